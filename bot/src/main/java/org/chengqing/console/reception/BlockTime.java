package org.chengqing.console.reception;

import java.time.Duration;

/** For how long a sender is blocked. */
enum BlockTime {
    HOUR("1 小时", Duration.ofHours(1)),
    DAY("24 小时", Duration.ofDays(1)),
    WEEK("7 天", Duration.ofDays(7));

    private final String label;
    private final Duration length;

    BlockTime(String label, Duration length) {
        this.label = label;
        this.length = length;
    }

    public String label() {
        return label;
    }

    Duration length() {
        return length;
    }
}
