package org.chengqing.statistics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.chengqing.knowledge.CacheUse;
import org.chengqing.statistics.CountTable.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Counts what happens. Nothing here waits for the database and nothing throws: sums are held in memory, bounded, and
 * written every few seconds. While the database is away they wait for it.
 */
public final class Counts {
    private static final Logger LOG = LoggerFactory.getLogger(Counts.class);
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5)
    };

    private final CountTable table;
    private final Supplier<CacheUse> cache;
    private final MeterRegistry meters;
    private final Timer answers;
    private final int most;
    private final Clock clock;
    private Map<CountTable.Key, Long> waiting = new HashMap<>();
    private CacheUse written = new CacheUse(0, 0);
    private boolean away;

    Counts(CountTable table, Supplier<CacheUse> cache, MeterRegistry meters, int most, Clock clock) {
        this.table = table;
        this.cache = cache;
        this.meters = meters;
        this.most = most;
        this.clock = clock;
        this.answers = Timer.builder("chengqing.answer")
                .description("Time in which a message was answered, whatever it wanted")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    /** A question ended so; the channel is our own name for it. */
    public void question(Outcome outcome, String channel) {
        meters.counter("chengqing.questions", "outcome", outcome.name().toLowerCase(Locale.ROOT), "channel", channel)
                .increment();
        add(new CountTable.Key(Kind.QUESTION, hour(), outcome.name(), channel), 1);
    }

    /** Somebody was shown the review of this id. */
    public void shown(String reviewId) {
        Instant day = clock.instant()
                .atZone(CountTable.ZONE)
                .toLocalDate()
                .atStartOfDay(CountTable.ZONE)
                .toInstant();
        add(new CountTable.Key(Kind.CLAIM, day, reviewId, ""), 1);
    }

    /** A message was answered in this time. */
    public void answered(Duration took) {
        answers.record(took);
    }

    private Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }

    private synchronized void add(CountTable.Key key, long count) {
        if (waiting.size() < most || waiting.containsKey(key)) {
            waiting.merge(key, count, Long::sum);
        } else {
            meters.counter("chengqing.statistics.dropped").increment((double) count);
        }
    }

    /** Writes the sums; what cannot be written waits for the next time. Blocks on JDBC. */
    public void flush() {
        noteCache();
        Map<CountTable.Key, Long> batch = taken();
        if (batch.isEmpty()) {
            return;
        }
        try {
            table.add(batch);
            away = false;
        } catch (DataAccessException | TransactionException e) {
            batch.forEach(this::add);
            if (!away) {
                LOG.warn("统计数字暂时写不进数据库，先留在内存里：{}", e.getClass().getSimpleName());
            }
            away = true;
        }
    }

    private synchronized Map<CountTable.Key, Long> taken() {
        Map<CountTable.Key, Long> batch = waiting;
        waiting = new HashMap<>();
        return batch;
    }

    private void noteCache() {
        CacheUse now = cache.get();
        CacheUse before = written;
        written = now;
        if (now.hits() > before.hits()) {
            add(new CountTable.Key(Kind.CACHE, hour(), "HIT", ""), now.hits() - before.hits());
        }
        if (now.misses() > before.misses()) {
            add(new CountTable.Key(Kind.CACHE, hour(), "MISS", ""), now.misses() - before.misses());
        }
    }
}
