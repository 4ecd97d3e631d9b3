package org.chengqing.conversation;

import static org.chengqing.conversation.Choice.Kind.CANCEL;
import static org.chengqing.conversation.Choice.Kind.DONE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.conversation.ConversationState.AskedAskOrReport;
import org.chengqing.conversation.ConversationState.Collecting;
import org.chengqing.conversation.ConversationState.ConfirmingWithdrawal;
import org.chengqing.conversation.ConversationState.Idle;
import org.chengqing.conversation.Event.Said;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.Understanding.Note;
import org.chengqing.intake.Asked;
import org.chengqing.intake.FollowUps.ContactDropped;
import org.chengqing.intake.FollowUps.Reopened;
import org.chengqing.intake.FollowUps.TakenOut;
import org.chengqing.intake.Intake.Received;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.chengqing.intake.TipOffStatus;
import org.jspecify.annotations.Nullable;

/**
 * Changes of a report after it was opened: adding to it by its number, taking something out, a contact left by own will,
 * taking back what the office has. Pure.
 */
final class Amending {
    private final Reporting reporting;
    private final Keeping keeping;

    Amending(Reporting reporting, Keeping keeping) {
        this.reporting = reporting;
        this.keeping = keeping;
    }

    /** What words with the number of a report ask for: to take it back, or to add to it. */
    Optional<Step> byNumber(ConversationState state, Said said) {
        Receipt receipt = ReportWords.receipt(said.text()).orElse(null);
        if (receipt == null) {
            return Optional.empty();
        }
        if (ReportWords.takesBack(said.text(), receipt)) {
            return Optional.of(Step.to(state).carryOut(new Effect.AskWithdrawal(receipt)));
        }
        boolean bare = ReportWords.isBare(said.text(), receipt);
        boolean adds = ReportWords.adds(said.text()) || (!bare && mayAdd(said.intent()));
        boolean here =
                state instanceof Collecting collecting && collecting.receipt().equals(receipt);
        return adds && !here
                ? Optional.of(Step.to(state).carryOut(new Effect.Supplement(receipt, said, bare)))
                : Optional.empty();
    }

    private static boolean mayAdd(Intent intent) {
        return switch (intent) {
            case REPORT, SUPPLEMENT, ASK_OR_REPORT, ASK, FEEDBACK, OUT_OF_SCOPE -> true;
            case STATUS, CANCEL, HELP, WITHDRAW, URGENT, DONE -> false;
        };
    }

    /** What came of it; empty where the number is none of theirs and the words are to be read without it. */
    Optional<Step> supplemented(ConversationState state, Event.Supplemented event) {
        Effect.Supplement request = event.request();
        Receipt receipt = request.receipt();
        return switch (event.opened()) {
            case Asked.Unavailable<Reopened> _ ->
                Optional.of(
                        request.bare()
                                ? Step.to(state).say(Wording.STATUS_UNKNOWN)
                                : reporting.notStored(state, request.cause().message()));
            case Asked.NotFound<Reopened> _ -> notTheirs(state, request);
            case Asked.Known<Reopened>(var reopened) ->
                Optional.of(
                        switch (reopened) {
                            case Reopened.Open open -> opened(state, receipt, open, event);
                            case Reopened.Ended(var ended) -> ended(state, request, ended);
                            case Reopened.Full(var most) ->
                                Step.to(state)
                                        .say(
                                                Wording.SUPPLEMENT_FULL,
                                                Map.of("receipt", receipt.value(), "most", "" + most));
                        });
        };
    }

    private Step opened(ConversationState state, Receipt receipt, Reopened.Open open, Event.Supplemented event) {
        Collecting collecting = new Collecting(receipt, List.of(), !open.collecting());
        Received added = event.added();
        if (added != null) {
            return reporting.added(
                    added instanceof Received.Stored ? collecting : state,
                    new Event.Added(
                            new Effect.Add(receipt, event.request().cause().message(), false), added, event.bearing()));
        }
        return Step.to(collecting)
                .say(Wording.SUPPLEMENT_OPEN, Map.of("receipt", receipt.value()))
                .offer(DONE, receipt.value(), Wording.BUTTON_DONE);
    }

    private Step ended(ConversationState state, Effect.Supplement request, TipOffState ended) {
        Line why = new Line.Phrase(
                Wording.SUPPLEMENT_ENDED, Map.of("receipt", request.receipt().value()), OwnReports.word(ended));
        return request.bare() ? Step.to(state).line(why) : kept(request).line(why);
    }

    private Optional<Step> notTheirs(ConversationState state, Effect.Supplement request) {
        if (request.bare()) {
            return Optional.of(Step.to(state).say(Wording.STATUS_NONE));
        }
        boolean inSoManyWords = ReportWords.adds(request.cause().text());
        if (inSoManyWords && state instanceof Collecting collecting) {
            return Optional.of(reporting.add(collecting, request.cause()));
        }
        return inSoManyWords ? Optional.of(kept(request).say(Wording.STATUS_NONE)) : Optional.empty();
    }

    /** What was not stored is kept, and a report of its own offered. */
    private Step kept(Effect.Supplement request) {
        var kept = keeping.plus(List.of(), request.cause().message());
        return Step.to(new AskedAskOrReport(kept)).offer(Answering.reportOffer(kept));
    }

    /** What words ask of the open report beside adding to it. */
    Optional<Step> within(Collecting state, Said said) {
        Receipt receipt = state.receipt();
        if (said.is(Note.TAKE_OUT)) {
            return Optional.of(Step.to(state).carryOut(new Effect.TakeOut(receipt, ReportWords.position(said.text()))));
        }
        if (said.is(Note.NO_CONTACT)) {
            return Optional.of(Step.to(state).carryOut(new Effect.DropContact(receipt)));
        }
        return ReportWords.contact(said.text())
                .map(contact -> contact.isEmpty()
                        ? Step.to(state).say(Wording.CONTACT_HOW)
                        : Step.to(state).carryOut(new Effect.LeaveContact(receipt, said.message(), contact)));
    }

    Step takenOut(ConversationState state, Event.TakenOut event) {
        Receipt receipt = event.request().receipt();
        Step step = Step.to(state);
        return switch (event.outcome()) {
            case Asked.Known<TakenOut>(TakenOut.Removed removed) ->
                step.say(
                                removed.left() == 0 ? Wording.TAKEN_OUT_ALL : Wording.TAKEN_OUT,
                                Map.of(
                                        "receipt",
                                        receipt.value(),
                                        "position",
                                        "" + removed.position(),
                                        "pieces",
                                        "" + removed.left()))
                        .offer(DONE, receipt.value(), Wording.BUTTON_DONE)
                        .offer(CANCEL, receipt.value(), Wording.BUTTON_CANCEL);
            case Asked.Known<TakenOut>(TakenOut.Mailed _) -> step.say(Wording.TAKE_OUT_LATE);
            case Asked.Known<TakenOut>(TakenOut.Nothing _) -> step.say(Wording.TAKE_OUT_NOTHING);
            case Asked.NotFound<TakenOut> _ -> Step.to(new Idle()).say(Wording.TAKE_OUT_LATE);
            case Asked.Unavailable<TakenOut> _ -> step.say(Wording.TAKE_OUT_FAILED);
        };
    }

    Step contactLeft(ConversationState state, Event.ContactLeft event) {
        Step step = Step.to(state);
        return switch (event.received()) {
            case Received.Stored _ ->
                step.say(Wording.CONTACT_LEFT)
                        .offer(DONE, event.request().receipt().value(), Wording.BUTTON_DONE);
            case Received.NotOpen(var receipt) ->
                Step.to(new Idle()).say(Wording.CONTACT_CLOSED, Map.of("receipt", receipt.value()));
            case Received.Full _ -> step.say(Wording.CONTACT_HOW);
            case Received.NotStored _ -> step.say(Wording.NOT_STORED);
        };
    }

    Step contactDropped(ConversationState state, Event.ContactDropped event) {
        Step step = Step.to(state);
        return switch (event.outcome()) {
            case Asked.Known<ContactDropped>(var outcome) ->
                step.say(
                        switch (outcome) {
                            case DROPPED -> Wording.CONTACT_DROPPED;
                            case NONE -> Wording.ANONYMOUS;
                            case MAILED -> Wording.CONTACT_LATE;
                        });
            case Asked.NotFound<ContactDropped> _ -> Step.to(new Idle()).say(Wording.NOTHING_OPEN);
            case Asked.Unavailable<ContactDropped> _ -> step.say(Wording.TAKE_OUT_FAILED);
        };
    }

    /** Asks before a report is taken back, with what that means for one that the office has. */
    Step withdrawalAsked(ConversationState state, Event.WithdrawalAsked event) {
        return switch (event.status()) {
            case Asked.Known<TipOffStatus>(var status)
            when isOver(status.state()) ->
                Step.to(state)
                        .line(new Line.Phrase(
                                Wording.WITHDRAW_LATE,
                                Map.of("receipt", status.receipt().value()),
                                OwnReports.word(status.state())));
            case Asked.Known<TipOffStatus>(var status) -> reporting.askWhetherToWithdraw(status);
            case Asked.NotFound<TipOffStatus> _ -> Step.to(state).say(Wording.STATUS_NONE);
            case Asked.Unavailable<TipOffStatus> _ -> Step.to(state).say(Wording.STATUS_UNKNOWN);
        };
    }

    private static boolean isOver(TipOffState state) {
        return state == TipOffState.CLOSED || state == TipOffState.DECLINED || state == TipOffState.WITHDRAWN;
    }

    /** Words while it is asked whether a report that the office has is to be taken back; empty for all others. */
    static Optional<Step> confirming(ConfirmingWithdrawal asked, Said said) {
        if (said.is(Note.YES)) {
            return Optional.of(Step.to(asked).carryOut(new Effect.Withdraw(asked.receipt())));
        }
        return said.is(Note.NO) ? Optional.of(goesOn(asked.receipt())) : Optional.empty();
    }

    /** The office goes on with a report. */
    static Step goesOn(Receipt receipt) {
        return Step.to(new Idle()).say(Wording.WITHDRAW_NOT, Map.of("receipt", receipt.value()));
    }

    /** 取消 ends a supplement only; the report itself is taken back by its number. */
    static Step cancelSupplement(Collecting state) {
        return Step.to(state)
                .say(
                        Wording.SUPPLEMENT_CANCEL,
                        Map.of("receipt", state.receipt().value()))
                .offer(DONE, state.receipt().value(), Wording.BUTTON_DONE);
    }

    /** Where a report is open that the state did not know of. */
    static Collecting resumed(TipOffStatus open) {
        return new Collecting(open.receipt(), List.of(), open.state() != TipOffState.COLLECTING);
    }

    /** The receipt of the report that is being confirmed to be taken back, where the office has it. */
    static @Nullable Receipt handedOver(ConversationState state) {
        return state instanceof ConfirmingWithdrawal asked && asked.handedOver() ? asked.receipt() : null;
    }
}
