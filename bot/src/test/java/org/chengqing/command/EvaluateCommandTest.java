package org.chengqing.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands end to end, on a set of three reviews and six messages. */
class EvaluateCommandTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path set = Path.of("");

    @BeforeEach
    void writeSet() throws IOException {
        set = Files.createDirectories(folder.resolve("tiny"));
        Files.writeString(set.resolve("kb.jsonl"), """
                {"id": "w", "claim": "云溪县城区停水三天", "verdict": "false", "body": "供水正常。", "region": "云溪县"}
                {"id": "s", "claim": "吃碘盐可以防核辐射", "verdict": "false", "body": "不能。", "validUntil": "2020-01-01"}
                {"id": "p", "claim": "紫菜是塑料做的", "verdict": "false", "body": "不是。"}
                """);
        Files.writeString(set.resolve("queries.jsonl"), """
                {"id": "1", "text": "吃碘盐可以防核辐射", "kind": "short", "expect": {"outcome": "match", "kb_id": "s"}}
                {"id": "2", "text": "紫菜是塑料做的吗", "kind": "short", "expect": {"outcome": "match", "kb_id": "p"}}
                {"id": "3", "text": "云溪县城区停水三天", "kind": "short", "expect": {"outcome": "match", "kb_id": "w"}}
                {"id": "4", "text": "望川县停水三天", "kind": "slot-trap", "expect": {"outcome": "none"}}
                {"id": "5", "text": "明天学校放假吗", "kind": "near-none", "expect": {"outcome": "none"}}
                {"id": "6", "text": "你好", "kind": "far-none", "expect": {"outcome": "none"}}
                """);
    }

    private int run(String... arguments) {
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            return EvaluateCommand.line().execute(arguments);
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complaints() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writes_a_prediction_for_each_message_and_prints_the_figures_by_kind() throws IOException {
        Path predictions = folder.resolve("out.jsonl");
        int code = run(
                "match",
                "--kb",
                set.resolve("kb.jsonl").toString(),
                "--queries",
                set.resolve("queries.jsonl").toString(),
                "--predictions",
                predictions.toString(),
                "--knowledge.matching.confirm-regional-from=0.95");

        assertThat(code).isZero();
        assertThat(Files.readAllLines(predictions))
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).contains("\"outcome\":", "\"millis\":"))
                .anySatisfy(line -> assertThat(line).contains("\"id\":\"1\"", "\"kb_id\":\"s\""))
                .anySatisfy(line -> assertThat(line).contains("\"id\":\"6\"", "\"outcome\":\"none\""));
        assertThat(printed()).contains("辟谣 3 条，问题 6 条。", "类型", "全部", "far-none", "short", "毫秒：p50");
    }

    @Test
    void prints_all_sets_beside_the_baselines() {
        assertThat(run("--sets", folder.toString())).isZero();
        assertThat(printed().lines().filter(line -> line.startsWith("tiny")))
                .hasSize(10)
                .anySatisfy(line -> assertThat(line).contains("澄清"))
                .anySatisfy(line -> assertThat(line).contains("SmartChineseAnalyzer + BM25"))
                .anySatisfy(line -> assertThat(line).contains("CJK 二元 + BM25"))
                .anySatisfy(line -> assertThat(line).contains("句向量"))
                .anySatisfy(line -> assertThat(line).contains("Cofacts 规则"))
                .anySatisfy(line -> assertThat(line).startsWith("tiny 易混部分"));
    }

    @Test
    void prints_the_curve_by_category_of_entry() {
        assertThat(run("match", "--curve", "--sets", folder.toString())).isZero();
        assertThat(printed())
                .contains("tiny：有地区或日期的条目 1 条", "tiny：一般条目 2 条", "0.05", "0.99")
                .contains("阈值");
    }

    @Test
    void says_where_it_looked_when_there_is_no_set() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThat(run("--sets", empty.toString())).isEqualTo(RootCommand.REJECTED);
        assertThat(run("match", "--curve", "--sets", folder.resolve("none").toString()))
                .isEqualTo(RootCommand.REJECTED);
        assertThat(complaints()).contains("没有找到数据集", empty.toString(), "（没有这个目录）");
    }

    @Test
    void tells_every_error_of_the_input_in_a_sentence() throws IOException {
        Path bad = Files.writeString(set.resolve("queries.jsonl"), "{\"id\": \"1\"}\nnonsense\n");
        String kb = set.resolve("kb.jsonl").toString();
        assertThat(run("match", "--kb", kb, "--queries", bad.toString())).isEqualTo(RootCommand.REJECTED);
        assertThat(run("--sets", folder.toString())).isEqualTo(RootCommand.REJECTED);
        assertThat(run("match", "--kb", kb)).isEqualTo(RootCommand.REJECTED);
        assertThat(run("match", "--kb", kb, "--queries", "/no/such", "--predictions", "/no/such/file", "--oops"))
                .isEqualTo(RootCommand.REJECTED);

        assertThat(complaints())
                .contains(
                        "queries.jsonl 第 1 行：缺少“text”或“query”",
                        "queries.jsonl 第 1 行：缺少“kind”",
                        "queries.jsonl 第 2 行：不是有效的 JSON",
                        "tiny：queries.jsonl 第 2 行",
                        "请用 --kb 给出辟谣文件",
                        "文件 /no/such 不存在或不能读取。",
                        "文件 /no/such/file 所在的目录不存在或不能写入。",
                        "不认识“--oops”")
                .doesNotContain("Exception", "\tat ");
        assertThat(printed()).isEmpty();
    }
}
