package org.chengqing.conversation.intent;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the log: what a message was taken to want, without its sender.
 *
 * @param text numbers masked, perhaps cut
 * @param margin how far the most probable intent was ahead, from 0 to 1
 * @param probabilities of the intents that were not wholly improbable
 * @param reasons what decided, for people
 * @param correction what a member of staff said it was
 */
public record UnderstoodMessage(
        long id,
        Instant at,
        String text,
        Situation situation,
        Intent intent,
        double margin,
        Map<Intent, Double> probabilities,
        List<String> reasons,
        Optional<Correction> correction) {
    /** Copies the collections. */
    public UnderstoodMessage {
        probabilities = Map.copyOf(probabilities);
        reasons = List.copyOf(reasons);
    }

    /** The right intent, when it was said, and by whom as far as that was noted. */
    public record Correction(Intent intent, Instant at, String by) {}
}
