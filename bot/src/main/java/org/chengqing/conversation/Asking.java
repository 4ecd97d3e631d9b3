package org.chengqing.conversation;

import static org.chengqing.conversation.Choice.Kind.NONE;
import static org.chengqing.conversation.Choice.Kind.PICK;
import static org.chengqing.conversation.Choice.Kind.REPORT;
import static org.chengqing.conversation.Choice.Kind.TELL;
import static org.chengqing.conversation.Choice.Kind.USEFUL;
import static org.chengqing.conversation.Choice.Kind.USELESS;

import java.util.List;
import org.chengqing.channel.InboundMessage;
import org.chengqing.conversation.ConversationState.AnswerShown;
import org.chengqing.conversation.ConversationState.AskedAskOrReport;
import org.chengqing.conversation.ConversationState.ChoosingCandidate;
import org.chengqing.conversation.ConversationState.Collecting;
import org.chengqing.conversation.ConversationState.ConfirmingWithdrawal;
import org.chengqing.conversation.ConversationState.Idle;
import org.chengqing.conversation.ConversationState.OfferedNotice;
import org.chengqing.conversation.Event.Said;
import org.chengqing.conversation.intent.Understanding.Note;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;

/** Questions and forwarded texts: what is looked up, what is shown, what is offered with it. Pure. */
final class Asking {
    /** Longest claim on a button, in UTF-16 units: two lines on a phone. */
    private static final int LABEL_LENGTH = 40;

    private final Keeping keeping;

    Asking(Keeping keeping) {
        this.keeping = keeping;
    }

    /** Words to be looked up. A pointer such as 这个是真的吗 means what was sent just before. */
    Step asked(ConversationState state, Said said) {
        List<InboundMessage> before = state instanceof AskedAskOrReport ? state.kept() : List.of();
        List<InboundMessage> messages = keeping.plus(before, said.message());
        if (said.is(Note.BARE_ASK)) {
            return askedAbout(before, messages);
        }
        return Step.to(state).carryOut(new Effect.Match(new Inquiry(said.text(), messages, false)));
    }

    private Step askedAbout(List<InboundMessage> before, List<InboundMessage> messages) {
        String text = lastText(before);
        if (text.isEmpty()) {
            return Step.to(new AskedAskOrReport(messages))
                    .say(before.isEmpty() ? Wording.ASK_PROMPT : Wording.WORDS_NEEDED)
                    .offer(reportOffer(messages));
        }
        return Step.to(new Idle()).carryOut(new Effect.Match(new Inquiry(text, before, false)));
    }

    private static String lastText(List<InboundMessage> messages) {
        return messages.reversed().stream()
                .map(Keeping::textOf)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    Step urgent(ConversationState state, Said said) {
        Inquiry inquiry = new Inquiry(said.text(), keeping.plus(List.of(), said.message()), true);
        return Step.to(state).say(Dialogue.urgentWording(said)).carryOut(new Effect.Match(inquiry));
    }

    /** A message without words: a link is looked up by its title, the rest is asked about. */
    Step sent(InboundMessage message) {
        List<InboundMessage> kept = keeping.plus(List.of(), message);
        String text = Keeping.textOf(message);
        if (!text.isEmpty()) {
            return Step.to(new Idle()).carryOut(new Effect.Match(new Inquiry(text, kept, false)));
        }
        return Step.to(new AskedAskOrReport(kept)).say(promptFor(message)).offer(reportOffer(kept));
    }

    private static Wording promptFor(InboundMessage message) {
        return switch (message) {
            case InboundMessage.Image _ -> Wording.ASK_OR_REPORT_PICTURE;
            case InboundMessage.Voice _ -> Wording.ASK_OR_REPORT_VOICE;
            case InboundMessage.Video _ -> Wording.ASK_OR_REPORT_VIDEO;
            case InboundMessage.Link _ -> Wording.ASK_OR_REPORT_LINK;
            case InboundMessage.Text _ -> Wording.ASK_OR_REPORT;
            default -> Wording.ASK_OR_REPORT_OTHER;
        };
    }

    Step matched(ConversationState state, Event.Matched matched) {
        if (state instanceof Collecting || state instanceof ConfirmingWithdrawal) {
            return matchedWhileCollecting(state, matched.outcome());
        }
        Inquiry inquiry = matched.inquiry();
        return switch (matched.outcome()) {
            case MatchOutcome.Confirmed confirmed -> answer(confirmed.match().review(), inquiry.messages());
            case MatchOutcome.Ambiguous ambiguous -> choose(inquiry, ambiguous.candidates());
            case MatchOutcome.NoMatch _ -> noMatch(inquiry);
        };
    }

    /** The words are evidence already; an answer is shown where there is one, and the report goes on. */
    private static Step matchedWhileCollecting(ConversationState state, MatchOutcome outcome) {
        return outcome instanceof MatchOutcome.Confirmed confirmed
                ? Step.to(state).line(new Line.Verdict(confirmed.match().review()))
                : Step.to(state);
    }

    private Step answer(ClaimReview review, List<InboundMessage> messages) {
        String id = review.id().value();
        return Step.to(new AnswerShown(id, messages))
                .line(new Line.Verdict(review))
                .offer(USEFUL, id, Wording.BUTTON_USEFUL)
                .offer(USELESS, id, Wording.BUTTON_USELESS)
                .offer(reportOffer(messages));
    }

    private Step choose(Inquiry inquiry, List<Match> candidates) {
        Step step = Step.to(new ChoosingCandidate(inquiry.text(), inquiry.messages()))
                .say(Wording.CHOOSE);
        for (Match candidate : candidates) {
            step = step.offer(Offer.of(PICK, candidate.review().id().value(), label(candidate.review())));
        }
        return step.offer(NONE, Choice.mark(inquiry.text()), Wording.BUTTON_NONE)
                .offer(reportOffer(inquiry.messages()));
    }

    private static String label(ClaimReview review) {
        String claim = review.claim().text();
        if (claim.length() <= LABEL_LENGTH) {
            return claim;
        }
        int end = Character.isHighSurrogate(claim.charAt(LABEL_LENGTH - 2)) ? LABEL_LENGTH - 2 : LABEL_LENGTH - 1;
        return claim.substring(0, end) + "…";
    }

    private Step noMatch(Inquiry inquiry) {
        List<InboundMessage> messages = inquiry.messages();
        if (inquiry.urgent()) {
            return Step.to(new AskedAskOrReport(messages))
                    .say(Wording.REPORT_OFFER)
                    .offer(reportOffer(messages));
        }
        if (messages.stream().anyMatch(InboundMessage.Link.class::isInstance)) {
            return Step.to(new OfferedNotice(inquiry.text(), messages))
                    .say(Wording.ASK_OR_REPORT_LINK)
                    .offer(TELL, Choice.mark(inquiry.text()), Wording.BUTTON_TELL)
                    .offer(reportOffer(messages))
                    .carryOut(new Effect.NoteUnanswered(inquiry.text()));
        }
        return unanswered(inquiry.text(), messages, Wording.NO_MATCH);
    }

    private Step unanswered(String question, List<InboundMessage> messages, Wording wording) {
        return Step.to(new OfferedNotice(question, messages))
                .say(wording)
                .offer(TELL, Choice.mark(question), Wording.BUTTON_TELL)
                .offer(reportOffer(messages))
                .carryOut(new Effect.NoteUnanswered(question));
    }

    Step revealed(ConversationState state, Event.Revealed revealed) {
        if (revealed.review().isEmpty()) {
            return Step.to(state).say(Wording.REVIEW_GONE);
        }
        ClaimReview review = revealed.review().get();
        return state instanceof Collecting || state instanceof ConfirmingWithdrawal
                ? Step.to(state).line(new Line.Verdict(review))
                : answer(review, state.kept());
    }

    Step feedback(ConversationState state) {
        String review = state instanceof AnswerShown shown ? shown.reviewId() : null;
        return Step.to(state).say(Wording.THANKS).carryOut(new Effect.NoteFeedback(review, Effect.Opinion.WORDS));
    }

    Step chosen(ConversationState state, Choice choice) {
        String target = choice.target();
        return switch (choice.kind()) {
            case PICK -> Step.to(state).carryOut(new Effect.Reveal(target));
            case USEFUL, USELESS -> {
                boolean useful = choice.kind() == USEFUL;
                yield Step.to(state)
                        .say(useful ? Wording.THANKS_USEFUL : Wording.THANKS_USELESS)
                        .carryOut(new Effect.NoteFeedback(
                                target, useful ? Effect.Opinion.USEFUL : Effect.Opinion.USELESS));
            }
            case NONE ->
                state instanceof ChoosingCandidate asked && mine(target, asked.question())
                        ? unanswered(asked.question(), asked.kept(), Wording.NONE_FITS)
                        : Step.to(state).say(Wording.QUESTION_GONE);
            case TELL ->
                state instanceof OfferedNotice offered && mine(target, offered.question())
                        ? Step.to(state).carryOut(new Effect.TellWhenAnswered(offered.question()))
                        : Step.to(state).say(Wording.QUESTION_GONE);
            default -> Step.to(state).say(Wording.ASK_PROMPT);
        };
    }

    private static boolean mine(String mark, String question) {
        return mark.equals(Choice.mark(question));
    }

    /** The button that makes these messages evidence. */
    static Offer reportOffer(List<InboundMessage> messages) {
        String mark = messages.isEmpty() ? "" : Choice.mark(messages.getFirst());
        return Offer.of(REPORT, mark, Wording.BUTTON_REPORT);
    }
}
