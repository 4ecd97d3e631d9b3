package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private final Map<String, String> shipped = Shipped.replies();
    private final Map<String, String> office = Shipped.office().words(Duration.ofMinutes(10));

    @Test
    void the_shipped_sentences_are_complete_and_fit_into_one_message_of_WeChat() {
        Phrases phrases = new Phrases(shipped, office);
        for (Wording wording : Wording.values()) {
            Map<String, String> values = new HashMap<>();
            wording.places().forEach(place -> values.put(place, "20261122-7K3FABCD"));
            String said = phrases.text(wording, values);
            assertThat(said).doesNotContain("{", "}");
            assertThat(said.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1500);
        }
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Map<String, String> file = new HashMap<>(shipped);
        file.remove("help");
        file.put("no-match", "没有 {weather}");
        file.put("greeting", "你好");
        file.put("closed", "已提交");
        assertThatThrownBy(() -> new Phrases(file, office))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("config/replies.yml 有问题：缺少 help；no-match 里不能用 {weather}；closed 里缺少 {receipt}；不认识 greeting");
    }

    @Test
    void braces_in_a_value_are_not_read_as_a_place() {
        Phrases phrases = new Phrases(shipped, office);
        assertThat(phrases.text(Wording.CATEGORY_NOTED, Map.of("category", "{category}{hotline}")))
                .isEqualTo("好的，记为“{category}{hotline}”。");
    }

    @Test
    void the_time_after_which_a_report_closes_is_the_setting() {
        Map<String, Duration> spoken = Map.of(
                "；10 分钟没有", Duration.ofMinutes(10),
                "；90 分钟没有", Duration.ofMinutes(90),
                "；2 小时没有", Duration.ofHours(2),
                "；45 秒没有", Duration.ofSeconds(45),
                "；1 秒没有", Duration.ofMillis(500));
        spoken.forEach((words, quiet) -> {
            Phrases phrases = new Phrases(shipped, Shipped.office().words(quiet));
            assertThat(phrases.text(Wording.RECEIPT)).contains(words + "新内容也会自动提交");
        });
    }

    @Test
    void privacy_promises_only_what_is_true() {
        Phrases phrases = new Phrases(shipped, office);
        assertThat(phrases.text(Wording.PRIVACY))
                .contains("另外加密存着", "写明理由、留下记录", "有结论告诉我")
                .doesNotContain("不保存");
    }

    @Test
    void danger_names_the_real_numbers_first() {
        Phrases phrases = new Phrases(shipped, office);
        assertThat(phrases.text(Wording.URGENT)).contains("110", "119", "120");
        assertThat(phrases.text(Wording.URGENT_MONEY)).contains("96110", "110");
        assertThat(phrases.text(Wording.OUT_OF_SCOPE)).contains("12345");
        assertThat(phrases.text(Wording.FOLLOWED).lines()).hasSize(3);
    }
}
