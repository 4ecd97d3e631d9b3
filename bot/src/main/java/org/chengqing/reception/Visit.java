package org.chengqing.reception;

import java.time.Instant;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;

/**
 * One request of a person for staff, until it ends.
 *
 * @param askedAt when they asked
 * @param heardAt their last message
 * @param takenBy the login of the member of staff who has it or had it last, null for nobody
 * @param saidAt the last message of staff, null for none
 * @param endedAt null while it waits or runs
 * @param ending who or what ended it, null while it waits or runs
 */
public record Visit(
        long id,
        Pseudonym person,
        State state,
        Instant askedAt,
        Instant heardAt,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant saidAt,
        @Nullable Instant endedAt,
        @Nullable Ending ending) {
    /** Where it stands. */
    public enum State {
        /** Nobody has it; the bot goes on answering. */
        WAITING,
        /** A member of staff has it; the bot is silent. */
        TAKEN,
        /** The bot answers again. */
        ENDED
    }

    /** Who or what ended it. */
    public enum Ending {
        /** A member of staff handed it back. */
        STAFF("工作人员交还"),
        /** The person went back to the bot. */
        PERSON("来访者自己返回"),
        /** Nobody said anything for long. */
        SILENCE("太久没有动静");

        private final String label;

        Ending(String label) {
            this.label = label;
        }

        /** The words for people. */
        public String label() {
            return label;
        }
    }

    Visit heardAt(Instant at) {
        return new Visit(id, person, state, askedAt, at, takenBy, takenAt, saidAt, endedAt, ending);
    }

    /** What staff call the person: 来访者 3F7A. */
    public String name() {
        return Visitors.name(person);
    }
}
