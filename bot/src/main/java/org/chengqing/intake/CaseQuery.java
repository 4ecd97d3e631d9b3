package org.chengqing.intake;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which reports staff want to see.
 *
 * @param states only with one of these states
 * @param category key of the category; null for all, blank for those without one
 * @param overdue only those that should have been taken up or finished by now
 * @param assignee login of who works on it, null for anybody
 * @param wave only those about the same content as this first one, null for all
 * @param number a part of the receipt, null for all
 * @param from opened then or later, null for no limit
 * @param before opened before then, null for no limit
 * @param byDue whether the one that is due first stands first; else the newest one does
 */
public record CaseQuery(
        Set<TipOffState> states,
        @Nullable String category,
        boolean overdue,
        @Nullable String assignee,
        @Nullable Receipt wave,
        @Nullable String number,
        @Nullable Instant from,
        @Nullable Instant before,
        boolean byDue) {
    /** The states in which staff still have something to do. */
    public static final Set<TipOffState> TO_DO =
            Set.of(TipOffState.RECEIVED, TipOffState.FORWARDED, TipOffState.IN_PROGRESS);

    /** Copies the states. */
    public CaseQuery {
        states = Set.copyOf(states);
    }
}
