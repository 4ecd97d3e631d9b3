package org.chengqing.channel.wechat.standin;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** How often one account may call each path a day, by Beijing's calendar: a new account's limits until set otherwise. */
final class Quotas {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int CLEARINGS_A_MONTH = 10;
    private static final int OTHERS = 100_000;
    private final Clock clock;
    private final Map<String, Integer> limits = new HashMap<>(Map.of(
            Paths.TOKEN, 2000,
            Paths.STABLE_TOKEN, 500_000,
            Paths.MEDIA_UPLOAD, 100_000,
            Paths.MEDIA_GET, 200_000,
            Paths.CUSTOM_SEND, 500_000,
            Paths.MASS_SEND, 100,
            Paths.MASS_SEND_ALL, 100,
            Paths.USER_GET, 500,
            Paths.USER_INFO, 5_000_000,
            Paths.MENU_CREATE, 1000));
    private final Map<String, Integer> used = new HashMap<>();
    private LocalDate day;
    private int clearings;

    Quotas(Clock clock) {
        this.clock = clock;
        this.day = today();
    }

    synchronized void limit(String path, int aDay) {
        limits.put(path, aDay);
    }

    synchronized boolean take(String path) {
        LocalDate today = today();
        if (!today.equals(day)) {
            clearings = today.getMonth() == day.getMonth() ? clearings : 0;
            day = today;
            used.clear();
        }
        return used.merge(path, 1, Integer::sum) <= limit(path);
    }

    synchronized boolean clear() {
        if (clearings >= CLEARINGS_A_MONTH) {
            return false;
        }
        clearings++;
        used.clear();
        return true;
    }

    synchronized int limit(String path) {
        return limits.getOrDefault(path, OTHERS);
    }

    synchronized int used(String path) {
        return Math.min(limit(path), used.getOrDefault(path, 0));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
