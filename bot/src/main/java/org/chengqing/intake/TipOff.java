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
 * @param supplementingSince since when evidence is being added to it after it was closed, null while none is
 * @param mentioned the last position that a mail spoke of, 0 before the first mail
 * @param withdrawalPart the mail that told the office that it was taken back, null before or where there was none to tell
 * @param digestGroup the reports that it is mailed together with, null when it is mailed by itself
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
        @Nullable Instant supplementingSince,
        int mentioned,
        @Nullable Integer withdrawalPart,
        @Nullable String digestGroup,
        long version) {

    /** Whether messages join it. */
    boolean open() {
        return state == TipOffState.COLLECTING || supplementingSince != null;
    }

    /** Whether its office has it, or is about to, and still works on it. */
    boolean inHand() {
        return state == TipOffState.RECEIVED || state == TipOffState.FORWARDED || state == TipOffState.IN_PROGRESS;
    }

    /** Whether staff may read and work on it: its sender is done with it and has not taken it back. */
    boolean submitted() {
        return state != TipOffState.COLLECTING && state != TipOffState.WITHDRAWN;
    }

    /** Whether its sender can still change it: nothing of it was mailed. */
    boolean changeable() {
        return state == TipOffState.COLLECTING || (state == TipOffState.RECEIVED && parts == 0);
    }
}
