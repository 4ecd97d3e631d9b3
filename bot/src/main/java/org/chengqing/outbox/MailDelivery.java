package org.chengqing.outbox;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chengqing.blobs.Blobs;
import org.chengqing.crash.CrashPoint;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.chengqing.outbox.MailboxSearch.Finding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes one mail one step further. The attempt is committed before anything is sent, and its outcome afterwards, each
 * only to the version of the row it was decided on: a process that wakes after another has taken over changes nothing.
 */
final class MailDelivery {
    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);
    private final Mails mails;
    private final MailFamilies families;
    private final MimeStore mime;
    private final MailTransport transport;
    private final MailboxSearch mailbox;
    private final MailRules rules;
    private final OutboxSettings settings;
    private final QueuePause pause;
    private final TransactionOperations transactions;
    private final Clock clock;

    /** Outcomes that could not be written down, so that they are not forgotten; at most one for each running job. */
    private final Map<String, Known> unwritten = new ConcurrentHashMap<>();

    MailDelivery(
            Mails mails,
            MailFamilies families,
            MimeStore mime,
            MailTransport transport,
            MailboxSearch mailbox,
            MailRules rules,
            OutboxSettings settings,
            QueuePause pause,
            TransactionOperations transactions,
            Clock clock) {
        this.mails = mails;
        this.families = families;
        this.mime = mime;
        this.transport = transport;
        this.mailbox = mailbox;
        this.rules = rules;
        this.settings = settings;
        this.pause = pause;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** When to look at the mail again; empty when it is finished. Blocks on JDBC, disk and network. */
    Optional<Instant> advance(String key) {
        OutboxEntry entry = mails.find(key).orElse(null);
        if (entry == null || entry.state().isFinal()) {
            return Optional.empty();
        }
        if (entry.state() == MailState.SENDING) {
            return resolveLostAttempt(entry);
        }
        Instant now = clock.instant();
        if (now.isBefore(entry.dueAt())) {
            return Optional.of(entry.dueAt());
        }
        boolean isLookedFor = rules.isLookedFor(entry);
        Optional<Instant> held = isLookedFor ? Optional.empty() : pause.heldUntil(now);
        if (held.isPresent()) {
            return held;
        }
        CrashPoint.reached(CrashPoint.JOB_PICKED);
        if (mails.countPick(key) > settings.poisonAfter()) {
            return move(entry, new MailRules.Next(MailState.DEAD, now, entry.tally()), "poison");
        }
        return isLookedFor ? look(entry) : send(entry);
    }

    private Optional<Instant> look(OutboxEntry entry) {
        Finding finding = mailbox.look(List.of(entry.messageId()), entry.createdAt())
                .getOrDefault(entry.messageId(), new Finding.Unknown("no answer"));
        MailRules.Next next = rules.afterLook(entry, finding, clock.instant());
        if (finding instanceof Finding.Found) {
            CrashPoint.reached(CrashPoint.FOUND_IN_MAILBOX);
        }
        return Objects.requireNonNull(transactions.execute(status -> {
            Optional<Instant> again = move(entry, next, "looked for: " + finding);
            if (finding instanceof Finding.Found) {
                mails.verified(entry.key());
            }
            return again;
        }));
    }

    private Optional<Instant> send(OutboxEntry entry) {
        OutboxEntry ready;
        try {
            ready = mime.ready(entry);
        } catch (Blobs.NoRoom e) {
            Outcome full = new Outcome.Blocked(Phase.BUILD, 0, "no room for mails in the blob folder");
            move(entry, rules.after(entry, full, clock.instant()), describe(full));
            return Optional.of(pause.pause(describe(full), clock.instant()));
        } catch (IOException e) {
            log.warn("Mail {} could not be built: {}", entry.key(), e.getClass().getSimpleName());
            Outcome failed =
                    new Outcome.NotAccepted(Phase.BUILD, 0, e.getClass().getSimpleName());
            return move(entry, rules.after(entry, failed, clock.instant()), describe(failed));
        }
        boolean maybeSecondCopy = entry.state() == MailState.UNCERTAIN && !transport.isIdempotent();
        OutboxEntry begun = mails.begin(ready, maybeSecondCopy, clock.instant()).orElse(null);
        if (begun == null) {
            return Optional.of(clock.instant().plusSeconds(1));
        }
        CrashPoint.reached(CrashPoint.SENDING_COMMITTED);
        return conclude(begun, transport.send(envelope(begun), mime.content(begun)));
    }

    private Optional<Instant> conclude(OutboxEntry begun, Outcome outcome) {
        CrashPoint.reached(CrashPoint.ANSWER_READ);
        Known known = new Known(begun, outcome);
        unwritten.put(begun.key(), known);
        return write(known);
    }

    private Optional<Instant> write(Known known) {
        OutboxEntry entry = known.entry();
        Outcome outcome = known.outcome();
        Instant now = clock.instant();
        MailRules.Next next = rules.after(entry, outcome, now);
        Optional<Instant> again = Objects.requireNonNull(transactions.execute(status -> {
            mails.endAttempt(entry, outcome, now);
            Optional<Instant> due = move(entry, next, describe(outcome));
            if (outcome instanceof Outcome.Blocked blocked) {
                return Optional.of(pause.pause(describe(blocked), now));
            }
            if (outcome instanceof Outcome.Accepted) {
                pause.resume(now);
            }
            return due;
        }));
        CrashPoint.reached(CrashPoint.OUTCOME_COMMITTED);
        unwritten.remove(entry.key());
        return again;
    }

    private Optional<Instant> resolveLostAttempt(OutboxEntry entry) {
        Known known = unwritten.get(entry.key());
        if (known != null && known.entry().version() == entry.version()) {
            return write(known);
        }
        Instant now = clock.instant();
        log.warn("Mail {} was left in the middle of attempt {}", entry.key(), entry.attempts());
        return Objects.requireNonNull(transactions.execute(status -> {
            mails.endLostAttempt(entry, now);
            return move(entry, rules.afterLostAttempt(entry, now), "lost attempt");
        }));
    }

    private Optional<Instant> move(OutboxEntry entry, MailRules.Next next, String outcome) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Instant now = clock.instant();
            if (!mails.move(entry, next, outcome, now)) {
                log.warn("Mail {} was changed by another process after attempt {}", entry.key(), entry.attempts());
                return Optional.of(now.plusSeconds(1));
            }
            switch (next.state()) {
                case SENT -> families.accepted(entry, now);
                case DEAD -> {
                    log.error("Mail {} is given up after {} attempts: {}", entry.key(), entry.attempts(), outcome);
                    families.givenUp(entry, now);
                }
                case SPLIT -> {
                    log.warn("Mail {} is too large for the server and goes out in smaller parts", entry.key());
                    families.halve(entry, now);
                }
                default -> {
                    return Optional.of(next.due());
                }
            }
            return Optional.<Instant>empty();
        }));
    }

    private MailTransport.Envelope envelope(OutboxEntry entry) {
        return new MailTransport.Envelope(entry.messageId(), settings.from(), entry.envelopeTo());
    }

    private static String describe(Outcome outcome) {
        return outcome instanceof Outcome.Accepted accepted
                ? accepted.reply()
                : outcome.getClass().getSimpleName() + " at " + outcome.phase() + " " + outcome.code() + " "
                        + outcome.error();
    }

    private record Known(OutboxEntry entry, Outcome outcome) {}
}
