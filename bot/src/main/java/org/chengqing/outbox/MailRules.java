package org.chengqing.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.chengqing.outbox.MailboxSearch.Finding;

/** What follows an attempt or a search in the mailbox: the state machine of a mail without its storage. */
final class MailRules {
    private static final int TOO_LARGE = 552;
    private final OutboxSettings settings;
    private final boolean idempotent;
    private final List<Duration> looks;

    /** With the times after a lost answer at which the mailbox is searched; none when it cannot be. */
    MailRules(OutboxSettings settings, boolean idempotent, List<Duration> looks) {
        this.settings = settings;
        this.idempotent = idempotent;
        this.looks = idempotent ? List.of() : List.copyOf(looks);
    }

    /** What a mail in SENDING becomes after this outcome. */
    Next after(OutboxEntry entry, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Next(MailState.SENT, now, entry.tally());
            case Outcome.Refused refused -> refused(entry, refused, now);
            case Outcome.Blocked blocked -> new Next(MailState.RETRY, now, entry.tally());
            case Outcome.NotAccepted failed -> retry(entry, now);
            case Outcome.Ambiguous lost -> inDoubt(entry, now);
        };
    }

    /** What a mail found in SENDING becomes when the process that sent it is gone. */
    Next afterLostAttempt(OutboxEntry entry, Instant now) {
        return inDoubt(entry, now);
    }

    /** Whether an uncertain mail is looked for before it is sent again. */
    boolean isLookedFor(OutboxEntry entry) {
        return entry.state() == MailState.UNCERTAIN && entry.tally().looks() < looks.size();
    }

    /** What an uncertain mail becomes when the mailbox was searched. */
    Next afterLook(OutboxEntry entry, Finding finding, Instant now) {
        Tally tally = entry.tally().looked();
        if (finding instanceof Finding.Found) {
            return new Next(MailState.SENT, now, tally);
        }
        if (tally.looks() < looks.size()) {
            Duration wait = looks.get(tally.looks()).minus(looks.get(tally.looks() - 1));
            return new Next(MailState.UNCERTAIN, now.plus(wait), tally);
        }
        boolean absent = finding instanceof Finding.Absent;
        if (isTooOld(entry, now) || (!absent && tally.doubts() > 1)) {
            return new Next(MailState.DEAD, now, tally);
        }
        return absent ? new Next(MailState.RETRY, now, tally.certain()) : new Next(MailState.UNCERTAIN, now, tally);
    }

    /** Too large: smaller parts, once. Refused content: a second try, once, for filters that learn. */
    private Next refused(OutboxEntry entry, Outcome.Refused refused, Instant now) {
        if (refused.code() == TOO_LARGE) {
            boolean canBeSplit = !entry.origin().isLastSplit() && MailSplitter.canBeHalved(entry.mail());
            return new Next(
                    canBeSplit ? MailState.SPLIT : MailState.DEAD,
                    now,
                    entry.tally().failed());
        }
        boolean ofContent = refused.phase() == Phase.DATA || refused.phase() == Phase.CONTENT;
        return ofContent && entry.tally().refusals() == 0
                ? new Next(
                        MailState.RETRY,
                        now.plus(settings.policyWait()),
                        entry.tally().refused())
                : new Next(MailState.DEAD, now, entry.tally().failed());
    }

    private Next retry(OutboxEntry entry, Instant now) {
        if (isTooOld(entry, now)) {
            return new Next(MailState.DEAD, now, entry.tally().failed());
        }
        List<Duration> delays = settings.retryDelays();
        Duration delay = delays.get(Math.min(entry.tally().failures(), delays.size() - 1));
        return new Next(MailState.RETRY, now.plus(delay), entry.tally().failed());
    }

    private boolean isTooOld(OutboxEntry entry, Instant now) {
        return !now.isBefore(entry.countedFrom().plus(settings.giveUpAfter()));
    }

    /** Where nothing tells whether it arrived, it is sent a second time and no third time: two copies at the most. */
    private Next inDoubt(OutboxEntry entry, Instant now) {
        if (idempotent) {
            return new Next(MailState.UNCERTAIN, now, entry.tally());
        }
        Tally tally = entry.tally().inDoubt();
        if (!looks.isEmpty()) {
            return new Next(MailState.UNCERTAIN, now.plus(looks.getFirst()), tally);
        }
        return tally.doubts() > 1
                ? new Next(MailState.DEAD, now, tally)
                : new Next(MailState.UNCERTAIN, now.plus(settings.uncertainWait()), tally);
    }

    /** The state to take and when to look at the mail again. */
    record Next(MailState state, Instant due, Tally tally) {}
}
