package org.chengqing.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.chengqing.alarms.Alarm;
import org.chengqing.alarms.AlarmSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody may be guessing the password of an account. */
final class GuessingAlarm implements AlarmSource {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final SignInSettings settings;
    private final Clock clock;

    GuessingAlarm(JdbcClient jdbc, SignInSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sign-in-guessing";
    }

    @Override
    public List<Alarm> alarms() {
        return jdbc.sql("select m.id, m.login, count(*) as failures, min(f.at) as first from sign_in_failure f"
                        + " join staff_member m on m.id = f.staff where f.at > ? group by m.id, m.login"
                        + " having count(*) >= ? order by m.id limit 20")
                .params(clock.instant().minus(WINDOW).atOffset(ZoneOffset.UTC), settings.alarmFrom())
                .query((row, _) -> new Alarm(
                        "sign-in-guessing-" + row.getLong("id"),
                        "后台账号 " + row.getString("login") + " 一小时内登录失败 " + row.getInt("failures")
                                + " 次，可能有人在猜密码。请问问本人；不是本人，就请管理员停用账号或给他重设。",
                        row.getTimestamp("first").toInstant()))
                .list();
    }
}
