package org.chengqing.outbox;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chengqing.blobs.BlobId;
import org.chengqing.blobs.Blobs;
import org.chengqing.outbox.MailTransport.Outcome;
import org.chengqing.outbox.MailTransport.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes one mail one step further. The attempt is committed before anything is sent, and its outcome afterwards, each
 * only to the version of the row it was decided on: a process that wakes after another has taken over changes nothing.
 */
final class MailDelivery {
    private static final Logger log = LoggerFactory.getLogger(MailDelivery.class);
    private final Mails mails;
    private final Blobs blobs;
    private final MimeMail mime;
    private final MailTransport transport;
    private final MailRules rules;
    private final OutboxSettings settings;
    private final QueuePause pause;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    /** Outcomes that could not be written down, so that they are not forgotten; at most one for each running job. */
    private final Map<String, Known> unwritten = new ConcurrentHashMap<>();

    MailDelivery(
            Mails mails,
            Blobs blobs,
            MailTransport transport,
            OutboxSettings settings,
            QueuePause pause,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mails = mails;
        this.blobs = blobs;
        this.mime = new MimeMail(blobs, settings);
        this.transport = transport;
        this.rules = new MailRules(settings, transport.isIdempotent());
        this.settings = settings;
        this.pause = pause;
        this.transactions = transactions;
        this.events = events;
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
        Optional<Instant> held = pause.heldUntil(now);
        if (held.isPresent()) {
            return held;
        }
        if (mails.countPick(key) > settings.poisonAfter()) {
            return move(entry, new MailRules.Next(MailState.DEAD, now, entry.failures(), entry.doubts()), "poison");
        }
        return send(entry);
    }

    private Optional<Instant> send(OutboxEntry entry) {
        OutboxEntry ready;
        try {
            ready = withMime(entry);
        } catch (Blobs.NoRoom e) {
            Outcome full = new Outcome.Blocked(Phase.BUILD, 0, "no room for mails in the blob folder");
            pause.pause(describe(full), clock.instant());
            return move(entry, rules.after(entry, full, clock.instant()), describe(full));
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
        return conclude(begun, transport.send(envelope(begun), content(begun)));
    }

    private OutboxEntry withMime(OutboxEntry entry) throws IOException {
        if (entry.mime() != null && isThere(entry.mime())) {
            return entry;
        }
        Blobs.Stored stored = blobs.storeEssential(sink -> {
            try {
                mime.write(entry.mail(), entry.messageId(), clock.instant(), sink);
            } catch (MessagingException e) {
                if (e.getNextException() instanceof IOException disk) {
                    throw disk;
                }
                throw new IllegalStateException("mail " + entry.key() + " cannot be built", e);
            }
        });
        mails.keepMime(entry.key(), stored.id());
        return mails.find(entry.key()).orElseThrow();
    }

    private boolean isThere(BlobId blob) throws IOException {
        try {
            return blobs.bytes(blob) > 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Optional<Instant> conclude(OutboxEntry begun, Outcome outcome) {
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
            return move(entry, next, describe(outcome));
        }));
        unwritten.remove(entry.key());
        if (outcome instanceof Outcome.Blocked blocked) {
            pause.pause(describe(blocked), now);
        } else if (outcome instanceof Outcome.Accepted) {
            pause.resume();
        }
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
            if (next.state() == MailState.SENT) {
                events.publishEvent(new MailDelivered(entry.key(), now));
                return Optional.<Instant>empty();
            }
            if (next.state() == MailState.DEAD) {
                log.error("Mail {} is given up after {} attempts: {}", entry.key(), entry.attempts(), outcome);
                events.publishEvent(new MailDead(entry.key(), now));
                return Optional.<Instant>empty();
            }
            return Optional.of(next.due());
        }));
    }

    private MailTransport.Envelope envelope(OutboxEntry entry) {
        return new MailTransport.Envelope(
                entry.messageId(), settings.from(), entry.mail().to());
    }

    private MailTransport.Content content(OutboxEntry entry) {
        BlobId id = Objects.requireNonNull(entry.mime());
        return new MailTransport.Content() {
            @Override
            public InputStream open() throws IOException {
                return blobs.open(id);
            }

            @Override
            public long bytes() throws IOException {
                return blobs.bytes(id);
            }
        };
    }

    private static String describe(Outcome outcome) {
        return outcome instanceof Outcome.Accepted accepted
                ? accepted.reply()
                : outcome.getClass().getSimpleName() + " at " + outcome.phase() + " " + outcome.code() + " "
                        + outcome.error();
    }

    private record Known(OutboxEntry entry, Outcome outcome) {}
}
