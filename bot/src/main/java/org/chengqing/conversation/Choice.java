package org.chengqing.conversation;

import java.util.Optional;
import org.chengqing.channel.InboundMessage;

/**
 * What a button means and what it answers, as its id: {@code pick:K12}, {@code category:20261122-7K3F/food}. Old
 * buttons are pressed too, so that none relies on the state it was shown in.
 */
record Choice(Kind kind, String target) {
    /** What is chosen, and what the target is. */
    enum Kind {
        /** Report the message with this mark. */
        REPORT,
        /** Check the message with this mark. */
        ASK,
        /** The review with this id is meant. */
        PICK,
        /** A text about the review with this id is wanted that can be passed on. */
        SHARE,
        /**
         * The same about what was told or shown last: the id of the review that was offered last or nothing, {@code @}, and
         * when that was, in milliseconds.
         */
        SHARE_LAST,
        /** None of the offered reviews is meant; the mark of the question. */
        NONE,
        /** A notice is wanted; the mark of the question. */
        TELL,
        /** The question with this mark shall be asked although it belongs elsewhere. */
        INSIST,
        /** This answer to the question with this mark helped: {@code W1/3/127/4f2a}, see {@link Shown}. */
        USEFUL,
        /** The same, did not help. */
        USELESS,
        /** Why it did not help: what {@link #USELESS} has, a slash, and the name of the reason. */
        WHY,
        /** Receipt and category, separated by a slash. */
        CATEGORY,
        /** The report with this receipt is complete. */
        DONE,
        /** The report with this receipt shall be taken back, to be confirmed. */
        CANCEL,
        /** Yes, take the report with this receipt back. */
        YES,
        /** No, keep the report with this receipt. */
        NO,
        /** Delete what is kept on the person. */
        ERASE,
        /** The page with this number of all that is kept on the person. */
        EXPORT,
        /** How the person's reports stand. */
        STATUS,
        /** How this works. */
        HELP
    }

    /** The id that a button carries. */
    String id() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + (target.isEmpty() ? "" : ":" + target);
    }

    /** The choice with this id; empty for one that was never ours. */
    static Optional<Choice> parse(String id) {
        int colon = id.indexOf(':');
        String word = colon < 0 ? id : id.substring(0, colon);
        for (Kind kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(word)) {
                return Optional.of(new Choice(kind, colon < 0 ? "" : id.substring(colon + 1)));
            }
        }
        return Optional.empty();
    }

    /** A short mark of a message, to tell whether an old button still means the one that is kept. */
    static String mark(InboundMessage message) {
        return mark(message.envelope().key().value());
    }

    /** A short mark of a text. */
    static String mark(String text) {
        return Integer.toHexString(text.hashCode());
    }
}
