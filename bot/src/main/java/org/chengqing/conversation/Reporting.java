package org.chengqing.conversation;

import static org.chengqing.conversation.Choice.Kind.CANCEL;
import static org.chengqing.conversation.Choice.Kind.CATEGORY;
import static org.chengqing.conversation.Choice.Kind.DONE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.channel.InboundMessage;
import org.chengqing.conversation.ConversationState.AnswerShown;
import org.chengqing.conversation.ConversationState.AskedAskOrReport;
import org.chengqing.conversation.ConversationState.AwaitingReport;
import org.chengqing.conversation.ConversationState.Collecting;
import org.chengqing.conversation.ConversationState.ConfirmingWithdrawal;
import org.chengqing.conversation.ConversationState.Idle;
import org.chengqing.conversation.Event.FromPerson;
import org.chengqing.conversation.Event.Said;
import org.chengqing.conversation.intent.Understanding.Note;
import org.chengqing.intake.Asked;
import org.chengqing.intake.Intake.Received;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.chengqing.intake.TipOffStatus;
import org.chengqing.questions.ShownAnswer;
import org.jspecify.annotations.Nullable;

/** Reports: opening, adding, closing and taking back. A receipt is shown only after it was stored. Pure. */
final class Reporting {
    /** Words up to this many characters, said after an answer, are taken to be about what was answered. */
    private static final int SHORT_REMARK = 20;

    private final Taxonomy taxonomy;
    private final Keeping keeping;

    Reporting(Taxonomy taxonomy, Keeping keeping) {
        this.taxonomy = taxonomy;
        this.keeping = keeping;
    }

    boolean running(ConversationState state) {
        return state instanceof Collecting || (state instanceof ConfirmingWithdrawal asked && !asked.handedOver());
    }

    /** Words that want to report: with what was sent before, if they are about it. */
    Step report(ConversationState state, Said said) {
        if (said.is(Note.BARE_REPORT)) {
            return openKeptOrPrompt(state);
        }
        boolean aboutKept = state instanceof AskedAskOrReport || said.text().length() <= SHORT_REMARK;
        return open(state, aboutKept ? state.kept() : List.of(), said.message());
    }

    Step openKeptOrPrompt(ConversationState state) {
        return state.kept().isEmpty()
                ? Step.to(new AwaitingReport()).say(Wording.REPORT_PROMPT).say(Wording.PRIVACY_NOTICE)
                : open(state, state.kept());
    }

    /** The button: the message that it was shown with may be gone. */
    Step chosen(ConversationState state, String mark) {
        if (state instanceof Collecting collecting) {
            return goOn(state, collecting.receipt());
        }
        if (state instanceof ConfirmingWithdrawal asked && !asked.handedOver()) {
            return keptGoing(asked.receipt());
        }
        boolean kept = state.kept().stream().anyMatch(m -> Choice.mark(m).equals(mark));
        if (kept || mark.isEmpty()) {
            return openKeptOrPrompt(state);
        }
        return Step.to(new AwaitingReport()).say(Wording.CONTENT_GONE).say(Wording.PRIVACY_NOTICE);
    }

    Step open(ConversationState state, FromPerson first) {
        return open(state, List.of(), first.message());
    }

    private Step open(ConversationState state, List<InboundMessage> kept, InboundMessage message) {
        List<InboundMessage> messages = keeping.plus(kept, message);
        return open(state, messages.contains(message) ? messages : List.of(message));
    }

    private Step open(ConversationState state, List<InboundMessage> messages) {
        StringBuilder words = new StringBuilder();
        messages.forEach(message -> words.append(Keeping.textOf(message)).append('\n'));
        String category = taxonomy.guess(words.toString()).map(Category::key).orElse(null);
        return Step.to(state).carryOut(new Effect.Open(messages, category));
    }

    Step opened(ConversationState state, Event.Opened opened) {
        return switch (opened.received()) {
            case Received.Stored stored -> opened(state, stored, opened);
            case Received.NotOpen(var receipt) -> alreadyClosed(opened.request().messages(), receipt);
            case Received.Full full -> full(state, full);
            case Received.NotStored _ -> Step.to(state).say(Wording.NOT_STORED);
        };
    }

    /** The receipt first, then what is known, and last what is asked: the question must not scroll away. */
    private Step opened(ConversationState state, Received.Stored stored, Event.Opened opened) {
        Receipt receipt = stored.receipt();
        List<String> told = state instanceof AnswerShown shown
                ? shown.answers().stream().map(ShownAnswer::reviewId).toList()
                : List.of();
        Disclosure disclosure = Disclosure.of(opened.bearing(), told);
        Step begin = Step.to(new Collecting(receipt, disclosure.told()));
        // who was asked to send something has just read it
        if (opened.noticeDue() && !(state instanceof AwaitingReport)) {
            begin = begin.say(Wording.PRIVACY_NOTICE);
        }
        Step step = disclosure.sure(fileRefused(begin.say(Wording.RECEIPT, of(receipt)), stored));
        Optional<Category> category = taxonomy.find(opened.request().category());
        if (category.isPresent()) {
            step = details(step, category.get());
        } else {
            step = step.say(Wording.CATEGORY_QUESTION);
            for (Category each : taxonomy.categories()) {
                step = step.offer(Offer.of(CATEGORY, receipt.value() + "/" + each.key(), each.name()));
            }
        }
        return disclosure.possible(step.offer(DONE, receipt.value(), Wording.BUTTON_DONE));
    }

    private static Step fileRefused(Step step, Received.Stored stored) {
        return stored.fileRefused() ? step.say(Wording.FILE_REFUSED) : step;
    }

    private static Step details(Step step, Category category) {
        String details = (category.advice() + "\n" + category.question()).strip();
        return details.isEmpty() ? step : step.line(new Line.Plain(details));
    }

    Step add(Collecting state, FromPerson more) {
        return Step.to(state).carryOut(adding(state, more, false));
    }

    Effect adding(Collecting state, FromPerson more, boolean asks) {
        return new Effect.Add(state.receipt(), more.message(), asks);
    }

    Step added(ConversationState state, Event.Added added) {
        Effect.Add request = added.request();
        return switch (added.received()) {
            case Received.Stored stored -> added(state, stored, added);
            case Received.NotOpen(var receipt) -> alreadyClosed(List.of(request.message()), receipt);
            case Received.Full full -> full(state, full);
            case Received.NotStored _ -> Step.to(state).say(Wording.NOT_STORED);
        };
    }

    private static Step added(ConversationState state, Received.Stored stored, Event.Added added) {
        Receipt receipt = stored.receipt();
        List<String> told = state instanceof Collecting collecting ? collecting.told() : List.of();
        boolean supplement = state instanceof Collecting collecting && collecting.supplement();
        Disclosure disclosure = Disclosure.of(added.bearing(), told);
        Step step = Step.to(new Collecting(receipt, disclosure.told(), supplement))
                .say(Wording.ADDED, Map.of("receipt", receipt.value(), "pieces", "" + stored.pieces()));
        step = disclosure.sure(fileRefused(step, stored));
        if (added.request().asks() && added.bearing().equals(Bearing.NONE)) {
            step = step.say(Wording.REPORT_UNKNOWN)
                    .carryOut(new Effect.NoteUnanswered(
                            Keeping.textOf(added.request().message())));
        }
        return disclosure.possible(step.offer(DONE, receipt.value(), Wording.BUTTON_DONE)
                .offer(CANCEL, receipt.value(), Wording.BUTTON_CANCEL));
    }

    private Step full(ConversationState state, Received.Full full) {
        return Step.to(state)
                .say(Wording.FULL, Map.of("receipt", full.receipt().value(), "most", "" + full.maxPieces()))
                .offer(DONE, full.receipt().value(), Wording.BUTTON_DONE);
    }

    /** The quiet minutes were over: the message is kept, and a new report offered. */
    private Step alreadyClosed(List<InboundMessage> messages, Receipt receipt) {
        List<InboundMessage> kept = List.of();
        for (InboundMessage message : messages) {
            kept = keeping.plus(kept, message);
        }
        return Step.to(new AskedAskOrReport(kept))
                .say(Wording.REPORT_CLOSED, of(receipt))
                .offer(Answering.reportOffer(kept));
    }

    /** It cannot be told whether a report is open that this belongs to: nothing is stored, so it is kept and said. */
    Step notStored(ConversationState state, InboundMessage message) {
        List<InboundMessage> before = state instanceof AskedAskOrReport ? state.kept() : List.of();
        List<InboundMessage> kept = keeping.plus(before, message);
        return Step.to(new AskedAskOrReport(kept)).say(Wording.NOT_IN_REPORT).offer(Answering.reportOffer(kept));
    }

    /** One more message while it is not clear what to do with those before. */
    Step keep(AskedAskOrReport state, InboundMessage message) {
        List<InboundMessage> kept = keeping.plus(state.kept(), message);
        boolean fits = kept.contains(message);
        return Step.to(new AskedAskOrReport(kept))
                .say(fits ? Wording.KEPT_MORE : Wording.TOO_MANY_KEPT, Map.of("count", "" + kept.size()))
                .offer(Answering.reportOffer(kept));
    }

    Step categorised(ConversationState state, Event.Categorised categorised) {
        Effect.Categorise request = categorised.request();
        Optional<Category> category = taxonomy.find(request.category());
        boolean noted = categorised.noted() instanceof Asked.Known<Boolean>(var done) && done;
        if (!noted || category.isEmpty()) {
            return Step.to(state).say(Wording.CATEGORY_FAILED);
        }
        Step step = Step.to(state)
                .say(Wording.CATEGORY_NOTED, Map.of("category", category.get().name()));
        return details(step, category.get()).offer(DONE, request.receipt().value(), Wording.BUTTON_DONE);
    }

    /** A button of a report; it names its report, since an older one may be meant. */
    Step steered(ConversationState state, Choice choice) {
        String target = choice.target();
        int slash = target.indexOf('/');
        Optional<Receipt> named = Receipt.parse(slash < 0 ? target : target.substring(0, slash));
        if (named.isEmpty()) {
            return Step.to(state).say(Wording.NOTHING_OPEN);
        }
        Receipt receipt = named.get();
        return switch (choice.kind()) {
            case CATEGORY -> Step.to(state).carryOut(new Effect.Categorise(receipt, target.substring(slash + 1)));
            case DONE -> Step.to(state).carryOut(new Effect.Close(receipt));
            case YES -> Step.to(state).carryOut(new Effect.Withdraw(receipt));
            case NO -> receipt.equals(Amending.handedOver(state)) ? Amending.goesOn(receipt) : keptGoing(receipt);
            default ->
                state instanceof Collecting collecting && collecting.supplement()
                        ? Amending.cancelSupplement(collecting)
                        : Step.to(state).carryOut(new Effect.AskWithdrawal(receipt));
        };
    }

    Step closed(ConversationState state, Event.Closed closed) {
        Receipt receipt = closed.receipt();
        return switch (closed.status()) {
            case Asked.Known<TipOffStatus>(var status)
            when status.state() == TipOffState.WITHDRAWN ->
                Step.to(without(receipt, state)).say(Wording.WITHDRAWN, of(receipt));
            case Asked.Known<TipOffStatus>(var status) ->
                Step.to(without(receipt, state))
                        .say(
                                status.handedOver() ? Wording.SUPPLEMENTED : Wording.CLOSED,
                                Map.of("receipt", receipt.value(), "pieces", "" + status.pieces()));
            case Asked.NotFound<TipOffStatus> _ ->
                Step.to(without(receipt, state)).say(Wording.STATUS_NONE);
            case Asked.Unavailable<TipOffStatus> _ -> Step.to(state).say(Wording.CLOSE_FAILED, of(receipt));
        };
    }

    /** The state once this report is over; another one that is being taken goes on. */
    private ConversationState without(Receipt receipt, ConversationState state) {
        return running(state) && !receipt.equals(receiptOf(state)) ? state : new Idle();
    }

    /** What taking back means depends on whether the office has it. */
    Step askWhetherToWithdraw(TipOffStatus status) {
        Receipt receipt = status.receipt();
        if (!status.handedOver()) {
            return askWhetherToWithdraw(receipt);
        }
        return Step.to(new ConfirmingWithdrawal(receipt, true))
                .say(Wording.CONFIRM_WITHDRAW_OFFICE, of(receipt))
                .offer(Choice.Kind.YES, receipt.value(), Wording.BUTTON_YES)
                .offer(Choice.Kind.NO, receipt.value(), Wording.BUTTON_NO);
    }

    Step askWhetherToWithdraw(Receipt receipt) {
        return Step.to(new ConfirmingWithdrawal(receipt))
                .say(Wording.CONFIRM_WITHDRAW, of(receipt))
                .offer(Choice.Kind.YES, receipt.value(), Wording.BUTTON_YES)
                .offer(Choice.Kind.NO, receipt.value(), Wording.BUTTON_NO);
    }

    Step withdrawn(ConversationState state, Event.Withdrawn withdrawn) {
        Receipt receipt = withdrawn.receipt();
        return switch (withdrawn.status()) {
            case Asked.Known<TipOffStatus>(var status)
            when status.state() == TipOffState.WITHDRAWN ->
                Step.to(without(receipt, state))
                        .say(status.handedOver() ? Wording.WITHDRAWN_OFFICE : Wording.WITHDRAWN, of(receipt));
            case Asked.Known<TipOffStatus>(var status) ->
                Step.to(new Idle())
                        .line(new Line.Phrase(Wording.WITHDRAW_LATE, of(receipt), OwnReports.word(status.state())));
            case Asked.NotFound<TipOffStatus> _ ->
                Step.to(without(receipt, state)).say(Wording.STATUS_NONE);
            case Asked.Unavailable<TipOffStatus> _ -> Step.to(state).say(Wording.WITHDRAW_FAILED, of(receipt));
        };
    }

    Step keptGoing(Receipt receipt) {
        return Step.to(new Collecting(receipt, List.of()))
                .say(Wording.KEPT_GOING, of(receipt))
                .offer(DONE, receipt.value(), Wording.BUTTON_DONE);
    }

    private static Step goOn(ConversationState state, Receipt receipt) {
        return Step.to(state)
                .say(Wording.HELP_COLLECTING, of(receipt))
                .offer(DONE, receipt.value(), Wording.BUTTON_DONE);
    }

    private static @Nullable Receipt receiptOf(ConversationState state) {
        return switch (state) {
            case Collecting collecting -> collecting.receipt();
            case ConfirmingWithdrawal asked -> asked.receipt();
            default -> null;
        };
    }

    private static Map<String, String> of(Receipt receipt) {
        return Map.of("receipt", receipt.value());
    }
}
