package org.chengqing.conversation.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chengqing.conversation.intent.Understanding.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntentClassifierTest {
    private static final IntentClassifier CLASSIFIER = Shipped.CLASSIFIER;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static Intent told(String text, Situation situation) {
        return CLASSIFIER.understand(text, situation).intent();
    }

    @ParameterizedTest
    @CsvSource({
        "有人举报说停水是真的吗, ASK",
        "我不举報，就想問問這是不是真的, ASK",
        "听说抓了造谣的人，那地震是不是假的, ASK",
        "我要举报一个冒充医保局的群, REPORT",
        "楼上着火了快来人, URGENT",
        "网传楼上着火的视频是真的吗, ASK",
        "我的举报怎么样了, STATUS",
        "删除我的信息, WITHDRAW",
        "路灯坏了找谁, OUT_OF_SCOPE",
        "20261122-7K3F, STATUS",
        "你好, HELP"
    })
    void a_mention_is_not_the_act(String text, Intent expected) {
        assertThat(told(text, Situation.FRESH)).isEqualTo(expected);
    }

    @Test
    void danger_outranks_whatever_is_running() {
        for (Situation situation : Situation.values()) {
            assertThat(told("救命，楼上着火了，有人跳下来了", situation)).isEqualTo(Intent.URGENT);
        }
    }

    @Test
    void the_situation_tells_apart_what_words_do_not() {
        assertThat(told("收款人姓李，在西街开店", Situation.REPORT_COLLECTING)).isEqualTo(Intent.SUPPLEMENT);
        assertThat(told("说得很清楚，谢谢", Situation.ANSWER_SHOWN)).isEqualTo(Intent.FEEDBACK);
    }

    @Test
    void every_answer_says_what_decided_and_how_sure_it_is() {
        Understanding understood = CLASSIFIER.understand("听说明天停水，是真的吗", Situation.FRESH);

        assertThat(understood.intent()).isEqualTo(Intent.ASK);
        assertThat(understood.reasons())
                .isNotEmpty()
                .allSatisfy(reason -> assertThat(reason.inWords()).isNotBlank());
        assertThat(understood.probabilities().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(1, within(1e-6));
        assertThat(understood.margin()).isBetween(0.5, 1.0);
    }

    @Test
    void a_rule_gives_its_name_as_the_reason() {
        assertThat(CLASSIFIER.understand("完成", Situation.REPORT_COLLECTING).reasons())
                .extracting(Understanding.Reason::inWords)
                .containsExactly("规则 完成的原话");
    }

    @Test
    void notes_are_taken_beside_the_intent() {
        assertThat(CLASSIFIER.understand("我要举报", Situation.FRESH).notes()).contains(Note.BARE_REPORT);
    }

    @Test
    void takes_no_longer_for_a_text_made_to_be_slow() {
        String hostile = "有人举报".repeat(50_000);
        told(hostile, Situation.FRESH);
        long began = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < 10; i++) {
            told(hostile, Situation.FRESH);
        }
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - began)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void a_missing_model_is_one_clear_sentence() {
        ModelSettings elsewhere = new ModelSettings(Path.of("no", "such", "model.txt"), 0.3, 0.1);

        assertThatThrownBy(() -> IntentClassifier.open(Shipped.WORDS, elsewhere, Shipped.SENTENCES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("没有意图模型")
                .hasMessageContaining("./chengqing train intent");
    }

    @Property(tries = 200)
    void understands_anything(@ForAll String text, @ForAll Situation situation) {
        assertThat(CLASSIFIER.understand(text, situation).probabilities()).hasSize(Intent.values().length);
    }
}
