package org.chengqing.conversation;

import java.util.List;
import java.util.Optional;
import org.chengqing.channel.Sender;
import org.chengqing.intake.Asked;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.chengqing.intake.TipOffStatus;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.questions.Questions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the dialogue decided, for one person at a time. Blocks. */
final class Performer {
    private static final Logger LOG = LoggerFactory.getLogger(Performer.class);
    private static final int RECENT = 3;
    private static final int ALL = 20;

    private final KnowledgeBase knowledge;
    private final Intake intake;
    private final Questions questions;

    Performer(KnowledgeBase knowledge, Intake intake, Questions questions) {
        this.knowledge = knowledge;
        this.intake = intake;
        this.questions = questions;
    }

    /** Does it; empty for what has no result. */
    Optional<Event> carryOut(Effect effect, Sender sender) {
        return switch (effect) {
            case Effect.Match match -> Optional.of(new Event.Matched(match.inquiry(), match(match.inquiry())));
            case Effect.Reveal reveal -> Optional.of(new Event.Revealed(released(reveal.reviewId())));
            case Effect.Open open -> Optional.of(new Event.Opened(open, intake.open(open.messages(), open.category())));
            case Effect.Add add -> Optional.of(new Event.Added(add, intake.add(add.receipt(), add.message())));
            case Effect.Categorise categorise ->
                Optional.of(new Event.Categorised(
                        categorise, intake.categorise(categorise.receipt(), sender, categorise.category())));
            case Effect.Close(var receipt) -> Optional.of(new Event.Closed(receipt, intake.close(receipt, sender)));
            case Effect.Withdraw(var receipt) ->
                Optional.of(new Event.Withdrawn(receipt, intake.withdraw(receipt, sender)));
            case Effect.LookUp(var receipt) -> Optional.of(new Event.Found(intake.status(receipt, sender)));
            case Effect.LookUpRecent _ -> Optional.of(new Event.FoundRecent(intake.recent(sender, RECENT)));
            case Effect.Resume(var cause) -> Optional.of(new Event.Resumed(cause, intake.collecting(sender)));
            case Effect.TellWhenAnswered(var question) ->
                Optional.of(new Event.Promised(questions.tellWhenAnswered(sender, question)));
            case Effect.Erase _ -> Optional.of(erase(sender));
            case Effect.NoteUnanswered(var question) -> {
                questions.unanswered(question);
                yield Optional.empty();
            }
            case Effect.NoteFeedback feedback -> {
                LOG.info(
                        "feedback review={} opinion={}",
                        reviewId(feedback.reviewId()).orElse(null),
                        feedback.opinion());
                yield Optional.empty();
            }
            case Effect.Forget _ -> {
                questions.forget(sender);
                yield Optional.empty();
            }
        };
    }

    /** What is known about a text; the only effect that a rehearsal carries out as well. */
    MatchOutcome match(Inquiry inquiry) {
        return knowledge.match(inquiry.text());
    }

    private Optional<ClaimReview> released(String id) {
        return reviewId(id).flatMap(knowledge::released);
    }

    /** Choice ids come from outside: one that is no review id names no review, and gets into no log. */
    private static Optional<ClaimReviewId> reviewId(@Nullable String id) {
        try {
            return id == null ? Optional.empty() : Optional.of(new ClaimReviewId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Event erase(Sender sender) {
        Asked<TipOffStatus> open = intake.collecting(sender);
        Optional<Receipt> withdrawn =
                open instanceof Asked.Known<TipOffStatus>(var status) ? withdrawn(status, sender) : Optional.empty();
        Asked<List<TipOffStatus>> all = intake.recent(sender, ALL);
        List<Receipt> handedOver = all instanceof Asked.Known<List<TipOffStatus>>(var reports)
                ? reports.stream()
                        .filter(report -> OwnReports.HANDED_OVER.contains(report.state()))
                        .map(TipOffStatus::receipt)
                        .toList()
                : List.of();
        boolean nothingLeftOpen = open instanceof Asked.NotFound || withdrawn.isPresent();
        boolean forgotten = questions.forget(sender);
        return new Event.Erased(
                withdrawn, handedOver, forgotten && nothingLeftOpen && !(all instanceof Asked.Unavailable));
    }

    private Optional<Receipt> withdrawn(TipOffStatus open, Sender sender) {
        return intake.withdraw(open.receipt(), sender) instanceof Asked.Known<TipOffStatus>(var after)
                        && after.state() == TipOffState.WITHDRAWN
                ? Optional.of(after.receipt())
                : Optional.empty();
    }
}
