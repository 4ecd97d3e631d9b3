package org.chengqing.console.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times in words for templates, where the office is: China has one zone. */
public final class Times {
    /** The zone of the office. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZONE);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    /** To the minute; a dash for none. */
    public String minute(@Nullable Instant at) {
        return at == null ? "—" : MINUTE.format(at);
    }

    /** To the second; a dash for none. */
    public String second(@Nullable Instant at) {
        return at == null ? "—" : SECOND.format(at);
    }

    /** How long ago, in the largest unit: 3 分钟前. */
    public String ago(@Nullable Instant at) {
        if (at == null) {
            return "—";
        }
        Duration since = Duration.between(at, clock.instant());
        return since.toSeconds() < 60 ? "刚刚" : length(since) + "前";
    }

    /** A length in its largest unit: 3 小时. */
    public String length(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + " 天";
        }
        if (length.toHours() > 0) {
            return length.toHours() + " 小时";
        }
        return length.toMinutes() > 0 ? length.toMinutes() + " 分钟" : length.toSeconds() + " 秒";
    }
}
