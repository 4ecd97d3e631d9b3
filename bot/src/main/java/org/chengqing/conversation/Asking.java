package org.chengqing.conversation;

import static org.chengqing.conversation.Answering.reportOffer;
import static org.chengqing.conversation.Choice.Kind.ASK;
import static org.chengqing.conversation.Choice.Kind.TELL;
import static org.chengqing.conversation.Choice.Kind.USEFUL;
import static org.chengqing.conversation.Choice.Kind.USELESS;

import java.util.List;
import java.util.Optional;
import org.chengqing.channel.InboundMessage;
import org.chengqing.conversation.ConversationState.AnswerShown;
import org.chengqing.conversation.ConversationState.AskedAskOrReport;
import org.chengqing.conversation.ConversationState.ChoosingCandidate;
import org.chengqing.conversation.ConversationState.Collecting;
import org.chengqing.conversation.ConversationState.ConfirmingWithdrawal;
import org.chengqing.conversation.ConversationState.Idle;
import org.chengqing.conversation.ConversationState.OfferedNotice;
import org.chengqing.conversation.ConversationState.TurnedAway;
import org.chengqing.conversation.Event.Said;
import org.chengqing.conversation.Inquiry.Manner;
import org.chengqing.conversation.Understanding.Note;
import org.chengqing.questions.ShownAnswer;

/** Questions and forwarded texts: what is looked up, and what follows an answer. Pure. */
final class Asking {
    private static final List<String> GRATITUDE =
            List.of("谢", "辛苦", "明白", "知道了", "懂了", "清楚了", "放心", "有用", "有帮助", "好的", "原来如此", "太好了", "好用", "赞");
    private static final List<String> DOUBT = List.of("没用", "没帮助", "不对", "不明白", "不懂", "不清楚", "不放心", "不准", "错", "没");

    private final Keeping keeping;

    Asking(Keeping keeping) {
        this.keeping = keeping;
    }

    /** Words to be looked up. A pointer such as 这个是真的吗 means what was sent just before. */
    Step asked(ConversationState state, Said said, Manner manner) {
        List<InboundMessage> before = state instanceof AskedAskOrReport ? state.kept() : List.of();
        List<InboundMessage> messages = keeping.plus(before, said.message());
        if (said.is(Note.BARE_ASK)) {
            return askedAbout(before, messages);
        }
        return Step.to(state).carryOut(new Effect.Match(new Inquiry(said.text(), messages, manner)));
    }

    private Step askedAbout(List<InboundMessage> before, List<InboundMessage> messages) {
        String text = lastText(before);
        if (text.isEmpty()) {
            return Step.to(new AskedAskOrReport(messages))
                    .say(before.isEmpty() ? Wording.ASK_PROMPT : Wording.WORDS_NEEDED)
                    .offer(reportOffer(messages));
        }
        return Step.to(new Idle()).carryOut(new Effect.Match(Inquiry.of(text, before)));
    }

    private static String lastText(List<InboundMessage> messages) {
        return messages.reversed().stream()
                .map(Keeping::textOf)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    Step urgent(ConversationState state, Said said) {
        Inquiry inquiry = new Inquiry(said.text(), keeping.plus(List.of(), said.message()), Manner.URGENT);
        return Step.to(state).say(Dialogue.urgentWording(said)).carryOut(new Effect.Match(inquiry));
    }

    /** A message without words: a link is looked up by its title, the rest is asked about. */
    Step sent(InboundMessage message) {
        List<InboundMessage> kept = keeping.plus(List.of(), message);
        String text = Keeping.textOf(message);
        if (!text.isEmpty()) {
            return Step.to(new Idle()).carryOut(new Effect.Match(Inquiry.of(text, kept)));
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

    Step revealed(ConversationState state, Event.Revealed revealed) {
        if (revealed.review().isEmpty()) {
            return Step.to(state).say(Wording.REVIEW_GONE);
        }
        if (state instanceof Collecting || state instanceof ConfirmingWithdrawal) {
            return Step.to(state).line(new Line.Verdict(revealed.review().get()));
        }
        String question = state instanceof ChoosingCandidate asked ? asked.question() : "";
        return Answering.answer(question, List.of(revealed.review().get()), revealed.generation(), state.kept());
    }

    /** Words about an answer are not kept; what can be counted is offered as a button. */
    Step feedback(ConversationState state, Said said) {
        boolean doubt = DOUBT.stream().anyMatch(said.text()::contains);
        if (!doubt && GRATITUDE.stream().anyMatch(said.text()::contains)) {
            return Step.to(state).say(Wording.WELCOME);
        }
        if (!(state instanceof AnswerShown shown) || shown.answers().size() != 1) {
            return Step.to(state).say(Wording.THANKS);
        }
        String target = new Shown(shown.answers().getFirst(), Choice.mark(shown.question())).target();
        return Step.to(state)
                .say(Wording.THANKS_ANSWER)
                .offer(USEFUL, target, Wording.BUTTON_USEFUL)
                .offer(USELESS, target, Wording.BUTTON_USELESS);
    }

    Step chosen(ConversationState state, Choice choice) {
        String target = choice.target();
        return switch (choice.kind()) {
            case PICK -> Step.to(state).carryOut(new Effect.Reveal(target));
            case USEFUL, USELESS -> opinion(state, target, choice.kind() == USEFUL);
            case NONE ->
                state instanceof ChoosingCandidate asked && mine(target, asked.question())
                        ? noneFits(asked)
                        : Step.to(state).say(Wording.QUESTION_GONE);
            case TELL -> tell(state, target);
            case INSIST ->
                state instanceof TurnedAway away && mine(target, away.question())
                        ? Step.to(state)
                                .carryOut(new Effect.Match(new Inquiry(away.question(), away.kept(), Manner.INSISTED)))
                        : Step.to(state).say(Wording.QUESTION_GONE);
            default -> Step.to(state).say(Wording.ASK_PROMPT);
        };
    }

    private static Step noneFits(ChoosingCandidate asked) {
        return Answering.unanswered(asked.question(), asked.candidates(), asked.kept(), Wording.NONE_FITS)
                .carryOut(new Effect.NoteMiss(asked.question(), asked.candidates()));
    }

    private static Step opinion(ConversationState state, String target, boolean useful) {
        Step step = Step.to(state).say(useful ? Wording.THANKS_USEFUL : Wording.THANKS_USELESS);
        Optional<Shown> shown = Shown.parse(target);
        boolean current = state instanceof AnswerShown answer
                && shown.filter(it -> answer.answers().contains(it.answer()) && mine(it.mark(), answer.question()))
                        .isPresent();
        if (shown.isPresent()) {
            String question = current && state instanceof AnswerShown answer ? answer.question() : null;
            step = step.carryOut(new Effect.NoteOpinion(shown.get(), question, useful));
        }
        if (useful) {
            return step;
        }
        step = step.offer(ASK, "", Wording.BUTTON_ASK_AGAIN);
        return current
                        && state instanceof AnswerShown answer
                        && !answer.question().isEmpty()
                ? step.offer(TELL, Choice.mark(answer.question()), Wording.BUTTON_TELL)
                        .offer(reportOffer(answer.kept()))
                : step;
    }

    private static Step tell(ConversationState state, String mark) {
        String question = "";
        List<ShownAnswer> seen = List.of();
        if (state instanceof OfferedNotice offered) {
            question = offered.question();
            seen = offered.seen();
        } else if (state instanceof AnswerShown shown) {
            question = shown.question();
            seen = shown.answers();
        }
        return mine(mark, question) && !question.isEmpty()
                ? Step.to(state).carryOut(new Effect.TellWhenAnswered(question, seen))
                : Step.to(state).say(Wording.QUESTION_GONE);
    }

    private static boolean mine(String mark, String question) {
        return mark.equals(Choice.mark(question));
    }
}
