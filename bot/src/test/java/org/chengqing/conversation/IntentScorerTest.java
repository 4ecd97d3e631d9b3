package org.chengqing.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.conversation.Intent.ASK;
import static org.chengqing.conversation.Intent.REPORT;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IntentScorerTest {
    private static final IntentScorer SCORER = Shipped.scorer();

    private record Labelled(String text, String intent, List<String> acceptable, Situation situation) {
        boolean told(Situation as) {
            String said = SCORER.understand(text, as).intent().code();
            boolean forward = intent.equals("ask-or-report") && (said.equals("ask") || said.equals("report"));
            return said.equals(intent) || acceptable.contains(said) || forward;
        }
    }

    @Test
    void tells_most_of_the_invented_messages_rightly() throws IOException {
        List<Labelled> messages = invented();
        double withContext = share(
                messages, messages.stream().filter(m -> m.told(m.situation())).count());
        double without = share(
                messages, messages.stream().filter(m -> m.told(Situation.FRESH)).count());
        System.out.printf("intents told rightly: %.3f with the situation, %.3f without%n", withContext, without);
        assertThat(withContext).isGreaterThan(0.93);
        assertThat(without).isGreaterThan(0.86);
    }

    @Test
    void hardly_ever_takes_a_question_for_a_report_or_a_report_for_a_question() throws IOException {
        assertThat(invented().stream()
                        .filter(m -> confused(m, "ask", REPORT) || confused(m, "report", ASK))
                        .map(Labelled::text))
                .hasSizeLessThan(4);
    }

    private static boolean confused(Labelled message, String label, Intent with) {
        return message.intent().equals(label)
                && SCORER.understand(message.text(), message.situation()).intent() == with
                && !message.acceptable().contains(with.code());
    }

    private static double share(List<Labelled> all, long right) {
        return (double) right / all.size();
    }

    private static List<Labelled> invented() throws IOException {
        try (InputStream file = IntentScorerTest.class.getResourceAsStream("/intents-dev.jsonl")) {
            Assertions.assertNotNull(file);
            List<Labelled> messages = new ArrayList<>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                JsonNode row = new JsonMapper().readTree(line);
                List<String> acceptable = new ArrayList<>();
                row.path("alsoAcceptable").forEach(each -> acceptable.add(each.asString()));
                messages.add(new Labelled(
                        row.get("text").asString(),
                        row.get("intent").asString(),
                        acceptable,
                        situation(row.path("context").asString(""))));
            }
            return messages;
        }
    }

    private static Situation situation(String context) {
        return context.isEmpty() ? Situation.FRESH : Situation.valueOf(context.toUpperCase(java.util.Locale.ROOT));
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
        "你好, HELP"
    })
    void a_mention_is_not_the_act(String text, Intent expected) {
        assertThat(SCORER.understand(text, Situation.FRESH).intent()).isEqualTo(expected);
    }

    @Test
    void takes_no_longer_for_a_text_made_to_be_slow() {
        String hostile = "有人举报".repeat(50_000);
        SCORER.understand(hostile, Situation.FRESH);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 10; i++) {
            SCORER.understand(hostile, Situation.FRESH);
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - began)).isLessThan(Duration.ofSeconds(1));
    }

    @Property
    void understands_anything(@ForAll String text, @ForAll Situation situation) {
        assertThat(SCORER.understand(text, situation).intent()).isNotNull();
    }
}
