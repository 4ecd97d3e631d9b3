package org.chengqing.intake;

import java.time.Instant;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * A report.
 *
 * @param category a key of the taxonomy
 * @param lastActivityAt when its newest evidence was stored
 * @param parts how many mails about it were handed to the outbox
 * @param version counts every change of it or its evidence
 */
record TipOff(
        Receipt receipt,
        Pseudonym sender,
        String channel,
        @Nullable String category,
        TipOffState state,
        Instant openedAt,
        Instant lastActivityAt,
        @Nullable Instant closedAt,
        int parts,
        long version) {

    /** Whether its sender can still change it: nothing of it was mailed. */
    boolean changeable() {
        return state == TipOffState.COLLECTING || (state == TipOffState.RECEIVED && parts == 0);
    }
}
