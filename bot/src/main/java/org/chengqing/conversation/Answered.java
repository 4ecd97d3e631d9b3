package org.chengqing.conversation;

import java.time.Duration;
import org.chengqing.statistics.Counts;
import org.chengqing.statistics.Outcome;

/** What a message led to, to be counted: no text and no person. */
record Answered(String channel, boolean lookedUp, Step last, Duration took) {
    /** Counts it. */
    void in(Counts counts) {
        counts.answered(took);
        if (lookedUp) {
            counts.question(outcome(), channel);
        }
        last.lines().stream()
                .filter(Line.Verdict.class::isInstance)
                .map(Line.Verdict.class::cast)
                .forEach(verdict -> counts.shown(verdict.review().id().value()));
    }

    /** Where the dialogue stands afterwards tells how the question ended. */
    private Outcome outcome() {
        return switch (last.state()) {
            case ConversationState.AnswerShown _ -> Outcome.ANSWERED;
            case ConversationState.ChoosingCandidate _ -> Outcome.CANDIDATES;
            case ConversationState.OfferedNotice _ -> Outcome.UNKNOWN;
            case ConversationState.TurnedAway _ -> Outcome.DECLINED;
            case ConversationState.Idle _,
                    ConversationState.AskedAskOrReport _,
                    ConversationState.AwaitingReport _,
                    ConversationState.Collecting _,
                    ConversationState.ConfirmingWithdrawal _,
                    ConversationState.ConfirmingErasure _ -> Outcome.OTHER;
        };
    }
}
