package org.chengqing.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.chengqing.alarms.Alarm;
import org.chengqing.alarms.AlarmCleared;
import org.chengqing.alarms.AlarmRaised;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.dao.DataAccessResourceFailureException;

class OutboxAlarmsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T17:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Outbox outbox = mock(Outbox.class);
    private final OutboxAlarms alarms =
            new OutboxAlarms(outbox, new MailAlarmSettings(null, Duration.ofMinutes(30)), CLOCK);
    private final AlarmMails mails = new AlarmMails(outbox, "admin@office.example", CLOCK);

    @Test
    void mail_that_flows_gives_no_alarm() {
        when(outbox.health()).thenReturn(new OutboxHealth(3, 1, 0, 0, NOW.minus(Duration.ofMinutes(30)), null));

        assertThat(alarms.alarms()).isEmpty();
    }

    @Test
    void each_trouble_is_an_alarm_of_its_own() {
        Instant old = NOW.minus(Duration.ofMinutes(31));
        when(outbox.health()).thenReturn(new OutboxHealth(3, 1, 2, 1, old, "AuthenticationFailedException"));

        assertThat(alarms.alarms())
                .extracting(Alarm::name)
                .containsExactly("mail-paused", "mail-dead", "mail-lost", "mail-late");
        assertThat(alarms.alarms().getLast().since()).isEqualTo(old);
        assertThat(alarms.alarms().stream().skip(1))
                .allSatisfy(alarm -> assertThat(alarm.sentence()).contains("管理后台的“邮件”页", "./chengqing mails"));
    }

    @Test
    void an_alarm_and_its_end_are_mailed_under_the_day_in_beijing() {
        Alarm alarm = new Alarm("mail-dead", "有 1 封邮件<没有>送达。", NOW);

        mails.on(new AlarmRaised(alarm));
        mails.on(new AlarmCleared(alarm, NOW));

        ArgumentCaptor<OutgoingMail> mailed = ArgumentCaptor.forClass(OutgoingMail.class);
        verify(outbox, times(2)).enqueue(mailed.capture());
        assertThat(mailed.getAllValues())
                .extracting(OutgoingMail::key)
                .containsExactly("alarm-mail-dead-20261123", "alarm-mail-dead-20261123-over");
        assertThat(mailed.getValue().to()).isEqualTo("admin@office.example");
        assertThat(mailed.getValue().html()).contains("&lt;没有&gt;");
    }

    @Test
    void an_alarm_that_cannot_be_mailed_breaks_nothing() {
        doThrow(new DataAccessResourceFailureException("away")).when(outbox).enqueue(any());

        assertThatCode(() -> mails.on(new AlarmRaised(new Alarm("postgres", "数据库没有应答。", NOW))))
                .doesNotThrowAnyException();
    }
}
