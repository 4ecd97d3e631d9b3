package org.chengqing.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that the sender of a report is to be told.
 *
 * @param state the new state of the report, null for an answer
 * @param answer what staff answered, null for a change of state
 * @param madeAt when it happened
 */
public record Notice(
        Receipt receipt,
        @Nullable TipOffState state,
        @Nullable String answer,
        Instant madeAt) {
    /** Gives a notice words; what sends notices asks for it, since the words are not the intake's own. */
    @FunctionalInterface
    public interface Words {
        /** The notice as a text for the person. */
        String of(Notice notice);

        /** What the sender of a report is told that another report about the same matter is handled under. */
        default String handledElsewhere() {
            return "";
        }
    }
}
