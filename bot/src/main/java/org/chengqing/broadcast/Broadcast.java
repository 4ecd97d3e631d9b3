package org.chengqing.broadcast;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast as it stands.
 *
 * @param version grows with every change of what it says and to whom
 * @param reviewRevision of the rebuttal when its recipients were worked out, null where it tells of none that stands
 * @param writers the logins of all who wrote any of it
 * @param sentBackWhy why the reviewer sent it back last, null where nobody did
 * @param pausedWhy why it does not go on, null where it does
 * @param notBefore the time for which it is scheduled, null for at once
 */
public record Broadcast(
        long id,
        BroadcastDraft draft,
        BroadcastState state,
        int version,
        @Nullable Integer reviewRevision,
        List<String> writers,
        Instant createdAt,
        @Nullable Instant preparedAt,
        @Nullable String sentBackWhy,
        @Nullable String pausedWhy,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt,
        @Nullable Instant notBefore,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    /** Copies the list. */
    public Broadcast {
        writers = List.copyOf(writers);
    }

    /** Whether it may still send something. */
    public boolean isActive() {
        return state == BroadcastState.SCHEDULED || state == BroadcastState.RUNNING || state == BroadcastState.PAUSED;
    }
}
