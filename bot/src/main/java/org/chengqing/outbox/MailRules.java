package org.chengqing.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chengqing.outbox.MailTransport.Outcome;

/** What follows an attempt: the state machine of a mail without its storage. */
final class MailRules {
    private final OutboxSettings settings;
    private final boolean idempotent;

    MailRules(OutboxSettings settings, boolean idempotent) {
        this.settings = settings;
        this.idempotent = idempotent;
    }

    /** What a mail in SENDING becomes after this outcome. */
    Next after(OutboxEntry entry, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Next(MailState.SENT, now, entry.failures(), entry.doubts());
            case Outcome.Refused refused -> new Next(MailState.DEAD, now, entry.failures() + 1, entry.doubts());
            case Outcome.Blocked blocked ->
                new Next(MailState.RETRY, now.plus(settings.pause()), entry.failures(), entry.doubts());
            case Outcome.NotAccepted failed -> retry(entry, now);
            case Outcome.Ambiguous lost -> inDoubt(entry, now);
        };
    }

    /** What a mail found in SENDING becomes when the process that sent it is gone. */
    Next afterLostAttempt(OutboxEntry entry, Instant now) {
        return inDoubt(entry, now);
    }

    private Next retry(OutboxEntry entry, Instant now) {
        int failures = entry.failures() + 1;
        if (!now.isBefore(entry.createdAt().plus(settings.giveUpAfter()))) {
            return new Next(MailState.DEAD, now, failures, entry.doubts());
        }
        List<Duration> delays = settings.retryDelays();
        Duration delay = delays.get(Math.min(entry.failures(), delays.size() - 1));
        return new Next(MailState.RETRY, now.plus(delay), failures, entry.doubts());
    }

    /** It is sent a second time after a while, and no third time: two copies at the most. */
    private Next inDoubt(OutboxEntry entry, Instant now) {
        if (idempotent) {
            return new Next(MailState.UNCERTAIN, now, entry.failures(), entry.doubts());
        }
        int doubts = entry.doubts() + 1;
        return doubts > 1
                ? new Next(MailState.DEAD, now, entry.failures(), doubts)
                : new Next(MailState.UNCERTAIN, now.plus(settings.uncertainWait()), entry.failures(), doubts);
    }

    /** The state to take and when to look at it again. */
    record Next(MailState state, Instant due, int failures, int doubts) {}
}
