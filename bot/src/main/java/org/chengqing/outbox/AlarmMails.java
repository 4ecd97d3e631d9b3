package org.chengqing.outbox;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.chengqing.alarms.Alarm;
import org.chengqing.alarms.AlarmCleared;
import org.chengqing.alarms.AlarmRaised;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.util.HtmlUtils;

/** Mails alarms to the administrator: each at most once a day, and once a day that it is over. */
final class AlarmMails {
    private static final Logger log = LoggerFactory.getLogger(AlarmMails.class);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final Outbox outbox;
    private final String administrator;
    private final Clock clock;

    AlarmMails(Outbox outbox, String administrator, Clock clock) {
        this.outbox = outbox;
        this.administrator = administrator;
        this.clock = clock;
    }

    @EventListener
    void on(AlarmRaised raised) {
        mail(raised.alarm(), "", "[告警] ", raised.alarm().sentence());
    }

    @EventListener
    void on(AlarmCleared cleared) {
        mail(cleared.alarm(), "-over", "[告警解除] ", "已恢复正常：" + cleared.alarm().sentence());
    }

    private void mail(Alarm alarm, String suffix, String mark, String sentence) {
        Instant now = clock.instant();
        try {
            outbox.enqueue(new OutgoingMail(
                    "alarm-" + alarm.name() + "-" + DAY.format(now) + suffix,
                    administrator,
                    mark + "澄清 " + alarm.name(),
                    sentence + "\n",
                    "<p>" + HtmlUtils.htmlEscape(sentence) + "</p>",
                    List.of()));
        } catch (DataAccessException | TransactionException e) {
            // an alarm about the database itself: it is in the log, and mail needs the database
            log.warn(
                    "Alarm {} could not be mailed: {}",
                    alarm.name(),
                    e.getClass().getSimpleName());
        }
    }
}
