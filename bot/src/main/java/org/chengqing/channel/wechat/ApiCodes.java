package org.chengqing.channel.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** The platform's table of codes (全局返回码) turned into what to do. */
final class ApiCodes {
    static final int SYSTEM_BUSY = -1;
    static final int OUT_OF_WINDOW = 45015;
    static final int COUNT_USED_UP = 45047;
    private static final Set<Integer> TOKEN = Set.of(40001, 40014, 42001, 41001);
    private static final Set<Integer> ACCOUNT =
            Set.of(40013, 40125, 40164, 41002, 41004, 48001, 48004, 50002, 61004, 89501, 89503, 89506, 89507);
    private static final Duration BUSY = Duration.ofSeconds(10);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private ApiCodes() {}

    /** Whether the token was refused, so that a new one may help. */
    static boolean isToken(int code) {
        return TOKEN.contains(code);
    }

    static <T> ApiOutcome<T> outcome(int code, Clock clock) {
        String reason = Integer.toString(code);
        if (code == SYSTEM_BUSY) {
            return new ApiOutcome.PutOff<>(BUSY, reason);
        }
        if (code == 45009) {
            return new ApiOutcome.PutOff<>(untilMidnight(clock), reason);
        }
        if (code == 45011 || code == 45066 || isToken(code)) {
            return new ApiOutcome.PutOff<>(MINUTE, reason);
        }
        return ACCOUNT.contains(code) ? new ApiOutcome.Blocked<>(code) : new ApiOutcome.Refused<>(code);
    }

    /** Day quotas are taken to renew at 00:00 in Beijing; the platform does not say when. */
    private static Duration untilMidnight(Clock clock) {
        ZonedDateTime now = clock.instant().atZone(BEIJING);
        LocalDate tomorrow = now.toLocalDate().plusDays(1);
        return Duration.between(now, tomorrow.atStartOfDay(BEIJING)).plus(MINUTE);
    }
}
