package org.chengqing.knowledge.catalog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chengqing.knowledge.catalog.ImportResult.AlreadyImported;
import org.chengqing.knowledge.catalog.ImportResult.Imported;
import org.chengqing.knowledge.catalog.ImportResult.Refused;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewImportTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final ImportOrder ORDER = new ImportOrder("import", ReviewState.RELEASED, false);

    private final DataSource dataSource = TestDatabases.fresh();
    private final Catalog catalog = new Catalog(dataSource, CLOCK);

    @TempDir
    private Path folder;

    @Test
    void takes_the_least_a_row_can_say() throws IOException {
        Imported result = imported("kb.jsonl", """
                {"id": "a", "claim": "吃荔枝会被查酒驾", "verdict": "partly-true", "body": "刚吃完\\u0016吹气会有反应。漱口后就没有。", \
                "source": {"name": "交警", "url": null, "date": "2020/2/26 "}, "script": "hans"}

                {"id": "b", "claim": "大蒜治百病", "rating": "谣言", "body": "", "source": {"name": "疾控中心", "url": "alipays://x"}}
                """);

        assertThat(result.added()).isEqualTo(2);
        assertThat(result.notices()).containsExactly("第 1 行：不认识的列“script”，没有采用", "第 3 行：来源地址不是完整的 http(s) 网址，没有采用");
        ClaimReview first = find("a");
        assertThat(first.rating()).isEqualTo(Rating.PARTLY_TRUE);
        assertThat(first.conclusion()).isEqualTo("刚吃完吹气会有反应。");
        assertThat(first.sources()).containsExactly(new Source("交警", null, null, LocalDate.of(2020, 2, 26)));
        assertThat(first.region()).isEqualTo("全国");
        assertThat(first.category()).isEqualTo("其他");
        assertThat(first.state()).isEqualTo(ReviewState.RELEASED);
        assertThat(find("b").conclusion()).isEqualTo("谣言：大蒜治百病");
    }

    @Test
    void a_second_import_of_the_same_changes_nothing() throws IOException {
        String rows = """
                {"id": "a", "claim": "甲", "rating": "false", "source": {"name": "来源"}}
                {"id": "b", "claim": "乙", "rating": "true", "source": {"name": "来源"}}
                """;
        Imported first = imported("kb.jsonl", rows);
        Imported second = imported("kb.jsonl", rows);
        Imported third = imported("kb.jsonl", rows.replace("乙", "丙"));

        assertThat(second).isEqualTo(new Imported(0, 0, 2, first.generation(), List.of()));
        assertThat(third).isEqualTo(new Imported(0, 1, 1, first.generation() + 1, List.of()));
        assertThat(catalog.history(new ClaimReviewId("a"))).hasSize(1);
        assertThat(catalog.history(new ClaimReviewId("b"))).hasSize(2);
    }

    @Test
    void a_row_without_a_state_does_not_publish_again_what_was_withdrawn() throws IOException {
        String row = "{\"id\": \"a\", \"claim\": \"甲\", \"rating\": \"false\", \"source\": {\"name\": \"来源\"}}";
        imported("kb.jsonl", row);
        catalog.move(new ClaimReviewId("a"), 1, ReviewStep.WITHDRAW, "reviewer", "");

        assertThat(imported("kb.jsonl", row.replace("甲", "乙")).changed()).isEqualTo(1);

        assertThat(find("a").state()).isEqualTo(ReviewState.WITHDRAWN);
        assertThat(find("a").claim().text()).isEqualTo("乙");
    }

    @Test
    void tells_all_errors_of_json_lines_with_their_lines_and_takes_nothing() throws IOException {
        Refused refused = refused("kb.jsonl", """
                {"id": "good", "claim": "甲", "rating": "false"}
                {"id": "坏", "claim": "", "rating": "maybe", "validFrom": "2026-02-30"}
                {"id": "x", "claim":
                {"id": "good", "claim": "乙", "rating": "true", "state": "superseded"}
                {"id": "y", "claim": "丙", "rating": "true", "supersededBy": "nobody"}
                [1]
                """);

        assertThat(sentences(refused))
                .containsExactly(
                        "第 2 行：“id”只能用 1 到 64 个英文字母、数字、点、下划线和连字符，并以字母或数字开头：坏",
                        "第 2 行：缺少“claim”",
                        "第 2 行：“rating”应是 谣言、误导、部分属实、属实、尚无定论 之一：maybe",
                        "第 2 行：“validFrom”不是日期：2026-02-30（应写作 2026-03-12）",
                        "第 3 行：不是有效的 JSON（第 21 个字符附近）",
                        "第 4 行：“state”是 superseded，但没有写“supersededBy”",
                        "第 4 行：id “good”与前面（第 1 行）的重复",
                        "第 5 行：“supersededBy”指向的“nobody”不存在或就是它自己",
                        "第 6 行：应是一个 JSON 对象 {…}");
        assertThat(catalog.each(ReviewFilter.ALL, review -> {})).isZero();
    }

    @Test
    void reads_yaml_lists_and_documents_and_tells_where_an_entry_begins() throws IOException {
        assertThat(imported("list.yml", """
                        # 样例
                        - id: "001"
                          claim: 甲
                          verdict: false
                          source: {name: 来源, date: 2026-03-12}
                          facts: {numbers: [007, 3.10]}
                        - id: 002
                          claim: 乙
                          verdict: true
                        """).added()).isEqualTo(2);
        assertThat(find("001").rating()).isEqualTo(Rating.FALSE);
        assertThat(find("001").facts().numbers()).containsExactly("007", "3.10");

        assertThat(sentences(refused("documents.yaml", """
                        ---
                        id: a
                        claim: 甲
                        rating: false
                        ---
                        id: b

                        claim: 乙
                        ---
                        id: c
                        claim: [丙]
                        rating: true
                        """)))
                .containsExactly("第 6 行：缺少“rating”", "第 10 行：“claim”应是一段文字");
        assertThat(sentences(refused("broken.yml", "- id: a\n  claim: \"甲\n  rating: x\n")))
                .singleElement()
                .asString()
                .contains("YAML 格式有误");
    }

    @Test
    void reads_csv_with_and_without_a_byte_order_mark_and_counts_lines_of_the_file() throws IOException {
        String csv = """
                \uFEFFid,claim,rating,body,sourceName,sourceUrl,aliases,places,remark
                a,甲,谣言,"第一行
                第二行",来源,https://a.example/,别名一|别名二,云溪县,x
                ,,,,,,,,
                b,'=乙,误导,,来源,,,,
                """;
        assertThat(imported("kb.csv", csv).added()).isEqualTo(2);
        assertThat(find("a").body()).isEqualTo("第一行\n第二行");
        assertThat(find("a").aliases()).containsExactly("别名一", "别名二");
        assertThat(find("a").facts().places()).containsExactly("云溪县");
        assertThat(find("b").claim().text()).isEqualTo("=乙");
        assertThat(imported("kb.csv", csv.substring(1)).unchanged()).isEqualTo(2);

        assertThat(sentences(refused("bad.csv", "id,claim,rating\na,\"甲\n乙\",x\nb,丙,谣言,多\nc,丁,假\n")))
                .containsExactly(
                        "第 2 行：“rating”应是 谣言、误导、部分属实、属实、尚无定论 之一：x",
                        "第 4 行：有 4 列，而表头只有 3 列",
                        "第 5 行：“rating”应是 谣言、误导、部分属实、属实、尚无定论 之一：假");
        assertThat(sentences(refused("header.csv", "id,文字\na,b\n")))
                .containsExactly("第 1 行：表头缺少“claim”列，表头缺少“rating”列，之后的内容没有检查");
        assertThat(sentences(refused("open.csv", "id,claim,rating\na,甲,谣言\nb,\"乙,谣言\n")))
                .containsExactly("第 3 行：引号没有成对，之后的内容没有检查");
    }

    @Test
    void counter_examples_come_from_every_format_within_the_limits_of_aliases() throws IOException {
        imported(
                "a.jsonl",
                "{\"id\": \"a\", \"claim\": \"甲\", \"rating\": \"谣言\", \"counterExamples\": [\"甲县的\", \" \"]}");
        imported("b.yml", "- {id: b, claim: 乙, rating: 谣言, counterExamples: [乙县的, 乙镇的]}");
        imported("c.csv", "id,claim,rating,counterExamples\nc,丙,谣言,丙县的|丙镇的\n");
        assertThat(find("a").counterExamples()).containsExactly("甲县的");
        assertThat(find("b").counterExamples()).containsExactly("乙县的", "乙镇的");
        assertThat(find("c").counterExamples()).containsExactly("丙县的", "丙镇的");

        String many = IntStream.rangeClosed(0, 100).mapToObj(i -> "例" + i).collect(Collectors.joining("|"));
        assertThat(sentences(refused("d.csv", "id,claim,rating,counterExamples\nd,丁,谣言," + many)))
                .containsExactly("第 2 行：“counterExamples”有 101 项，最多 100 项");
        assertThat(sentences(
                        refused("e.yml", "- {id: e, claim: 戊, rating: 谣言, counterExamples: " + "长".repeat(501) + "}")))
                .containsExactly("第 1 行：“counterExamples”有 501 个字，最多 500 个字");
    }

    @Test
    void a_catalogue_from_before_counter_examples_still_equals_its_file() throws Exception {
        String file = "- {id: a, claim: 甲, rating: 谣言}";
        imported("kb.yml", file);
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                InputStream migration = requireNonNull(
                        ReviewImport.class.getResourceAsStream("/db/migration/V101__counter_examples.sql"))) {
            statement.execute("update claim_review set content = content - 'counterExamples'");
            assertThat(find("a").counterExamples()).isEmpty();
            statement.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(imported("kb.yml", file).unchanged()).isEqualTo(1);
    }

    @Test
    void a_file_in_another_encoding_is_told_so() throws IOException {
        Path file = folder.resolve("gbk.csv");
        Files.write(file, "id,claim,rating\na,谣言,false\n".getBytes(Charset.forName("GBK")));

        assertThat(sentences((Refused) run(file))).containsExactly("第 2 行：“claim”含有乱码（文件应存为 UTF-8 编码）");
    }

    @Test
    void a_broken_giant_does_not_fill_the_memory() throws IOException {
        String bad = IntStream.range(0, 3000).mapToObj(i -> "{}").collect(Collectors.joining("\n"));
        Refused refused = refused("bad.jsonl", bad);
        assertThat(refused.errors()).hasSize(ReviewImport.MAX_ERRORS);
        assertThat(refused.errorCount()).isEqualTo(9000);

        String endless = "x".repeat(EntryReader.MAX_ENTRY + 50_000);
        assertThat(sentences(refused("endless.jsonl", "{\"id\": \"" + endless + "\"}\n{}")))
                .startsWith("第 1 行：一行超过 1000000 个字符", "第 2 行：缺少“id”");
        assertThat(sentences(refused("endless.csv", "id,claim,rating\na,\"" + endless)))
                .containsExactly("第 2 行：一条内容超过 1000000 个字符，可能是引号没有成对，之后的内容没有检查");
        assertThat(sentences(refused("endless.yml", "- id: a\n- id: \"" + endless)))
                .last()
                .asString()
                .contains("一条内容超过");
    }

    @Test
    void a_set_is_imported_once_ever() throws IOException {
        Path one = write("one.yml", "- {id: a, claim: 甲, rating: 谣言}");
        Path two = write("two.yml", "- {id: b, claim: 乙, rating: 谣言}");
        ReviewImport imports = new ReviewImport(dataSource, CLOCK);
        ImportOrder samples = new ImportOrder("starter", ReviewState.RELEASED, true);
        Path bad = write("bad.yml", "- {id: a}");

        assertThat(imports.runOnce("starter", List.of(bad), samples)).isInstanceOf(Refused.class);
        assertThat(imports.runOnce("starter", List.of(one, two), samples)).isInstanceOf(Imported.class);
        catalog.revise(new ClaimReviewId("a"), 1, TestReviews.about("改过"), "editor", "");

        assertThat(imports.runOnce("starter", List.of(one, two), samples)).isEqualTo(new AlreadyImported(NOW));
        assertThat(find("a").claim().text()).isEqualTo("改过");
        assertThat(find("b").sample()).isTrue();
    }

    @Test
    void an_export_imports_as_the_same_catalogue_in_every_format() throws IOException {
        imported("kb.jsonl", """
                {"id": "a", "claim": "=甲", "rating": "false", "sources": [{"name": "一"}, {"name": "二", "date": "2026-01-02"}]}
                {"id": "b", "claim": "乙|丙", "rating": "true", "aliases": ["x|y", "@z"], "counterExamples": ["丙|丁", "=戊"], "supersededBy": "a", "sample": true}
                {"id": "c", "claim": "丁", "rating": "unproven", "state": "draft", "validUntil": "2026-12-31"}
                """);
        for (ReviewFormat format : ReviewFormat.values()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(new ReviewExport(dataSource, CLOCK).run(ReviewFilter.ALL, format, out))
                    .isEqualTo(3);
            Path file = folder.resolve(
                    switch (format) {
                        case JSON_LINES -> "export.jsonl";
                        case YAML -> "export.yml";
                        case CSV -> "export.csv";
                    });
            Files.write(file, out.toByteArray());
            DataSource empty = TestDatabases.fresh();

            assertThat(new ReviewImport(empty, CLOCK).run(file, ORDER, ImportProgress.NONE))
                    .isInstanceOfSatisfying(
                            Imported.class, result -> assertThat(result.added()).isEqualTo(3));
            assertThat(all(new Catalog(empty, CLOCK))).isEqualTo(all(catalog));
        }
    }

    @Test
    void tells_how_far_it_has_come() throws IOException {
        String row =
                "{\"id\": \"%d\", \"claim\": \"甲\", \"rating\": \"false\", \"body\": \"" + "字".repeat(1000) + "\"}";
        String rows = IntStream.range(0, 400).mapToObj(row::formatted).collect(Collectors.joining("\n"));
        Path file = write("kb.jsonl", rows);
        List<Long> read = new ArrayList<>();
        new ReviewImport(dataSource, CLOCK).run(file, ORDER, (bytes, total) -> {
            assertThat(total).isEqualTo(rows.getBytes(StandardCharsets.UTF_8).length);
            read.add(bytes);
        });

        assertThat(read).hasSizeGreaterThan(3).isSorted().last().isEqualTo(Files.size(file));
    }

    private static List<ClaimReview> all(Catalog catalog) {
        List<ClaimReview> reviews = new ArrayList<>();
        catalog.each(ReviewFilter.ALL, reviews::add);
        return reviews;
    }

    private ClaimReview find(String id) {
        return catalog.find(new ClaimReviewId(id)).orElseThrow();
    }

    private Imported imported(String name, String text) throws IOException {
        ImportResult result = run(write(name, text));
        assertThat(result).isInstanceOf(Imported.class);
        return (Imported) result;
    }

    private Refused refused(String name, String text) throws IOException {
        ImportResult result = run(write(name, text));
        assertThat(result).isInstanceOf(Refused.class);
        return (Refused) result;
    }

    private static List<String> sentences(Refused refused) {
        return refused.errors().stream().map(ImportError::sentence).toList();
    }

    private ImportResult run(Path file) throws IOException {
        return new ReviewImport(dataSource, CLOCK).run(file, ORDER, ImportProgress.NONE);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
