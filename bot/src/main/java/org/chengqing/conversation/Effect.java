package org.chengqing.conversation;

import java.time.Instant;
import java.util.List;
import org.chengqing.channel.InboundMessage;
import org.chengqing.intake.Receipt;
import org.chengqing.questions.ShownAnswer;
import org.chengqing.questions.UselessReason;
import org.jspecify.annotations.Nullable;

/** Something to be done for the dialogue. All but the notes come back as an {@link Event}. */
sealed interface Effect {
    /** Look a text up; comes back as {@link Event.Matched}. */
    record Match(Inquiry inquiry) implements Effect {}

    /** Fetch a released review by its id; comes back as {@link Event.Revealed}. */
    record Reveal(String reviewId) implements Effect {}

    /** Fetch released reviews by their ids, to be quoted in this sentence; comes back as {@link Event.Quoted}. */
    record Quote(Wording wording, List<String> reviewIds) implements Effect {
        /** Copies the list. */
        public Quote {
            reviewIds = List.copyOf(reviewIds);
        }
    }

    /**
     * Fetch the review of which the person was told by itself after this time, or else those that were offered, to be
     * passed on; comes back as {@link Event.Quoted}, or as what the person said where there is neither.
     */
    record QuoteLast(Event.Said cause, List<String> offered, Instant after) implements Effect {
        /** Copies the list. */
        public QuoteLast {
            offered = List.copyOf(offered);
        }
    }

    /** Open a report, and see what is known about its words; comes back as {@link Event.Opened}. */
    record Open(List<InboundMessage> messages, @Nullable String category) implements Effect {
        /** Copies the list. */
        public Open {
            messages = List.copyOf(messages);
        }
    }

    /** Add to a report, and see what is known about the words; comes back as {@link Event.Added}. */
    record Add(Receipt receipt, InboundMessage message, boolean asks) implements Effect {}

    /** Note a category; comes back as {@link Event.Categorised}. */
    record Categorise(Receipt receipt, String category) implements Effect {}

    /** Close a report; comes back as {@link Event.Closed}. */
    record Close(Receipt receipt) implements Effect {}

    /** Take a report back; comes back as {@link Event.Withdrawn}. */
    record Withdraw(Receipt receipt) implements Effect {}

    /** Open the report of this number for more, and add the message unless it is bare; {@link Event.Supplemented}. */
    record Supplement(Receipt receipt, Event.Said cause, boolean bare) implements Effect {}

    /** Take a piece out of an open report, the last one for 0; comes back as {@link Event.TakenOut}. */
    record TakeOut(Receipt receipt, int position) implements Effect {}

    /** Keep a contact with an open report; comes back as {@link Event.ContactLeft}. */
    record LeaveContact(Receipt receipt, InboundMessage message, String contact) implements Effect {}

    /** Take a contact out of an open report; comes back as {@link Event.ContactDropped}. */
    record DropContact(Receipt receipt) implements Effect {}

    /** Find the report of this number, to be taken back; comes back as {@link Event.WithdrawalAsked}. */
    record AskWithdrawal(Receipt receipt) implements Effect {}

    /** Look at or change what the person subscribed to; comes back as {@link Event.SubscriptionAnswered}. */
    record Subscribe(SubscriptionWish wish) implements Effect {}

    /** Gather a page of all that is kept of the person, from 1; comes back as {@link Event.Exported}. */
    record Export(int page) implements Effect {}

    /** Find the report of this number; comes back as {@link Event.Found}. */
    record LookUp(Receipt receipt) implements Effect {}

    /** Find the person's newest reports; comes back as {@link Event.FoundRecent}. */
    record LookUpRecent() implements Effect {}

    /** See whether a report is open though the state is gone; comes back as {@link Event.Resumed}. */
    record Resume(Event.FromPerson cause) implements Effect {}

    /** Promise a notice of anything but what was seen; comes back as {@link Event.Promised}. */
    record TellWhenAnswered(String question, List<ShownAnswer> seen) implements Effect {
        /** Copies the list. */
        public TellWhenAnswered {
            seen = List.copyOf(seen);
        }
    }

    /** Delete what is kept on the person; comes back as {@link Event.Erased}. */
    record Erase() implements Effect {}

    /** Note a question that nothing answers. */
    record NoteUnanswered(String question) implements Effect {}

    /** Note that none of these candidates was meant by the question. */
    record NoteMiss(String question, List<ShownAnswer> candidates) implements Effect {
        /** Copies the list. */
        public NoteMiss {
            candidates = List.copyOf(candidates);
        }
    }

    /** Note an opinion on an answer; the question is null where it is not known any more. */
    record NoteOpinion(Shown shown, @Nullable String question, boolean useful) implements Effect {}

    /** Note why an answer did not help. */
    record NoteReason(Shown shown, UselessReason reason) implements Effect {}

    /** Forget a person who left. */
    record Forget() implements Effect {}
}
