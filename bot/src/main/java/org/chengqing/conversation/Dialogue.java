package org.chengqing.conversation;

import static org.chengqing.conversation.Choice.Kind.ERASE;
import static org.chengqing.conversation.Choice.Kind.HELP;
import static org.chengqing.conversation.Choice.Kind.STATUS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.conversation.ConversationState.AnswerShown;
import org.chengqing.conversation.ConversationState.AskedAskOrReport;
import org.chengqing.conversation.ConversationState.AwaitingReport;
import org.chengqing.conversation.ConversationState.ChoosingCandidate;
import org.chengqing.conversation.ConversationState.Collecting;
import org.chengqing.conversation.ConversationState.ConfirmingErasure;
import org.chengqing.conversation.ConversationState.ConfirmingWithdrawal;
import org.chengqing.conversation.ConversationState.Idle;
import org.chengqing.conversation.Event.FromPerson;
import org.chengqing.conversation.Event.Said;
import org.chengqing.conversation.Event.Sent;
import org.chengqing.conversation.Inquiry.Manner;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.Understanding.Note;
import org.chengqing.intake.Asked;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffStatus;

/**
 * The transition function: pure, and total over every event in every state. It leaves its subjects to {@link
 * Asking}, {@link Answering}, {@link Reporting} and {@link OwnReports}, and itself decides whose turn it is.
 */
final class Dialogue {
    private final Asking asking;
    private final Answering answering;
    private final Topics declines;
    private final Topics remarks;
    private final Reporting reporting;
    private final Amending amending;

    Dialogue(Taxonomy taxonomy, Topics declines, Topics remarks, Keeping keeping) {
        this.remarks = remarks;
        this.asking = new Asking(keeping);
        this.answering = new Answering(declines);
        this.declines = declines;
        this.reporting = new Reporting(taxonomy, keeping);
        this.amending = new Amending(reporting, keeping);
    }

    Step next(ConversationState state, Event event) {
        return switch (event) {
            case Said said -> said(state, said);
            case Sent sent -> sent(state, sent);
            case Event.MenuTapped menu -> menuTapped(state, menu.key());
            case Event.Unreadable _ -> Step.to(state).say(Wording.UNSUPPORTED);
            case Event.Followed _ -> Step.to(new Idle()).say(Wording.FOLLOWED);
            case Event.Scanned _ -> help(state);
            case Event.Departed _ -> Step.to(new Idle()).carryOut(new Effect.Forget());
            case Event.Matched matched -> matched(state, matched);
            case Event.Revealed revealed -> asking.revealed(state, revealed);
            case Event.Quoted quoted -> Asking.quoted(state, quoted);
            case Event.Promised promised ->
                Step.to(promised.stored() ? new Idle() : state)
                        .say(promised.stored() ? Wording.NOTICE_PROMISED : Wording.NOTICE_FAILED);
            case Event.Opened opened -> reporting.opened(state, opened);
            case Event.Added added -> reporting.added(state, added);
            case Event.Categorised categorised -> reporting.categorised(state, categorised);
            case Event.Closed closed -> reporting.closed(state, closed);
            case Event.Withdrawn withdrawn -> reporting.withdrawn(state, withdrawn);
            case Event.Resumed resumed -> resumed(state, resumed);
            case Event.Supplemented supplemented ->
                amending.supplemented(state, supplemented)
                        .orElseGet(() ->
                                withoutNumber(state, supplemented.request().cause()));
            case Event.TakenOut takenOut -> amending.takenOut(state, takenOut);
            case Event.ContactLeft left -> amending.contactLeft(state, left);
            case Event.ContactDropped dropped -> amending.contactDropped(state, dropped);
            case Event.WithdrawalAsked asked -> amending.withdrawalAsked(state, asked);
            case Event.SubscriptionAnswered answered -> Subscribing.answered(state, answered);
            case Event.Exported exported -> OwnReports.exported(state, exported);
            case Event.Found found -> OwnReports.found(state, found);
            case Event.FoundRecent recent -> OwnReports.recent(state, recent);
            case Event.Erased erased -> OwnReports.erased(erased);
        };
    }

    private Step said(ConversationState state, Said said) {
        Choice choice = said.choice();
        if (choice != null) {
            return chosen(state, said, choice);
        }
        if (said.is(Note.ERASE_NOW)) {
            return Step.to(state).carryOut(new Effect.Erase());
        }
        if (said.is(Note.EXPORT)) {
            return Step.to(state).carryOut(new Effect.Export(1));
        }
        Optional<SubscriptionWish> wish = SubscriptionWish.of(said.text());
        if (wish.isPresent()) {
            return Step.to(state).carryOut(new Effect.Subscribe(wish.get()));
        }
        return amending.byNumber(state, said).orElseGet(() -> withoutNumber(state, said));
    }

    private Step withoutNumber(ConversationState state, Said said) {
        return switch (state) {
            case Collecting collecting -> whileCollecting(collecting, said);
            case ConfirmingWithdrawal asked
            when asked.handedOver() -> Amending.confirming(asked, said).orElseGet(() -> free(new Idle(), said));
            case ConfirmingWithdrawal asked -> whileConfirming(asked, said);
            case ConfirmingErasure _ when said.is(Note.YES) -> Step.to(state).carryOut(new Effect.Erase());
            case AwaitingReport _
            when !outranksReport(said.intent()) && !said.is(Note.BARE_REPORT) -> reporting.open(state, said);
            default -> free(state, said);
        };
    }

    private static boolean outranksReport(Intent intent) {
        return switch (intent) {
            case CANCEL, STATUS, HELP, WITHDRAW, URGENT, DONE -> true;
            case ASK, REPORT, ASK_OR_REPORT, SUPPLEMENT, FEEDBACK, OUT_OF_SCOPE -> false;
        };
    }

    private Step free(ConversationState state, Said said) {
        if (state instanceof ChoosingCandidate asked && asked.candidates().size() == 1 && said.is(Note.YES)) {
            return Asking.reveal(asked);
        }
        if (said.is(Note.NUMBER)) {
            return Step.to(state).say(Wording.NUMBER_GONE);
        }
        if (said.is(Note.TAKE_OUT)) {
            return Step.to(state).carryOut(new Effect.Resume(said));
        }
        Optional<String> remark = isTalk(said.intent()) ? remarks.replyTo(said.text()) : Optional.empty();
        if (remark.isPresent()) {
            return Step.to(state).line(new Line.Plain(remark.get()));
        }
        return switch (said.intent()) {
            case ASK, ASK_OR_REPORT -> asking.asked(state, said, Manner.ORDINARY);
            case REPORT -> report(state, said);
            case URGENT -> asking.urgent(state, said);
            case SUPPLEMENT, DONE -> Step.to(state).carryOut(new Effect.Resume(said));
            case CANCEL ->
                state instanceof Idle
                        ? Step.to(state).carryOut(new Effect.Resume(said))
                        : Step.to(new Idle()).say(Wording.CANCELLED);
            case STATUS -> OwnReports.lookUp(state, said);
            case HELP -> help(state);
            case WITHDRAW -> privacy(state);
            case FEEDBACK -> asking.feedback(state, said);
            case OUT_OF_SCOPE -> asking.asked(state, said, Manner.ASIDE);
        };
    }

    private static boolean isTalk(Intent intent) {
        return switch (intent) {
            case ASK, ASK_OR_REPORT, FEEDBACK, HELP, OUT_OF_SCOPE -> true;
            case REPORT, SUPPLEMENT, DONE, CANCEL, STATUS, WITHDRAW, URGENT -> false;
        };
    }

    /** What the office does not judge is no report either, unless it says so. */
    private Step report(ConversationState state, Said said) {
        boolean declined =
                !said.is(Note.BARE_REPORT) && declines.replyTo(said.text()).isPresent();
        return declined ? asking.asked(state, said, Manner.COMPLAINT) : reporting.report(state, said);
    }

    /** Nothing that was looked up ends a report that is being taken. */
    private Step matched(ConversationState state, Event.Matched matched) {
        return reporting.running(state) ? Step.to(state) : answering.matched(state, matched);
    }

    /** Everything joins the report, unless it steers the dialogue: evidence lost is worse than evidence too much. */
    private Step whileCollecting(Collecting state, Said said) {
        return amending.within(state, said).orElseGet(() -> collecting(state, said));
    }

    private Step collecting(Collecting state, Said said) {
        return switch (said.intent()) {
            case DONE -> Step.to(state).carryOut(new Effect.Close(state.receipt()));
            case CANCEL ->
                state.supplement() ? Amending.cancelSupplement(state) : reporting.askWhetherToWithdraw(state.receipt());
            case HELP -> help(state);
            case STATUS -> OwnReports.lookUp(state, said);
            case WITHDRAW -> privacy(state);
            case REPORT -> said.is(Note.BARE_REPORT) ? help(state) : reporting.add(state, said);
            case URGENT -> Step.to(state).say(urgentWording(said)).carryOut(reporting.adding(state, said, false));
            case ASK -> Step.to(state).carryOut(reporting.adding(state, said, !said.is(Note.BARE_ASK)));
            case ASK_OR_REPORT, SUPPLEMENT, FEEDBACK, OUT_OF_SCOPE -> reporting.add(state, said);
        };
    }

    private Step whileConfirming(ConfirmingWithdrawal state, Said said) {
        if (said.is(Note.YES) || said.intent() == Intent.CANCEL) {
            return Step.to(state).carryOut(new Effect.Withdraw(state.receipt()));
        }
        if (said.is(Note.NO)) {
            return reporting.keptGoing(state.receipt());
        }
        return whileCollecting(new Collecting(state.receipt(), List.of()), said);
    }

    private Step sent(ConversationState state, Sent sent) {
        return switch (state) {
            case Collecting collecting -> reporting.add(collecting, sent);
            case ConfirmingWithdrawal asked
            when !asked.handedOver() -> reporting.add(new Collecting(asked.receipt(), List.of()), sent);
            case AwaitingReport _ -> reporting.open(state, sent);
            case AskedAskOrReport asked when !asked.kept().isEmpty() -> reporting.keep(asked, sent.message());
            default -> Step.to(state).carryOut(new Effect.Resume(sent));
        };
    }

    /** The state knew of no report; perhaps the store does. */
    private Step resumed(ConversationState state, Event.Resumed resumed) {
        FromPerson cause = resumed.cause();
        return switch (resumed.open()) {
            case Asked.Known<TipOffStatus>(var open) -> {
                Collecting found = Amending.resumed(open);
                yield cause instanceof Said said ? whileCollecting(found, said) : reporting.add(found, cause);
            }
            case Asked.NotFound<TipOffStatus> _ -> withoutReport(state, cause);
            case Asked.Unavailable<TipOffStatus> _ -> perhapsWithoutReport(state, cause);
        };
    }

    /** Only a steering word needs no evidence kept. */
    private Step perhapsWithoutReport(ConversationState state, FromPerson cause) {
        return cause instanceof Said said && said.intent() != Intent.SUPPLEMENT
                ? Step.to(state).say(Wording.STATUS_UNKNOWN)
                : reporting.notStored(state, cause.message());
    }

    private Step withoutReport(ConversationState state, FromPerson cause) {
        return switch (cause) {
            case Said said when said.intent() == Intent.SUPPLEMENT -> asking.asked(state, said, Manner.ORDINARY);
            case Said said
            when said.intent() == Intent.CANCEL -> Step.to(new Idle()).say(Wording.CANCELLED);
            case Said said when said.is(Note.TAKE_OUT) -> Step.to(state).say(Wording.TAKE_OUT_LATE);
            case Said said -> nothingOpen(said);
            case Sent sent -> asking.sent(sent.message());
        };
    }

    /** 好了 ends a report; where none is open it is only a word of assent. */
    private Step nothingOpen(Said said) {
        Step step = Step.to(new Idle());
        return remarks.replyTo(said.text())
                .map(reply -> step.line(new Line.Plain(reply)))
                .orElseGet(() -> step.say(Wording.NOTHING_OPEN));
    }

    private Step chosen(ConversationState state, Said said, Choice choice) {
        return switch (choice.kind()) {
            case REPORT -> reporting.chosen(state, choice.target());
            case ASK, PICK, SHARE, NONE, TELL, INSIST, USEFUL, USELESS, WHY -> asking.chosen(state, choice);
            case SHARE_LAST -> Asking.shareLast(state, said, choice.target());
            case CATEGORY, DONE, CANCEL, YES, NO -> reporting.steered(state, choice);
            case ERASE -> Step.to(state).carryOut(new Effect.Erase());
            case EXPORT -> Step.to(state).carryOut(new Effect.Export(OwnReports.page(choice.target())));
            case STATUS -> OwnReports.lookUp(state, said);
            case HELP -> help(state);
        };
    }

    private Step menuTapped(ConversationState state, String key) {
        return switch (key) {
            case "ASK" -> Step.to(reporting.running(state) ? state : new Idle()).say(Wording.ASK_PROMPT);
            case "REPORT" ->
                reporting.running(state)
                        ? help(state)
                        : reporting.openKeptOrPrompt(state instanceof AnswerShown ? new Idle() : state);
            case "STATUS" -> Step.to(state).carryOut(new Effect.LookUpRecent());
            case "PRIVACY" -> privacy(state);
            case "SUBSCRIBE" -> Step.to(state).carryOut(new Effect.Subscribe(new SubscriptionWish.Show()));
            default -> help(state);
        };
    }

    private static Step help(ConversationState state) {
        if (state instanceof Collecting collecting) {
            Receipt receipt = collecting.receipt();
            return Step.to(state)
                    .say(Wording.HELP_COLLECTING, Map.of("receipt", receipt.value()))
                    .offer(Choice.Kind.DONE, receipt.value(), Wording.BUTTON_DONE)
                    .offer(Choice.Kind.CANCEL, receipt.value(), Wording.BUTTON_CANCEL);
        }
        return Step.to(state).say(Wording.HELP).offer(STATUS, "", Wording.BUTTON_STATUS);
    }

    /** A report that is being taken goes on; a resident who only asks about privacy must not lose it. */
    private Step privacy(ConversationState state) {
        return Step.to(reporting.running(state) ? state : new ConfirmingErasure())
                .say(Wording.PRIVACY)
                .offer(ERASE, "", Wording.BUTTON_ERASE)
                .offer(HELP, "", Wording.BUTTON_HELP);
    }

    static Wording urgentWording(Said said) {
        return said.is(Note.MONEY) ? Wording.URGENT_MONEY : Wording.URGENT;
    }
}
