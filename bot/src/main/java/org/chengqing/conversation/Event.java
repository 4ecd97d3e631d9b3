package org.chengqing.conversation;

import java.util.List;
import java.util.Optional;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.channel.InboundMessage;
import org.chengqing.conversation.Referrals.Referral;
import org.chengqing.conversation.intent.Intent;
import org.chengqing.conversation.intent.Understanding;
import org.chengqing.intake.Asked;
import org.chengqing.intake.FollowUps;
import org.chengqing.intake.FollowUps.Reopened;
import org.chengqing.intake.Intake;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffStatus;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.jspecify.annotations.Nullable;

/** What moves the dialogue: something from the person, or the result of an {@link Effect}. */
sealed interface Event {
    /** An event with a message that can become evidence. */
    sealed interface FromPerson extends Event {
        /** The message. */
        InboundMessage message();
    }

    /** Words, typed or spoken, as understood. {@code choice} is what was tapped or chosen by number. */
    record Said(
            InboundMessage message,
            String text,
            Understanding understanding,
            @Nullable Choice choice) implements FromPerson {
        /** What the words are taken to want. */
        Intent intent() {
            return understanding.intent();
        }

        /** Whether the words have this note. */
        boolean is(Understanding.Note note) {
            return understanding.notes().contains(note);
        }
    }

    /** Content that cannot be read here: a picture, a voice message without transcript, a link … */
    record Sent(InboundMessage message) implements FromPerson {}

    /** Content that the platform keeps to itself. */
    record Unreadable() implements Event {}

    /** The person came. */
    record Followed() implements Event {}

    /** The person came back by a QR code. */
    record Scanned() implements Event {}

    /** The person left. */
    record Departed() implements Event {}

    /** A button of the account's menu was tapped. */
    record MenuTapped(String key) implements Event {}

    /**
     * The result of {@link Effect.Match}.
     *
     * @param referral where the text belongs, null where that is not surely somewhere else
     */
    record Matched(
            Inquiry inquiry, MatchOutcome outcome, @Nullable Referral referral) implements Event {}

    /** The result of {@link Effect.Reveal}: the review as that generation of the catalogue has it. */
    record Revealed(Optional<ClaimReview> review, long generation) implements Event {}

    /** The result of {@link Effect.Quote}: those that are still released. */
    record Quoted(Wording wording, List<ClaimReview> reviews) implements Event {
        /** Copies the list. */
        public Quoted {
            reviews = List.copyOf(reviews);
        }
    }

    /**
     * The result of {@link Effect.Open}; nothing bears on what was not stored.
     *
     * @param noticeDue whether the person must be shown the privacy notice
     */
    record Opened(Effect.Open request, Intake.Received received, Bearing bearing, boolean noticeDue) implements Event {}

    /** The result of {@link Effect.Supplement}; what became of the message, null where none was to be added. */
    record Supplemented(
            Effect.Supplement request, Asked<Reopened> opened, Intake.@Nullable Received added, Bearing bearing)
            implements Event {}

    /** The result of {@link Effect.TakeOut}. */
    record TakenOut(Effect.TakeOut request, Asked<FollowUps.TakenOut> outcome) implements Event {}

    /** The result of {@link Effect.LeaveContact}. */
    record ContactLeft(Effect.LeaveContact request, Intake.Received received) implements Event {}

    /** The result of {@link Effect.DropContact}. */
    record ContactDropped(Asked<FollowUps.ContactDropped> outcome) implements Event {}

    /** The result of {@link Effect.AskWithdrawal}. */
    record WithdrawalAsked(Asked<TipOffStatus> status) implements Event {}

    /** The result of {@link Effect.Subscribe}, with the topics that there are. */
    record SubscriptionAnswered(SubscriptionWish wish, List<String> offered, Subscriptions.Answered answered)
            implements Event {
        /** Copies the list. */
        public SubscriptionAnswered {
            offered = List.copyOf(offered);
        }
    }

    /** The result of {@link Effect.Export}; empty when it cannot be had at the moment. */
    record Exported(Optional<Exports.Page> page) implements Event {}

    /** The result of {@link Effect.Add}; nothing bears on what was not stored. */
    record Added(Effect.Add request, Intake.Received received, Bearing bearing) implements Event {}

    /** The result of {@link Effect.Categorise}. */
    record Categorised(Effect.Categorise request, Asked<Boolean> noted) implements Event {}

    /** The result of {@link Effect.Close}. */
    record Closed(Receipt receipt, Asked<TipOffStatus> status) implements Event {}

    /** The result of {@link Effect.Withdraw}. */
    record Withdrawn(Receipt receipt, Asked<TipOffStatus> status) implements Event {}

    /** The result of {@link Effect.LookUp}. */
    record Found(Asked<TipOffStatus> status) implements Event {}

    /** The result of {@link Effect.LookUpRecent}, newest first. */
    record FoundRecent(Asked<List<TipOffStatus>> reports) implements Event {}

    /** The result of {@link Effect.Resume}. */
    record Resumed(FromPerson cause, Asked<TipOffStatus> open) implements Event {}

    /** The result of {@link Effect.TellWhenAnswered}. */
    record Promised(boolean stored) implements Event {}

    /** The result of {@link Effect.Erase}: reports taken back, those past that, and whether all could be done. */
    record Erased(List<Receipt> withdrawn, List<Receipt> handedOver, boolean complete) implements Event {
        /** Copies the lists. */
        public Erased {
            withdrawn = List.copyOf(withdrawn);
            handedOver = List.copyOf(handedOver);
        }
    }
}
