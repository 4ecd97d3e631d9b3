package org.chengqing.knowledge.claim;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The days on which a review may answer, both included; null leaves that end open. */
public record Validity(@Nullable LocalDate from, @Nullable LocalDate until) {
    /** Valid on every day. */
    public static final Validity ALWAYS = new Validity(null, null);

    /** Throws {@link IllegalArgumentException} when it would end before it begins. */
    public Validity {
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("valid until " + until + " is before valid from " + from);
        }
    }

    /** Whether a review may answer on this day. */
    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }
}
