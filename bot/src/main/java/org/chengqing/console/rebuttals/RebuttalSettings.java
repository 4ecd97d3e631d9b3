package org.chengqing.console.rebuttals;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How rebuttals are looked after.
 *
 * @param remindBefore how long before a validity ends staff are reminded
 * @param remindAt when the reminder is mailed, each day on which there is something to say
 * @param pastQuestions most past questions that are asked again before a release
 * @param foresightsKept results of that in the memory of an instance
 */
@ConfigurationProperties("console.rebuttals")
record RebuttalSettings(
        @DefaultValue("14d") Duration remindBefore,
        @DefaultValue("08:00") LocalTime remindAt,
        @DefaultValue("2000") int pastQuestions,
        @DefaultValue("20") int foresightsKept) {
    /** Throws {@link IllegalArgumentException} for bounds below one. */
    RebuttalSettings {
        if (remindBefore.toDays() < 1 || pastQuestions < 1 || foresightsKept < 1) {
            throw new IllegalArgumentException(
                    "console.rebuttals: " + remindBefore + ", " + pastQuestions + ", " + foresightsKept);
        }
    }
}
