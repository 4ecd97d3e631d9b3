package org.chengqing.questions;

import org.chengqing.channel.Sender;

/** Questions without an answer. Methods block on JDBC; a lost database loses only the note, never the reply. */
public final class Questions {
    /** Counts a question that nothing released answers; who asked is not kept. */
    public void unanswered(String text) {
        throw new UnsupportedOperationException(text);
    }

    /** This person wants to be told when there is an answer; true when that is stored. */
    public boolean tellWhenAnswered(Sender sender, String text) {
        throw new UnsupportedOperationException(sender + text);
    }

    /** Forgets everything about this person; true when that is done. */
    public boolean forget(Sender sender) {
        throw new UnsupportedOperationException("" + sender);
    }
}
