package org.chengqing.audit;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the trail.
 *
 * @param number from 1, without gaps
 * @param at to the microsecond, as the database keeps it
 * @param act the name of an {@link AuditAct}; of one that an earlier version had, it may be another word
 */
public record AuditEntry(
        long number,
        Instant at,
        String who,
        String act,
        @Nullable String about,
        @Nullable String why) {
    /** What was done, in words for people. */
    public String label() {
        return Arrays.stream(AuditAct.values())
                .filter(known -> known.name().equals(act))
                .findFirst()
                .map(AuditAct::label)
                .orElse(act);
    }
}
