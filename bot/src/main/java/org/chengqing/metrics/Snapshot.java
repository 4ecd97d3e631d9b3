package org.chengqing.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToDoubleFunction;
import org.chengqing.alarms.Alarms;
import org.chengqing.intake.TipOffFigures;
import org.chengqing.intake.TipOffState;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.CatalogUnavailable;
import org.chengqing.outbox.JobFigures;
import org.chengqing.outbox.JobFigures.JobQueue;
import org.chengqing.outbox.MailFigures;
import org.chengqing.outbox.MailState;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutboxHealth;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** What the database knows, asked at most every few seconds however many meters are read. Blocks on JDBC then. */
final class Snapshot {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Sources sources;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable State state;
    private Instant asked = Instant.MIN;

    /** Whom to ask. */
    record Sources(
            Outbox outbox, MailFigures mails, JobFigures jobs, TipOffFigures tipOffs, Catalog catalog, Alarms alarms) {}

    /** As of one moment. */
    record State(
            Map<MailState, Long> mails,
            OutboxHealth health,
            Map<TipOffState, Long> tipOffs,
            List<JobQueue> jobs,
            long generation,
            int alarms,
            Instant at) {
        double oldestSeconds() {
            Instant oldest = health.oldestUndelivered();
            return oldest == null ? 0 : Duration.between(oldest, at).toSeconds();
        }
    }

    Snapshot(Sources sources, Clock clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** A number of it; not a number while the database is away. */
    double read(ToDoubleFunction<State> number) {
        turn.lock();
        try {
            Instant now = clock.instant();
            if (asked.isBefore(now.minus(FRESH))) {
                asked = now;
                state = ask(now);
            }
            return state == null ? Double.NaN : number.applyAsDouble(state);
        } finally {
            turn.unlock();
        }
    }

    private @Nullable State ask(Instant now) {
        try {
            return new State(
                    sources.mails().undelivered(),
                    sources.outbox().health(),
                    sources.tipOffs().states(),
                    sources.jobs().queues(),
                    sources.catalog().generation(),
                    sources.alarms().current().size(),
                    now);
        } catch (DataAccessException | CatalogUnavailable e) {
            return null;
        }
    }
}
