package org.chengqing.conversation.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class IntentLogTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    private static final Sender ANNA = new Sender("wechat", "main", "oAnnaCanaryOpenId");
    private static final Pseudonyms PSEUDONYMS = new Pseudonyms(new byte[32]);
    private static final IntentLogSettings SETTINGS = new IntentLogSettings(Duration.ofDays(30), 5, 100, 3);

    private final JdbcClient jdbc = JdbcClient.create(RealServers.dataSource());
    private final IntentRecords records = new IntentRecords(jdbc, new MasterKey(new byte[32]).keyFor("test"), SETTINGS);
    private final IntentLog log = new IntentLog(records, PSEUDONYMS, SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void empty() {
        jdbc.sql("delete from understood_message").update();
    }

    @AfterEach
    void close() {
        log.close();
    }

    private static Understanding understanding(Intent intent, double probability) {
        Intent other = intent == Intent.ASK ? Intent.REPORT : Intent.ASK;
        return new Understanding(
                intent,
                Map.of(intent, probability, other, 1 - probability),
                List.of(new Understanding.Reason("用字“真的吗”", 1.25)),
                Set.of());
    }

    private void added(String text, Intent intent, double probability) {
        records.add("0".repeat(32), text, Situation.FRESH, understanding(intent, probability), NOW);
    }

    @Test
    void a_row_says_what_was_understood_and_why_with_numbers_masked() {
        log.note(ANNA, "是真的吗，电话13800000000", Situation.ANSWER_SHOWN, understanding(Intent.ASK, 0.9));

        await().until(() -> !log.list(null, false, 10).isEmpty());
        UnderstoodMessage row = log.list(null, false, 10).getFirst();
        assertThat(row.text()).isEqualTo("是真的吗，电话[电话]");
        assertThat(row.at()).isEqualTo(NOW);
        assertThat(row.situation()).isEqualTo(Situation.ANSWER_SHOWN);
        assertThat(row.intent()).isEqualTo(Intent.ASK);
        assertThat(row.margin()).isBetween(0.79, 0.81);
        assertThat(row.probabilities()).containsEntry(Intent.REPORT, 0.1);
        assertThat(row.reasons()).containsExactly("用字“真的吗” +1.3");
        assertThat(row.correction()).isEmpty();
    }

    @Test
    void a_correction_becomes_training_data() {
        added("这个群天天发假消息", Intent.ASK, 0.6);
        long id = log.list(null, false, 1).getFirst().id();

        assertThat(log.correct(id, Intent.REPORT, "王某")).isTrue();

        assertThat(log.list(null, false, 1).getFirst().correction())
                .contains(new UnderstoodMessage.Correction(Intent.REPORT, NOW, "王某"));
        assertThat(log.corrections())
                .containsExactly(
                        new LabelledMessage("log-" + id, "这个群天天发假消息", Intent.REPORT, Situation.FRESH, Set.of()));
    }

    @Test
    void a_row_that_is_gone_cannot_be_corrected() {
        assertThat(log.correct(Long.MAX_VALUE, Intent.REPORT, "王某")).isFalse();
        assertThat(log.corrections()).isEmpty();
    }

    @Test
    void the_least_certain_come_first_where_that_is_wanted() {
        added("一", Intent.ASK, 0.95);
        added("二", Intent.REPORT, 0.55);
        added("三", Intent.ASK, 0.7);

        assertThat(log.list(null, true, 10)).extracting(UnderstoodMessage::text).containsExactly("二", "三", "一");
        assertThat(log.list(Intent.ASK, true, 10))
                .extracting(UnderstoodMessage::text)
                .containsExactly("三", "一");
    }

    @Test
    void there_are_never_more_rows_than_the_setting_says() {
        for (int i = 0; i < 9; i++) {
            added("第" + i, Intent.ASK, 0.9);
            assertThat(log.list(null, false, 100)).hasSizeLessThanOrEqualTo(5);
        }
        assertThat(log.list(null, false, 100))
                .extracting(UnderstoodMessage::text)
                .containsExactly("第8", "第7", "第6", "第5", "第4");
    }

    @Test
    void what_is_older_than_the_setting_says_is_forgotten() {
        records.add(
                "0".repeat(32), "旧的", Situation.FRESH, understanding(Intent.ASK, 0.9), NOW.minus(Duration.ofDays(31)));
        added("新的", Intent.ASK, 0.9);

        log.trim();

        assertThat(log.list(null, false, 10))
                .extracting(UnderstoodMessage::text)
                .containsExactly("新的");
    }

    @Test
    void a_slow_database_delays_nobody_and_what_is_too_much_is_dropped() throws InterruptedException {
        IntentRecords slow = mock(IntentRecords.class);
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        doAnswer(_ -> {
                    begun.countDown();
                    released.await();
                    return null;
                })
                .when(slow)
                .add(any(), any(), any(), any(), any());
        IntentLog busy = new IntentLog(slow, PSEUDONYMS, SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));
        busy.note(ANNA, "第一条", Situation.FRESH, understanding(Intent.ASK, 0.9));
        begun.await();
        for (int i = 0; i < 20; i++) {
            busy.note(ANNA, "又一条", Situation.FRESH, understanding(Intent.ASK, 0.9));
        }
        released.countDown();
        busy.close();

        // one in hand and three waiting
        verify(slow, times(4)).add(any(), any(), any(), any(), any());
        verify(slow, never()).trim(any());
    }
}
