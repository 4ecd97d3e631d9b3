package org.chengqing.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.alarms.Alarm;
import org.chengqing.alarms.AlarmSource;

/** What may be wrong with mail, as alarms. */
final class OutboxAlarms implements AlarmSource {
    private final Outbox outbox;
    private final MailAlarmSettings settings;
    private final Clock clock;

    OutboxAlarms(Outbox outbox, MailAlarmSettings settings, Clock clock) {
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public List<Alarm> alarms() {
        OutboxHealth health = outbox.health();
        Instant now = clock.instant();
        List<Alarm> alarms = new ArrayList<>();
        if (health.pausedBecause() != null) {
            alarms.add(new Alarm(
                    "mail-paused",
                    "邮件队列已暂停（" + health.pausedBecause() + "）。举报都已保存，但发不出去；请检查邮箱密码、证书或磁盘，修好后会自动恢复。",
                    now));
        }
        if (health.dead() > 0) {
            alarms.add(new Alarm(
                    "mail-dead",
                    "有 " + health.dead() + " 封举报邮件多次发送失败，不会再自动发送。请在管理后台的“邮件”页查看，重发、改地址或导出；没有后台时运行 ./chengqing mails。",
                    now));
        }
        if (health.suspectedLost() > 0) {
            alarms.add(new Alarm(
                    "mail-lost",
                    "有 " + health.suspectedLost()
                            + " 封邮件对方收下了，但邮箱里找不到（可能被当成垃圾邮件）。请在管理后台的“邮件”页查看并重发；没有后台时运行 ./chengqing mails。",
                    now));
        }
        Instant oldest = health.oldestUndelivered();
        if (oldest != null && oldest.plus(settings.undeliveredAfter()).isBefore(now)) {
            alarms.add(new Alarm(
                    "mail-late",
                    "最早的一封邮件已经等了超过 " + settings.undeliveredAfter().toMinutes()
                            + " 分钟还没有送达。请在管理后台的“邮件”页查看原因；没有后台时运行 ./chengqing mails。",
                    oldest));
        }
        return alarms;
    }
}
