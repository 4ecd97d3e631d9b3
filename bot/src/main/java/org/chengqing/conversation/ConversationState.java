package org.chengqing.conversation;

import java.util.List;
import org.chengqing.channel.InboundMessage;
import org.chengqing.conversation.intent.Situation;
import org.chengqing.intake.Receipt;

/** Where the dialogue with one person stands. Messages in it are kept so that a later 举报 can make them evidence. */
sealed interface ConversationState {
    /** How messages are read in this state. */
    default Situation situation() {
        return Situation.ASKED_ASK_OR_REPORT;
    }

    /** Messages that a report opened now would begin with. */
    default List<InboundMessage> kept() {
        return List.of();
    }

    /** Nothing is running. */
    record Idle() implements ConversationState {
        @Override
        public Situation situation() {
            return Situation.FRESH;
        }
    }

    /** A released review was shown as the answer to these messages. */
    record AnswerShown(String reviewId, List<InboundMessage> kept) implements ConversationState {
        /** Copies the list. */
        public AnswerShown {
            kept = List.copyOf(kept);
        }

        @Override
        public Situation situation() {
            return Situation.ANSWER_SHOWN;
        }
    }

    /** Several reviews were offered for this question. */
    record ChoosingCandidate(String question, List<InboundMessage> kept) implements ConversationState {
        /** Copies the list. */
        public ChoosingCandidate {
            kept = List.copyOf(kept);
        }
    }

    /** Messages came without a word on what to do with them. */
    record AskedAskOrReport(List<InboundMessage> kept) implements ConversationState {
        /** Copies the list. */
        public AskedAskOrReport {
            kept = List.copyOf(kept);
        }
    }

    /** Nothing answers this question; a notice and a report were offered. */
    record OfferedNotice(String question, List<InboundMessage> kept) implements ConversationState {
        /** Copies the list. */
        public OfferedNotice {
            kept = List.copyOf(kept);
        }
    }

    /** The person wants to report; the next message is the first evidence. */
    record AwaitingReport() implements ConversationState {}

    /** A report is open and messages join it. */
    record Collecting(Receipt receipt) implements ConversationState {
        @Override
        public Situation situation() {
            return Situation.REPORT_COLLECTING;
        }
    }

    /** The person was asked whether to take this open report back. */
    record ConfirmingWithdrawal(Receipt receipt) implements ConversationState {
        @Override
        public Situation situation() {
            return Situation.REPORT_COLLECTING;
        }
    }

    /** The person was told what deleting means, and may now ask for it. */
    record ConfirmingErasure() implements ConversationState {}
}
