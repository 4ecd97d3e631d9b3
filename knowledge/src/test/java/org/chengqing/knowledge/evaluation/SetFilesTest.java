package org.chengqing.knowledge.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.KnowledgeOptions;
import org.chengqing.knowledge.Sentences;
import org.chengqing.knowledge.evaluation.SetFiles.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetFilesTest {
    private static final String WATER = """
            {"id": "w", "claim": "云溪县城区停水三天", "verdict": "false", "body": "供水正常。", "region": "云溪县", \
            "validFrom": "2020-01-01", "validUntil": "2020-01-02"}
            """;

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void reads_both_shapes_of_labels() throws IOException {
        SetFiles files = new SetFiles(
                "甲",
                List.of(file("kb.jsonl", WATER)),
                List.of(file("public.jsonl", """
                        {"id": "1", "query": "停水", "kb_id": "w", "related_kb_ids": ["x"], "kind": "t"}
                        {"id": "2", "query": "停电", "kind": "t", "script": "hans"}
                        """), file("local.jsonl", """
                        {"id": "3", "text": "停水？", "kind": "s", "expect": {"outcome": "match", "kb_id": "w"}, "note": ""}

                        {"id": "4", "text": "停水", "kind": "s", "expect": {"outcome": "candidates", "acceptable": ["w", "y"]}}
                        {"id": "5", "text": "停电", "kind": "s", "expect": {"outcome": "none"}}
                        {"id": "6", "text": "停气", "kind": "s", "expect": {"outcome": "match", "kb_id": "gone"}}
                        """)),
                null);

        Reading.Complete read = (Reading.Complete) files.read(Map.of("云溪县", "青禾市"));
        assertThat(read.set().queries())
                .extracting(LabelledQuery::right)
                .containsExactly(Set.of("w", "x"), Set.of(), Set.of("w"), Set.of("w", "y"), Set.of(), Set.of("gone"));
        assertThat(read.set().placesAbove()).containsExactly(Map.entry("云溪县", "青禾市"));
        assertThat(read.notices()).containsExactly("有 1 条问题的答案都不在知识库文件里");
    }

    @Test
    void tells_all_errors_with_file_and_line() throws IOException {
        SetFiles files = new SetFiles(
                "甲",
                List.of(file("kb.jsonl", WATER + "{\"id\": \"x\"}\n"), file("more.jsonl", WATER), file("kb.txt", "")),
                List.of(file("q.jsonl", """
                        {"id": "1", "text": "停水", "kind": "t"}
                        {"id": "1", "text": "停水", "kind": "t"}
                        {"text": "停水", "expect": {"outcome": "maybe"}}
                        nonsense
                        [1]
                        {"id": "2", "kind": "t"}
                        """), file("empty.jsonl", "\n")),
                file("places.json", "[1]"));

        Reading.Faulty faulty = (Reading.Faulty) files.read(Map.of());
        assertThat(faulty.errors())
                .extracting(error -> error.file() + " " + error.sentence())
                .containsExactly(
                        "kb.jsonl 第 2 行：缺少“claim”",
                        "kb.jsonl 第 2 行：缺少“rating”",
                        "more.jsonl 第 1 行：id “w”与 kb.jsonl 第 1 行的重复",
                        "kb.txt 不认识这种文件：应以 .jsonl、.yml、.yaml 或 .csv 结尾",
                        "q.jsonl 第 2 行：id “1”与 q.jsonl 第 1 行的重复",
                        "q.jsonl 第 3 行：缺少“id”",
                        "q.jsonl 第 3 行：缺少“kind”",
                        "q.jsonl 第 3 行：“expect.outcome”应是 match、candidates、none 之一",
                        "q.jsonl 第 4 行：不是有效的 JSON",
                        "q.jsonl 第 5 行：应是一个 JSON 对象 {…}",
                        "q.jsonl 第 6 行：缺少“text”或“query”",
                        "empty.jsonl 里面没有问题",
                        "places.json 应是一个 JSON 对象：地名 → 它的上级地名");
    }

    @Test
    void broken_places_are_told_with_their_line() throws IOException {
        SetFiles files = new SetFiles(
                "甲",
                List.of(file("kb.jsonl", WATER)),
                List.of(file("q.jsonl", "{\"id\": \"1\", \"text\": \"停水\", \"kind\": \"t\"}")),
                file("places.json", "{\"云溪县\":\n\"青禾市\"\n"));
        assertThat(((Reading.Faulty) files.read(Map.of())).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.sentence()).contains("不是有效的 JSON"));
    }

    @Test
    void finds_sets_and_puts_local_among_public() throws IOException {
        for (String set : List.of("public", "local", "other")) {
            file(set + "/kb.jsonl", WATER);
            file(set + "/queries-dev.jsonl", "{}");
        }
        file("local/places.json", "{}");
        file("halfway/kb.jsonl", WATER);

        List<SetFiles> sets = SetFolders.below(folder);
        assertThat(sets).extracting(SetFiles::name).containsExactly("local（public 作干扰）", "other", "public");
        assertThat(sets.getFirst().bases()).hasSize(2);
        assertThat(sets.getFirst().places()).isEqualTo(folder.resolve("local/places.json"));
        assertThat(SetFolders.below(folder.resolve("other"))).hasSize(1);
        assertThat(SetFolders.below(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void measures_the_matcher_without_dates_of_validity() throws IOException {
        SetFiles files = new SetFiles(
                "甲",
                List.of(file("kb.jsonl", WATER)),
                List.of(file(
                        "q.jsonl", "{\"id\": \"1\", \"query\": \"云溪县城区停水三天\", \"kb_id\": \"w\", \"kind\": \"t\"}")),
                null);
        EvaluationSet set = ((Reading.Complete) files.read(Map.of())).set();
        List<Integer> steps = new ArrayList<>();

        List<Answer> answers = MatchEvaluation.run(
                set.queries(),
                KnowledgeBase.over(set.reviews(), KnowledgeOptions.STANDARD, Sentences.BOTH),
                steps::add);

        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.isHelped()).isTrue();
            assertThat(answer.weighed()).isNotEmpty();
            assertThat(answer.millis()).isPositive();
        });
        assertThat(steps).containsExactly(1);
    }
}
