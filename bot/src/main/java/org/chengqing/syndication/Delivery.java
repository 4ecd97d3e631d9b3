package org.chengqing.syndication;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one target, for people.
 *
 * @param message the webhook-id
 * @param claim of the review
 * @param attempts how often it was sent
 * @param code HTTP status of the last answer; null when none came
 * @param outcome what came instead of an answer, a technical word; null for nothing
 * @param due when it is sent next at the earliest; of no meaning once it is not waiting
 */
public record Delivery(
        long id,
        String target,
        String message,
        String review,
        int revision,
        EventType type,
        String claim,
        State state,
        int attempts,
        @Nullable Integer code,
        @Nullable String outcome,
        Instant created,
        Instant due,
        Instant changed) {
    /** How far it is. */
    public enum State {
        /** It is tried until it arrives or is given up. */
        WAITING,
        /** The target took it. */
        DELIVERED,
        /** It was given up. */
        DEAD,
        /** It was given up, and staff want no more of it. */
        SET_ASIDE
    }
}
