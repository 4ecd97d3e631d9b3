package org.chengqing.conversation;

import java.util.Map;
import java.util.Set;

/** What words are taken to mean: the intent, the scores it won with, and what else was noticed. */
record Understanding(Intent intent, Map<Intent, Double> scores, Set<Note> notes) {
    /** Copies the collections. */
    Understanding {
        scores = Map.copyOf(scores);
        notes = Set.copyOf(notes);
    }

    /** Something noticed beside the intent. */
    enum Note {
        /** The words agree. */
        YES,
        /** The words decline. */
        NO,
        /** The words ask for a report and say nothing of what. */
        BARE_REPORT,
        /** The words ask for a check and say nothing of what. */
        BARE_ASK,
        /** The words ask for deletion in so many words. */
        ERASE_NOW,
        /** Money is about to be lost. */
        MONEY,
        /** A number of a list, and nothing else. */
        NUMBER
    }
}
