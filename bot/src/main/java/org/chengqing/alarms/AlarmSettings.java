package org.chengqing.alarms;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The section {@code alarms} of the settings.
 *
 * @param checkEvery pause between two looks
 * @param checkWithin how long one source may take
 * @param repeatEvery after which an alarm that still stands is logged again
 * @param diskFloor free space of the data folder below which there is an alarm
 * @param diskPercent the same as a part of the disk
 */
@ConfigurationProperties("alarms")
public record AlarmSettings(
        @DefaultValue("30s") Duration checkEvery,
        @DefaultValue("5s") Duration checkWithin,
        @DefaultValue("24h") Duration repeatEvery,
        @DefaultValue("2GB") DataSize diskFloor,
        @DefaultValue("10") int diskPercent) {
    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public AlarmSettings {
        require(checkEvery.isPositive(), "check-every must be positive", checkEvery);
        require(checkWithin.isPositive(), "check-within must be positive", checkWithin);
        require(repeatEvery.isPositive(), "repeat-every must be positive", repeatEvery);
        require(!diskFloor.isNegative(), "disk-floor must not be negative", diskFloor);
        require(diskPercent >= 0 && diskPercent <= 99, "disk-percent must be 0 to 99", diskPercent);
    }

    private static void require(boolean holds, String sentence, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("alarms." + sentence + ", but is " + value);
        }
    }
}
