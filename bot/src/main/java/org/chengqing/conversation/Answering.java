package org.chengqing.conversation;

import static org.chengqing.conversation.Choice.Kind.INSIST;
import static org.chengqing.conversation.Choice.Kind.NONE;
import static org.chengqing.conversation.Choice.Kind.PICK;
import static org.chengqing.conversation.Choice.Kind.REPORT;
import static org.chengqing.conversation.Choice.Kind.SHARE;
import static org.chengqing.conversation.Choice.Kind.TELL;
import static org.chengqing.conversation.Choice.Kind.USEFUL;
import static org.chengqing.conversation.Choice.Kind.USELESS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.channel.InboundMessage;
import org.chengqing.conversation.ConversationState.AnswerShown;
import org.chengqing.conversation.ConversationState.AskedAskOrReport;
import org.chengqing.conversation.ConversationState.ChoosingCandidate;
import org.chengqing.conversation.ConversationState.OfferedNotice;
import org.chengqing.conversation.ConversationState.TurnedAway;
import org.chengqing.conversation.Inquiry.Manner;
import org.chengqing.conversation.Referrals.Referral;
import org.chengqing.conversation.intent.Folded;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.knowledge.text.Terms;
import org.chengqing.knowledge.text.TextNormaliser;
import org.chengqing.questions.ShownAnswer;

/** What is said to a text that was looked up, and what is offered with it. Pure. */
final class Answering {
    /** Longest claim on a button, in UTF-16 units: two lines on a phone. */
    private static final int LABEL_LENGTH = 40;

    /** Characters of a message that only makes sense with the answer before it: 那我还能转吗. */
    private static final int LONGEST_FOLLOW_UP = 8;

    /** What points to something said before. */
    private static final List<String> POINTERS =
            List.of("那", "这", "它", "刚才", "咋办", "怎么办", "咋弄", "要紧", "还能", "我已经", "我刚", "我就", "别人", "为什么", "为啥");
    /** A question for truth that names nothing before it: 是真的吗急死了. */
    private static final List<String> OPENERS = List.of("是真", "真的", "真假", "是不是真");
    /** Score from which a candidate is more likely meant than a word on the answer before. */
    private static final double NEW_QUESTION_FROM = 0.6;

    private final Topics declines;

    Answering(Topics declines) {
        this.declines = declines;
    }

    Step matched(ConversationState state, Event.Matched matched) {
        Inquiry inquiry = matched.inquiry();
        long generation = matched.outcome().evidence().generation();
        if (matched.outcome() instanceof MatchOutcome.Confirmed confirmed) {
            List<ClaimReview> reviews =
                    confirmed.matches().stream().map(Match::review).toList();
            return answer(inquiry.text(), reviews, generation, inquiry.messages());
        }
        Manner manner = inquiry.manner();
        Optional<String> declined =
                isDanger(manner) || manner == Manner.INSISTED ? Optional.empty() : declines.replyTo(inquiry.text());
        if (declined.isPresent()) {
            return decline(inquiry, declined.get());
        }
        if (isLeftOpen(inquiry, matched.outcome())) {
            switch (state) {
                case AnswerShown shown -> {
                    return Asking.remind(shown);
                }
                case TurnedAway _
                when !inquiry.text().contains("真") -> {
                    return Step.to(state).say(Wording.TURNED_AGAIN);
                }
                default -> {
                    if (manner == Manner.PIECE) {
                        return Step.to(new AskedAskOrReport(inquiry.messages())).say(Wording.TOO_SHORT);
                    }
                }
            }
        }
        if (manner == Manner.ASIDE) {
            return Step.to(state).say(Wording.OUT_OF_SCOPE);
        }
        Referral referral = matched.referral();
        if ((manner == Manner.ORDINARY || manner == Manner.REMARK) && referral != null) {
            return refer(inquiry, referral);
        }
        return matched.outcome() instanceof MatchOutcome.Ambiguous ambiguous
                ? choose(inquiry, ambiguous.candidates(), generation)
                : noMatch(state, inquiry);
    }

    private static boolean isDanger(Manner manner) {
        return manner == Manner.URGENT || manner == Manner.SCAM;
    }

    /** A few words that make no sense without what was said before them. */
    private static boolean isLeftOpen(Inquiry inquiry, MatchOutcome outcome) {
        boolean remark =
                switch (inquiry.manner()) {
                    case REMARK, PIECE -> true;
                    case ORDINARY -> pointsBack(inquiry.text());
                    case URGENT, SCAM, ASIDE, COMPLAINT, INSISTED -> false;
                };
        boolean likelyNew = outcome instanceof MatchOutcome.Ambiguous ambiguous
                && ambiguous.candidates().getFirst().score() >= NEW_QUESTION_FROM;
        return remark && !likelyNew;
    }

    /** A short question that says nothing of its own, or points to what was said: 那咋办. 停水了吗 is another matter. */
    private static boolean pointsBack(String text) {
        boolean isShort = Folded.of(text).length() <= LONGEST_FOLLOW_UP;
        long telling = Terms.telling(Terms.of(TextNormaliser.normalise(text).core()));
        return isShort
                && (telling <= 1
                        || POINTERS.stream().anyMatch(text::contains)
                        || OPENERS.stream().anyMatch(text::startsWith));
    }

    /** One card, or one for each claim of the message, each with its own buttons of opinion. */
    static Step answer(String question, List<ClaimReview> reviews, long generation, List<InboundMessage> messages) {
        List<ShownAnswer> answers = reviews.stream()
                .map(review -> ShownAnswer.of(review, generation))
                .toList();
        Step step = Step.to(new AnswerShown(question, answers, messages));
        if (reviews.size() > 1) {
            step = step.say(Wording.SEVERAL, Map.of("count", "" + reviews.size()));
        }
        for (ClaimReview review : reviews) {
            step = step.line(new Line.Verdict(review));
        }
        String mark = Choice.mark(question);
        step = opinions(step, answers, mark);
        boolean open = reviews.stream().anyMatch(review -> review.rating() == Rating.UNPROVEN);
        if (open) {
            step = step.offer(TELL, mark, Wording.BUTTON_TELL);
        }
        return step.offer(SHARE, reviews.getFirst().id().value(), Wording.BUTTON_SHARE)
                .offer(reportOffer(messages));
    }

    private static Step opinions(Step shown, List<ShownAnswer> answers, String mark) {
        if (answers.size() == 1) {
            String target = new Shown(answers.getFirst(), mark).target();
            return shown.offer(USEFUL, target, Wording.BUTTON_USEFUL).offer(USELESS, target, Wording.BUTTON_USELESS);
        }
        Step step = shown;
        for (int i = 0; i < answers.size(); i++) {
            String target = new Shown(answers.get(i), mark).target();
            Map<String, String> number = Map.of("number", "" + (i + 1));
            step = step.offer(Offer.of(USEFUL, target, Wording.BUTTON_USEFUL_OF, number))
                    .offer(Offer.of(USELESS, target, Wording.BUTTON_USELESS_OF, number));
        }
        return step;
    }

    private static Step choose(Inquiry inquiry, List<Match> candidates, long generation) {
        List<ShownAnswer> shown = candidates.stream()
                .map(candidate -> ShownAnswer.of(candidate.review(), generation))
                .toList();
        Step step = Step.to(new ChoosingCandidate(inquiry.text(), shown, inquiry.messages()))
                .say(candidates.size() == 1 ? Wording.CHOOSE_ONE : Wording.CHOOSE);
        for (Match candidate : candidates) {
            step = step.offer(pick(candidate.review()));
        }
        return step.offer(NONE, Choice.mark(inquiry.text()), Wording.BUTTON_NONE)
                .offer(reportOffer(inquiry.messages()));
    }

    /** The button that shows this review. */
    static Offer pick(ClaimReview review) {
        return Offer.of(PICK, review.id().value(), label(review));
    }

    /** The claim, cut where it is long. */
    static String label(ClaimReview review) {
        String claim = review.claim().text();
        int end = Character.isHighSurrogate(claim.charAt(Math.min(claim.length(), LABEL_LENGTH - 1) - 1))
                ? LABEL_LENGTH - 2
                : LABEL_LENGTH - 1;
        return claim.length() <= LABEL_LENGTH ? claim : claim.substring(0, end) + "…";
    }

    private static Step decline(Inquiry inquiry, String reply) {
        Step step = Step.to(new TurnedAway(inquiry.text(), inquiry.messages()))
                .line(new Line.Plain(reply))
                .offer(INSIST, Choice.mark(inquiry.text()), Wording.BUTTON_INSIST);
        return inquiry.manner() == Manner.COMPLAINT ? step.offer(reportOffer(inquiry.messages())) : step;
    }

    private static Step refer(Inquiry inquiry, Referral referral) {
        return Step.to(new TurnedAway(inquiry.text(), inquiry.messages()))
                .say(
                        Wording.ELSEWHERE,
                        Map.of(
                                "place", referral.place(),
                                "platform", referral.platform().name(),
                                "address", referral.platform().address()))
                .offer(INSIST, Choice.mark(inquiry.text()), Wording.BUTTON_INSIST)
                .offer(reportOffer(inquiry.messages()));
    }

    private static Step noMatch(ConversationState state, Inquiry inquiry) {
        List<InboundMessage> messages = inquiry.messages();
        Step kept = Step.to(new AskedAskOrReport(messages));
        if (inquiry.manner() == Manner.URGENT) {
            return kept;
        }
        if (inquiry.manner() == Manner.SCAM) {
            return kept.say(Wording.REPORT_OFFER).offer(reportOffer(messages));
        }
        boolean link = messages.stream().anyMatch(InboundMessage.Link.class::isInstance);
        Wording again = state instanceof OfferedNotice ? Wording.NO_MATCH_AGAIN : Wording.NO_MATCH;
        return unanswered(inquiry.text(), List.of(), messages, link ? Wording.ASK_OR_REPORT_LINK : again);
    }

    static Step unanswered(String question, List<ShownAnswer> seen, List<InboundMessage> messages, Wording wording) {
        return Step.to(new OfferedNotice(question, seen, messages))
                .say(wording)
                .offer(TELL, Choice.mark(question), Wording.BUTTON_TELL)
                .offer(reportOffer(messages))
                .carryOut(new Effect.NoteUnanswered(question));
    }

    /** The button that makes these messages evidence. */
    static Offer reportOffer(List<InboundMessage> messages) {
        String mark = messages.isEmpty() ? "" : Choice.mark(messages.getFirst());
        return Offer.of(REPORT, mark, Wording.BUTTON_REPORT);
    }
}
