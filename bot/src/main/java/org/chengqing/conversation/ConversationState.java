package org.chengqing.conversation;

import java.util.List;
import org.chengqing.channel.InboundMessage;
import org.chengqing.conversation.intent.Situation;
import org.chengqing.intake.Receipt;
import org.chengqing.questions.ShownAnswer;

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

    /** Released reviews were shown as the answer to this question, which came in these messages. */
    record AnswerShown(String question, List<ShownAnswer> answers, List<InboundMessage> kept)
            implements ConversationState {
        /** Copies the lists. */
        public AnswerShown {
            answers = List.copyOf(answers);
            kept = List.copyOf(kept);
        }

        @Override
        public Situation situation() {
            return Situation.ANSWER_SHOWN;
        }
    }

    /** Several reviews were offered for this question. */
    record ChoosingCandidate(String question, List<ShownAnswer> candidates, List<InboundMessage> kept)
            implements ConversationState {
        /** Copies the lists. */
        public ChoosingCandidate {
            candidates = List.copyOf(candidates);
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

    /** Nothing answers this question, not even what was seen; a notice and a report were offered. */
    record OfferedNotice(String question, List<ShownAnswer> seen, List<InboundMessage> kept)
            implements ConversationState {
        /** Copies the lists. */
        public OfferedNotice {
            seen = List.copyOf(seen);
            kept = List.copyOf(kept);
        }
    }

    /** This question belongs elsewhere, and the person was told where; they may still ask it here. */
    record TurnedAway(String question, List<InboundMessage> kept) implements ConversationState {
        /** Copies the list. */
        public TurnedAway {
            kept = List.copyOf(kept);
        }
    }

    /** The person wants to report; the next message is the first evidence. */
    record AwaitingReport() implements ConversationState {}

    /**
     * A report is open and messages join it; the reviews with these ids were shown with it already. {@code supplement}
     * where the report was closed before and its office has it.
     */
    record Collecting(Receipt receipt, List<String> told, boolean supplement) implements ConversationState {
        /** Copies the list. */
        public Collecting {
            told = List.copyOf(told);
        }

        /** A report that was not closed yet. */
        Collecting(Receipt receipt, List<String> told) {
            this(receipt, told, false);
        }

        @Override
        public Situation situation() {
            return Situation.REPORT_COLLECTING;
        }
    }

    /** The person was asked whether to take this report back: one that is open, or one that its office has. */
    record ConfirmingWithdrawal(Receipt receipt, boolean handedOver) implements ConversationState {
        /** An open report. */
        ConfirmingWithdrawal(Receipt receipt) {
            this(receipt, false);
        }

        @Override
        public Situation situation() {
            return Situation.REPORT_COLLECTING;
        }
    }

    /** The person was told what deleting means, and may now ask for it. */
    record ConfirmingErasure() implements ConversationState {}
}
