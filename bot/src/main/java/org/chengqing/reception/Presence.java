package org.chengqing.reception;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Who waits for staff, is taken over or blocked: read from the database now and then and held in memory, with what this
 * instance did itself at once. Others' acts are known a moment later. A lost database leaves what was known.
 */
final class Presence implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

    private final VisitTable visits;
    private final BlockTable blocks;
    private final ReceptionSettings settings;
    private final Clock clock;
    private final Map<Pseudonym, Visit> open = new HashMap<>();
    private final Map<Pseudonym, Instant> blocked = new HashMap<>();
    /** How many acts of this instance changed them. */
    private long acts;

    private @Nullable ScheduledExecutorService reader;

    Presence(VisitTable visits, BlockTable blocks, ReceptionSettings settings, Clock clock) {
        this.visits = visits;
        this.blocks = blocks;
        this.settings = settings;
        this.clock = clock;
    }

    synchronized Optional<Visit> visit(Pseudonym person) {
        return Optional.ofNullable(open.get(person));
    }

    /** Until when this sender is blocked; empty for one who is not. */
    synchronized Optional<Instant> blockedUntil(Pseudonym person) {
        return Optional.ofNullable(blocked.get(person)).filter(until -> until.isAfter(clock.instant()));
    }

    synchronized void has(Visit visit) {
        acts++;
        if (visit.state() == Visit.State.ENDED) {
            open.remove(visit.person());
        } else {
            open.put(visit.person(), visit);
        }
    }

    synchronized void gone(Pseudonym person) {
        acts++;
        open.remove(person);
    }

    synchronized void blocked(Pseudonym person, Instant until) {
        acts++;
        blocked.put(person, until);
    }

    synchronized void unblocked(Pseudonym person) {
        acts++;
        blocked.remove(person);
    }

    /** Reads everything anew; what was done here in the meantime is newer than what was read, so that it is left then. */
    void refresh() {
        long before = acts();
        Map<Pseudonym, Visit> visiting = visits.open(settings.open() * 2).stream()
                .collect(Collectors.toMap(Visit::person, visit -> visit, (one, _) -> one));
        Map<Pseudonym, Instant> away = blocks.current(clock.instant(), settings.blocks()).stream()
                .collect(Collectors.toMap(SenderBlock::person, SenderBlock::until, (one, _) -> one));
        replace(before, visiting, away);
    }

    private synchronized long acts() {
        return acts;
    }

    private synchronized void replace(long before, Map<Pseudonym, Visit> visiting, Map<Pseudonym, Instant> away) {
        if (acts == before) {
            open.clear();
            open.putAll(visiting);
            blocked.clear();
            blocked.putAll(away);
        }
    }

    private void refreshQuietly() {
        try {
            refresh();
        } catch (RuntimeException e) {
            LOG.debug("who waits for staff is not known anew: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public synchronized void start() {
        if (reader == null) {
            reader = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("reception").factory());
            long every = settings.refreshEvery().toMillis();
            // the first one is not awaited: a slow database must not hold up the start
            var _ = reader.scheduleWithFixedDelay(this::refreshQuietly, 0, every, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (reader != null) {
            reader.shutdownNow();
            reader = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return reader != null;
    }
}
