package org.chengqing.statistics;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How numbers are kept.
 *
 * @param flushEvery how often the sums are written; a process that dies loses at most those
 * @param waiting most different sums that wait to be written; beyond it new ones are not counted
 * @param byHour how long numbers are kept for each hour; later for each day
 * @param kept how long they are kept at all
 */
@ConfigurationProperties("statistics")
record StatisticsSettings(
        @DefaultValue("5s") Duration flushEvery,
        @DefaultValue("20000") int waiting,
        @DefaultValue("90d") Duration byHour,
        @DefaultValue("1100d") Duration kept) {
    /** Throws {@link IllegalArgumentException} for values that keep nothing. */
    StatisticsSettings {
        if (!flushEvery.isPositive() || waiting < 1 || byHour.toDays() < 31 || kept.compareTo(byHour) < 0) {
            throw new IllegalArgumentException(
                    "statistics: " + flushEvery + ", " + waiting + ", " + byHour + ", " + kept);
        }
    }
}
