package org.chengqing.syndication;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.alarms.Alarm;
import org.chengqing.alarms.AlarmSource;

/** What may be wrong with targets, as alarms. */
final class SyndicationAlarms implements AlarmSource {
    private static final String WHERE = "请到工作台“推送”页";

    private final Targets targets;
    private final TargetStates states;
    private final SyndicationSettings settings;
    private final Clock clock;

    SyndicationAlarms(Targets targets, TargetStates states, SyndicationSettings settings, Clock clock) {
        this.targets = targets;
        this.states = states;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public List<Alarm> alarms() {
        Instant now = clock.instant();
        List<Alarm> alarms = new ArrayList<>();
        targets.all().forEach(target -> add(alarms, states.health(target), now));
        return alarms;
    }

    private void add(List<Alarm> alarms, TargetHealth health, Instant now) {
        String name = health.name();
        if (health.dead() > 0) {
            alarms.add(new Alarm(
                    "webhook-dead-" + name,
                    "有 " + health.dead() + " 条通知没能推送给“" + name + "”，不会再自动发送。" + WHERE + "查看原因，再发一次或注明不再发。",
                    now));
        }
        if (health.stoppedAt() != null) {
            alarms.add(new Alarm(
                    "webhook-gone-" + name,
                    "推送目标“" + name + "”答复说这个地址已停用（410），推送已停止，新的通知都留着。请问清对方的新地址并改好设置，或在工作台“推送”页恢复。",
                    health.stoppedAt()));
            return;
        }
        Instant oldest = health.oldest();
        if (oldest != null && oldest.plus(settings.alarmAfter()).isBefore(now)) {
            alarms.add(new Alarm(
                    "webhook-late-" + name,
                    "给“" + name + "”的通知等了超过 " + settings.alarmAfter().toMinutes() + " 分钟还没有送到。程序会继续试；" + WHERE
                            + "看对方答复了什么。",
                    oldest));
        }
    }
}
