package org.chengqing.conversation;

import java.util.List;
import org.chengqing.channel.InboundMessage;

/** A text to look up, the messages it came in, and how it was put. */
record Inquiry(String text, List<InboundMessage> messages, Manner manner) {
    /** Copies the list. */
    Inquiry {
        messages = List.copyOf(messages);
    }

    /** Just asked. */
    static Inquiry of(String text, List<InboundMessage> messages) {
        return new Inquiry(text, messages, Manner.ORDINARY);
    }

    /** How a text was put. */
    enum Manner {
        /** As a question, or forwarded without a word. */
        ORDINARY,
        /** In danger. */
        URGENT,
        /** With money about to be lost. */
        SCAM,
        /** As a word on the answer before, perhaps. */
        REMARK,
        /** In a few words, which may be a piece of a sentence. */
        PIECE,
        /** As a matter of other services or small talk, which a rebuttal may answer all the same. */
        ASIDE,
        /** As a complaint about what the office does not judge. */
        COMPLAINT,
        /** Again, by somebody who was pointed elsewhere. */
        INSISTED
    }
}
