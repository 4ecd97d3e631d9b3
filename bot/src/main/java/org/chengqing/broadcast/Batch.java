package org.chengqing.broadcast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One call of a mass send.
 *
 * @param people it was made for
 * @param state as of a recipient; {@link DeliveryState#SENT} once the platform took it
 * @param reason why it stands so, a code of ours or the platform's
 * @param attempts so many, with the one under way
 * @param maybe whether an earlier attempt may have been taken
 * @param triedAt when it left first, null for not yet
 * @param job the platform's name for it, null before it was taken
 * @param reported what the platform told of its end, null before
 */
public record Batch(
        long broadcast,
        int number,
        Way way,
        String channel,
        String account,
        long people,
        String clientId,
        @Nullable String draft,
        DeliveryState state,
        String reason,
        int attempts,
        boolean maybe,
        @Nullable Instant triedAt,
        @Nullable String job,
        @Nullable Reported reported) {
    /**
     * What the platform told.
     *
     * @param total people it was meant for; null, like the others, where it told no numbers
     * @param filtered of these left after those who want nothing or had enough this month
     */
    public record Reported(
            Instant at,
            @Nullable Long total,
            @Nullable Long filtered,
            @Nullable Long sent,
            @Nullable Long errors) {}

    Ledger.Line line() {
        return new Ledger.Line(channel, account, way);
    }
}
