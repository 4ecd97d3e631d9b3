package org.chengqing.conversation;

import static org.chengqing.conversation.Answering.reportOffer;
import static org.chengqing.conversation.Choice.Kind.ASK;
import static org.chengqing.conversation.Choice.Kind.TELL;
import static org.chengqing.conversation.Choice.Kind.USEFUL;
import static org.chengqing.conversation.Choice.Kind.USELESS;
import static org.chengqing.conversation.Choice.Kind.WHY;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
import org.chengqing.conversation.intent.Folded;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.Understanding.Note;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.questions.ShownAnswer;
import org.chengqing.questions.UselessReason;

/** Questions and forwarded texts: what is looked up, and what follows an answer. Pure. */
final class Asking {
    /** Characters of a piece of a sentence that somebody sends in several messages. */
    private static final int LONGEST_PIECE = 12;
    /** Characters of words that name no claim. */
    private static final int TOO_SHORT = 6;

    /** How long somebody may come back to what they were told without asking. */
    private static final Duration TOLD_LATELY = Duration.ofDays(3);

    private static final List<String> DOUBT = List.of("没用", "没帮助", "不对", "不准", "错", "看不懂", "不明白", "不清楚", "不相信");

    private final Keeping keeping;

    Asking(Keeping keeping) {
        this.keeping = keeping;
    }

    /** Words to be looked up. A pointer such as 这个是真的吗 means what was sent just before. */
    Step asked(ConversationState state, Said said, Manner manner) {
        Folded words = Folded.of(said.text());
        boolean piece = said.intent() == Intent.ASK_OR_REPORT && words.length() <= TOO_SHORT;
        boolean goesOn = state instanceof AskedAskOrReport || (piece && state instanceof ChoosingCandidate);
        List<InboundMessage> before = goesOn ? state.kept() : List.of();
        List<InboundMessage> messages = keeping.plus(before, said.message());
        if (said.is(Note.BARE_ASK)) {
            return askedBack(state, before, messages);
        }
        return words.length() == 0
                ? Step.to(state).say(Wording.NOT_WORDS)
                : Step.to(state)
                        .carryOut(new Effect.Match(
                                new Inquiry(whole(before, said.text()), messages, piece ? Manner.PIECE : manner)));
    }

    /** Whether that is true: what was answered or offered last, or else what was sent last. */
    private Step askedBack(ConversationState state, List<InboundMessage> before, List<InboundMessage> messages) {
        return switch (state) {
            case AnswerShown shown -> remind(shown);
            case ChoosingCandidate asked when asked.candidates().size() == 1 -> reveal(asked);
            default -> askedAbout(before, messages);
        };
    }

    /** Shows the only candidate. */
    static Step reveal(ChoosingCandidate asked) {
        return Step.to(asked)
                .carryOut(new Effect.Reveal(asked.candidates().getFirst().reviewId()));
    }

    /** Somebody who asks back gets the answer once more, in words. */
    static Step remind(AnswerShown shown) {
        List<String> ids = shown.answers().stream().map(ShownAnswer::reviewId).toList();
        return Step.to(shown).carryOut(new Effect.Quote(Wording.FOLLOW_UP, ids));
    }

    /** A sentence that came in pieces is looked up as one. */
    private static String whole(List<InboundMessage> before, String last) {
        List<String> pieces = before.stream()
                .map(Keeping::textOf)
                .filter(text -> !text.isEmpty() && Folded.of(text).length() <= LONGEST_PIECE)
                .toList();
        boolean allPieces = !before.isEmpty() && pieces.size() == before.size();
        return allPieces ? (String.join(" ", pieces) + " " + last).strip() : last;
    }

    private Step askedAbout(List<InboundMessage> before, List<InboundMessage> messages) {
        String text = whole(before, "").isEmpty() ? lastText(before) : whole(before, "");
        if (text.isEmpty()) {
            return before.isEmpty()
                    ? Step.to(new Idle()).say(Wording.ASK_PROMPT)
                    : Step.to(new AskedAskOrReport(messages))
                            .say(Wording.WORDS_NEEDED)
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
        Manner manner = said.is(Note.MONEY) ? Manner.SCAM : Manner.URGENT;
        Inquiry inquiry = new Inquiry(said.text(), keeping.plus(List.of(), said.message()), manner);
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

    /** Words about an answer are not kept; doubt can be counted by a button, the rest may be a question. */
    Step feedback(ConversationState state, Said said) {
        if (!(state instanceof AnswerShown shown)) {
            return asked(state, said, Manner.ORDINARY);
        }
        if (DOUBT.stream().noneMatch(said.text()::contains)) {
            return asked(state, said, Manner.REMARK);
        }
        Step step = Step.to(state).say(Wording.THANKS);
        String mark = Choice.mark(shown.question());
        return shown.answers().size() == 1
                ? step.offer(USELESS, new Shown(shown.answers().getFirst(), mark).target(), Wording.BUTTON_USELESS)
                : step;
    }

    /** What is quoted of each review that still stands. */
    static Step quoted(ConversationState state, Event.Quoted quoted) {
        Step step = Step.to(state);
        if (quoted.wording() == Wording.SHARE && !quoted.reviews().isEmpty()) {
            step = step.say(Wording.SHARE);
            for (ClaimReview review : quoted.reviews()) {
                step = step.line(new Line.Forward(review));
            }
            return step;
        }
        for (ClaimReview review : quoted.reviews()) {
            step = step.say(
                    quoted.wording(),
                    Map.of(
                            "rating", review.rating().label(),
                            "claim", review.claim().text(),
                            "conclusion", review.conclusion()));
        }
        return quoted.reviews().isEmpty() ? step.say(Wording.REVIEW_GONE) : step;
    }

    /** With several answers all of them are passed on. */
    private static Step share(ConversationState state, String reviewId) {
        return Step.to(state).carryOut(new Effect.Quote(Wording.SHARE, toShare(state, reviewId)));
    }

    /** What was told without being asked for, such as a broadcast, if that came after what was offered last. */
    static Step shareLast(ConversationState state, Said said, String target) {
        int at = target.lastIndexOf('@');
        String offered = at < 0 ? "" : target.substring(0, at);
        Instant offeredAt = instant(target.substring(at + 1));
        Instant after = offered.isEmpty() ? said.message().envelope().sentAt().minus(TOLD_LATELY) : offeredAt;
        return Step.to(state)
                .carryOut(new Effect.QuoteLast(
                        new Said(said.message(), said.text(), said.understanding(), null),
                        offered.isEmpty() ? List.of() : toShare(state, offered),
                        after));
    }

    private static Instant instant(String millis) {
        return millis.matches("[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(millis)) : Instant.EPOCH;
    }

    private static List<String> toShare(ConversationState state, String reviewId) {
        List<String> shown = state instanceof AnswerShown answer
                ? answer.answers().stream().map(ShownAnswer::reviewId).toList()
                : List.of();
        return shown.contains(reviewId) ? shown : List.of(reviewId);
    }

    Step chosen(ConversationState state, Choice choice) {
        String target = choice.target();
        return switch (choice.kind()) {
            case SHARE -> share(state, target);
            case PICK -> Step.to(state).carryOut(new Effect.Reveal(target));
            case USEFUL, USELESS -> opinion(state, target, choice.kind() == USEFUL);
            case WHY -> reason(state, target);
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
        boolean current = shown.filter(it -> isShown(state, it)).isPresent();
        if (shown.isPresent()) {
            String question = current && state instanceof AnswerShown answer ? answer.question() : null;
            step = step.carryOut(new Effect.NoteOpinion(shown.get(), question, useful));
        }
        if (useful) {
            return step;
        }
        if (shown.isPresent()) {
            step = reasons(step, target);
        }
        return next(step, state, current);
    }

    private static Step reasons(Step useless, String target) {
        Step step = useless;
        for (UselessReason reason : UselessReason.values()) {
            step = step.offer(WHY, target + "/" + reason.name(), label(reason));
        }
        return step;
    }

    private static Wording label(UselessReason reason) {
        return switch (reason) {
            case OFF_TOPIC -> Wording.BUTTON_OFF_TOPIC;
            case UNCLEAR -> Wording.BUTTON_UNCLEAR;
            case DISBELIEVED -> Wording.BUTTON_DISBELIEVED;
            case OTHER -> Wording.BUTTON_OTHER_REASON;
        };
    }

    private static Step reason(ConversationState state, String target) {
        int slash = target.lastIndexOf('/');
        Optional<Shown> shown = slash < 0 ? Optional.empty() : Shown.parse(target.substring(0, slash));
        Optional<UselessReason> reason = Arrays.stream(UselessReason.values())
                .filter(it -> it.name().equals(target.substring(slash + 1)))
                .findFirst();
        Step step = Step.to(state).say(Wording.THANKS_REASON);
        if (shown.isPresent() && reason.isPresent()) {
            step = step.carryOut(new Effect.NoteReason(shown.get(), reason.get()));
        }
        return next(step, state, shown.filter(it -> isShown(state, it)).isPresent());
    }

    private static boolean isShown(ConversationState state, Shown shown) {
        return state instanceof AnswerShown answer
                && answer.answers().contains(shown.answer())
                && mine(shown.mark(), answer.question());
    }

    /** What somebody may do whom an answer did not help. */
    private static Step next(Step useless, ConversationState state, boolean current) {
        Step step = useless.offer(ASK, "", Wording.BUTTON_ASK_AGAIN);
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
