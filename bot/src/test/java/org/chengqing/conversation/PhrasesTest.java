package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private final Map<String, String> shipped = Shipped.replies();
    private final Map<String, String> office = Shipped.office().words();

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
    void danger_names_the_real_numbers_first() {
        Phrases phrases = new Phrases(shipped, office);
        assertThat(phrases.text(Wording.URGENT)).contains("110", "119", "120");
        assertThat(phrases.text(Wording.URGENT_MONEY)).contains("96110", "110");
        assertThat(phrases.text(Wording.OUT_OF_SCOPE)).contains("12345");
        assertThat(phrases.text(Wording.FOLLOWED).lines()).hasSize(3);
    }
}
