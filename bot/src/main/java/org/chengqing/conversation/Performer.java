package org.chengqing.conversation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengqing.broadcast.LastTold;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Sender;
import org.chengqing.intake.Asked;
import org.chengqing.intake.FollowUps;
import org.chengqing.intake.FollowUps.Reopened;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Intake.Received;
import org.chengqing.intake.Notice;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.questions.Questions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what the dialogue decided, for one person at a time. Blocks. */
final class Performer {
    private static final Logger LOG = LoggerFactory.getLogger(Performer.class);
    private static final int RECENT = 3;
    /** Texts of one report that are looked up while its sender waits. */
    private static final int MOST_TEXTS = 3;
    /** Score from which a candidate is worth a word to somebody who did not ask. */
    private static final double SIMILAR_FROM = 0.5;

    private final KnowledgeBase knowledge;
    private final Intake intake;
    private final FollowUps followUps;
    private final Questions questions;
    private final Referrals referrals;
    private final Forgetting forgetting;
    private final Exports exports;
    private final Subscriptions subscriptions;
    private final LastTold lastTold;

    Performer(
            KnowledgeBase knowledge,
            Intake intake,
            FollowUps followUps,
            Questions questions,
            Referrals referrals,
            Forgetting forgetting,
            Exports exports,
            Subscriptions subscriptions,
            LastTold lastTold) {
        this.followUps = followUps;
        this.exports = exports;
        this.subscriptions = subscriptions;
        this.lastTold = lastTold;
        this.knowledge = knowledge;
        this.intake = intake;
        this.questions = questions;
        this.referrals = referrals;
        this.forgetting = forgetting;
    }

    /** Does it; empty for what has no result. */
    Optional<Event> carryOut(Effect effect, Sender sender) {
        return switch (effect) {
            case Effect.Match match -> Optional.of(match(match.inquiry()));
            case Effect.Reveal reveal ->
                Optional.of(new Event.Revealed(released(reveal.reviewId()), knowledge.generation()));
            case Effect.Quote quote -> Optional.of(quoted(quote.wording(), quote.reviewIds()));
            case Effect.QuoteLast last -> Optional.of(quoted(last, sender));
            case Effect.Open open -> {
                Received received = intake.open(open.messages(), open.category());
                boolean noticeDue = received instanceof Received.Stored stored
                        && followUps.privacyNoticeDue(stored.receipt(), sender);
                yield Optional.of(new Event.Opened(open, received, bearing(received, open.messages()), noticeDue));
            }
            case Effect.Add add -> {
                Received received = intake.add(add.receipt(), add.message());
                yield Optional.of(new Event.Added(add, received, bearing(received, List.of(add.message()))));
            }
            case Effect.Categorise categorise ->
                Optional.of(new Event.Categorised(
                        categorise, intake.categorise(categorise.receipt(), sender, categorise.category())));
            case Effect.Close(var receipt) -> Optional.of(new Event.Closed(receipt, intake.close(receipt, sender)));
            case Effect.Withdraw(var receipt) ->
                Optional.of(new Event.Withdrawn(receipt, intake.withdraw(receipt, sender)));
            case Effect.LookUp(var receipt) -> Optional.of(new Event.Found(followUps.lookUp(receipt, sender)));
            case Effect.Supplement supplement -> Optional.of(supplemented(supplement, sender));
            case Effect.TakeOut takeOut ->
                Optional.of(
                        new Event.TakenOut(takeOut, followUps.takeOut(takeOut.receipt(), sender, takeOut.position())));
            case Effect.LeaveContact left ->
                Optional.of(new Event.ContactLeft(
                        left, followUps.leaveContact(left.receipt(), left.message(), left.contact())));
            case Effect.DropContact(var receipt) ->
                Optional.of(new Event.ContactDropped(followUps.dropContact(receipt, sender)));
            case Effect.AskWithdrawal(var receipt) ->
                Optional.of(new Event.WithdrawalAsked(followUps.lookUp(receipt, sender)));
            case Effect.Export(var page) -> Optional.of(new Event.Exported(exports.page(sender, page)));
            case Effect.Subscribe(var wish) ->
                Optional.of(new Event.SubscriptionAnswered(wish, subscriptions.offered(), answered(wish, sender)));
            case Effect.LookUpRecent _ -> Optional.of(new Event.FoundRecent(intake.recent(sender, RECENT)));
            case Effect.Resume(var cause) -> Optional.of(new Event.Resumed(cause, followUps.open(sender)));
            case Effect.TellWhenAnswered(var question, var seen) ->
                Optional.of(new Event.Promised(questions.tellWhenAnswered(sender, question, seen)));
            case Effect.Erase _ -> Optional.of(forgetting.forget(sender));
            default -> {
                note(effect, sender);
                yield Optional.empty();
            }
        };
    }

    private Event.Quoted quoted(Wording wording, List<String> reviewIds) {
        return new Event.Quoted(
                wording, reviewIds.stream().flatMap(id -> released(id).stream()).toList());
    }

    private Event quoted(Effect.QuoteLast last, Sender sender) {
        List<String> ids =
                lastTold.of(sender, last.after()).map(id -> List.of(id.value())).orElse(last.offered());
        return ids.isEmpty() ? last.cause() : quoted(Wording.SHARE, ids);
    }

    private Subscriptions.Answered answered(SubscriptionWish wish, Sender sender) {
        return switch (wish) {
            case SubscriptionWish.Show _ -> subscriptions.of(sender);
            case SubscriptionWish.EndAll _ -> subscriptions.removeAll(sender);
            case SubscriptionWish.Add(var topic) ->
                subscriptions.offered().contains(topic) ? subscriptions.add(sender, topic) : subscriptions.of(sender);
            case SubscriptionWish.End(var topic) -> subscriptions.remove(sender, topic);
        };
    }

    /** What this person is to be told in front of the reply; it counts as told. */
    List<Notice> notices(Sender sender) {
        return followUps.takeNotices(sender);
    }

    private Event supplemented(Effect.Supplement request, Sender sender) {
        Asked<Reopened> opened = followUps.supplement(request.receipt(), sender);
        InboundMessage message = request.cause().message();
        if (request.bare() || !(opened instanceof Asked.Known<Reopened>(Reopened.Open _))) {
            return new Event.Supplemented(request, opened, null, Bearing.NONE);
        }
        Received added = intake.add(request.receipt(), message);
        return new Event.Supplemented(request, opened, added, bearing(added, List.of(message)));
    }

    private void note(Effect effect, Sender sender) {
        switch (effect) {
            case Effect.NoteUnanswered(var question) -> questions.unanswered(question);
            case Effect.NoteMiss(var question, var candidates) -> questions.missed(question, candidates);
            case Effect.NoteOpinion(var shown, var question, var useful) ->
                questions.opinion(sender, shown.answer(), shown.mark(), question, useful);
            case Effect.NoteReason(var shown, var reason) ->
                questions.reason(sender, shown.answer(), shown.mark(), reason);
            case Effect.Forget _ -> forgetting.forget(sender);
            default -> throw new IllegalArgumentException("no note: " + effect.getClass());
        }
    }

    /** What is known about a text; the only effect that a rehearsal carries out as well. */
    Event.Matched match(Inquiry inquiry) {
        MatchOutcome outcome = knowledge.match(inquiry.text());
        return new Event.Matched(
                inquiry, outcome, referrals.of(inquiry.text(), outcome).orElse(null));
    }

    private Bearing bearing(Received received, List<InboundMessage> messages) {
        return received instanceof Received.Stored stored && !stored.repeated() ? bearing(messages) : Bearing.NONE;
    }

    /** What is known about the words of a report. The report is stored: whatever fails here must not be its failure. */
    Bearing bearing(List<InboundMessage> messages) {
        Map<ClaimReviewId, ClaimReview> sure = new LinkedHashMap<>();
        Map<ClaimReviewId, ClaimReview> possible = new LinkedHashMap<>();
        try {
            texts(messages).forEach(text -> {
                switch (knowledge.match(text)) {
                    case MatchOutcome.Confirmed it -> putAll(sure, it.matches());
                    case MatchOutcome.Ambiguous it ->
                        putAll(
                                possible,
                                it.candidates().stream()
                                        .filter(match -> match.score() >= SIMILAR_FROM)
                                        .toList());
                    case MatchOutcome.NoMatch _ -> {}
                }
            });
        } catch (RuntimeException e) {
            LOG.warn(
                    "what is known about a report could not be looked up: {}",
                    e.getClass().getSimpleName());
            return Bearing.NONE;
        }
        possible.keySet().removeAll(sure.keySet());
        return new Bearing(List.copyOf(sure.values()), List.copyOf(possible.values()));
    }

    private static Stream<String> texts(List<InboundMessage> messages) {
        return messages.stream()
                .map(Keeping::textOf)
                .filter(text -> !text.isBlank())
                .distinct()
                .limit(MOST_TEXTS);
    }

    private static void putAll(Map<ClaimReviewId, ClaimReview> found, List<Match> matches) {
        matches.forEach(match -> found.putIfAbsent(match.review().id(), match.review()));
    }

    private Optional<ClaimReview> released(String id) {
        return reviewId(id).flatMap(knowledge::released);
    }

    /** Choice ids come from outside: one that is no review id names no review, and gets into no log. */
    private static Optional<ClaimReviewId> reviewId(String id) {
        try {
            return Optional.of(new ClaimReviewId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
