package org.chengqing.conversation.intent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chengqing.channel.PersonForgotten;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonyms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;

/**
 * What was understood, for staff to look at and correct. Nobody waits for it: rows are written one after the other on a
 * thread of its own, and dropped when too many wait or the database is away. The other methods block.
 */
public final class IntentLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntentLog.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    private final IntentRecords records;
    private final Pseudonyms pseudonyms;
    private final Clock clock;
    private final ThreadPoolExecutor writer;

    IntentLog(IntentRecords records, Pseudonyms pseudonyms, IntentLogSettings settings, Clock clock) {
        this.records = records;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
        this.writer = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.waiting()),
                Thread.ofVirtual().name("intent-log").factory());
        writer.allowCoreThreadTimeOut(true);
    }

    /** Notes this message, soon and without waiting for it. */
    public void note(Sender sender, String text, Situation situation, Understanding understanding) {
        String person = nameOf(sender);
        Instant now = clock.instant();
        try {
            writer.execute(() -> write(person, text, situation, understanding, now));
        } catch (RejectedExecutionException full) {
            LOG.debug("an understood message was not noted: too many wait, or the program stops");
        }
    }

    private void write(String person, String text, Situation situation, Understanding understanding, Instant at) {
        try {
            records.add(person, text, situation, understanding, at);
        } catch (RuntimeException failure) {
            LOG.warn(
                    "an understood message was not noted: {}",
                    failure.getClass().getSimpleName());
            LOG.debug("the failure", failure);
        }
    }

    /** The rows with this intent (null: all): the least certain first, else the latest. */
    public List<UnderstoodMessage> list(@Nullable Intent intent, boolean uncertainFirst, int most) {
        return records.list(intent, uncertainFirst, most);
    }

    /** Notes what a message was in truth, and who says so; false when there is no such row (any more). */
    public boolean correct(long id, Intent intent, String by) {
        return records.correct(id, intent, by, clock.instant());
    }

    /** The corrected messages as training data, the earliest correction first. */
    public List<LabelledMessage> corrections() {
        return records.corrected().stream()
                .flatMap(row -> row.correction().stream()
                        .map(correction -> new LabelledMessage(
                                "log-" + row.id(), row.text(), correction.intent(), row.situation(), Set.of())))
                .toList();
    }

    /** Forgets what this person wrote. */
    @EventListener
    void on(PersonForgotten forgotten) {
        String person = nameOf(forgotten.sender());
        try {
            // behind what is still to be written of them
            writer.execute(() -> records.forget(person));
        } catch (RejectedExecutionException full) {
            records.forget(person);
        }
    }

    /** Another name than everywhere else: these rows must not be joined with a person's reports. */
    private String nameOf(Sender sender) {
        return pseudonyms.keyed("intent-log", sender.channel(), sender.account(), sender.person());
    }

    /** Forgets what is older than {@code intent.log.kept}. */
    void trim() {
        records.trim(clock.instant());
    }

    /** Waits a moment for what is still to be written. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
