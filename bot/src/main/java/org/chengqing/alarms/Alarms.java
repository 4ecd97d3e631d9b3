package org.chengqing.alarms;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Looks for what is wrong every {@code alarms.check-every} while the service runs. What is found is logged once, and
 * again after a day; {@link AlarmRaised} and {@link AlarmCleared} are published on the looking thread.
 */
public final class Alarms implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final Supplier<List<AlarmSource>> sources;
    private final AlarmTable table;
    private final String instance;
    private final AlarmSettings settings;
    private final ApplicationEventPublisher events;
    private final boolean autoStartup;
    private final Clock clock;
    private volatile Map<String, Alarm> standing = Map.of();
    private final Map<String, Instant> logged = new LinkedHashMap<>();
    private @Nullable SourceRound round;
    private boolean unwritable;
    private volatile @Nullable ScheduledExecutorService timer;

    Alarms(
            Supplier<List<AlarmSource>> sources,
            AlarmTable table,
            String instance,
            AlarmSettings settings,
            ApplicationEventPublisher events,
            boolean autoStartup,
            Clock clock) {
        this.sources = sources;
        this.table = table;
        this.instance = instance;
        this.settings = settings;
        this.events = events;
        this.autoStartup = autoStartup;
        this.clock = clock;
    }

    /**
     * What is wrong on any running instance, the oldest first; where PostgreSQL does not answer, what this instance
     * knows by itself. Blocks on JDBC.
     */
    public List<Alarm> current() {
        try {
            List<Alarm> all = new ArrayList<>(table.current());
            standing.values().stream()
                    .filter(own -> all.stream().noneMatch(it -> it.name().equals(own.name())))
                    .forEach(all::add);
            return all;
        } catch (DataAccessException e) {
            return List.copyOf(standing.values());
        }
    }

    /** Looks once. */
    void check() throws InterruptedException {
        if (round == null) {
            round = new SourceRound(sources.get(), settings.checkWithin(), clock);
        }
        Map<String, Alarm> found = round.ask();
        if (unwritable && !found.containsKey(PostgresAlarm.NAME)) {
            found.put(
                    "alarm-table",
                    new Alarm("alarm-table", "告警写不进 PostgreSQL，可能是它的磁盘满了或只能读，请检查数据库服务器。", clock.instant()));
        }
        Map<String, Alarm> before = standing;
        found.replaceAll((name, alarm) -> {
            Alarm earlier = before.get(name);
            return earlier == null ? alarm : alarm.since(earlier.since());
        });
        standing = Map.copyOf(found);
        unwritable = !written(found.values());
        found.values().forEach(alarm -> tell(alarm, before));
        before.values().stream().filter(it -> !found.containsKey(it.name())).forEach(this::clear);
    }

    private void tell(Alarm alarm, Map<String, Alarm> before) {
        Instant now = clock.instant();
        Instant last = logged.get(alarm.name());
        if (last == null || !now.isBefore(last.plus(settings.repeatEvery()))) {
            LOG.error("{}", alarm.sentence());
            logged.put(alarm.name(), now);
        }
        if (!before.containsKey(alarm.name())) {
            publish(new AlarmRaised(alarm));
        }
    }

    private void clear(Alarm alarm) {
        logged.remove(alarm.name());
        LOG.info("已恢复：{}", alarm.sentence());
        publish(new AlarmCleared(alarm, clock.instant()));
    }

    private boolean written(Collection<Alarm> alarms) {
        try {
            table.replace(instance, alarms);
            return true;
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The alarms could not be stored", e);
            return false;
        }
    }

    private void publish(Object event) {
        try {
            events.publishEvent(event);
        } catch (RuntimeException e) {
            // whoever listens may need the very thing that is broken
            LOG.warn("An alarm could not be passed on: {}", e.getClass().getSimpleName());
            LOG.debug("The failure was", e);
        }
    }

    private void look() {
        try {
            check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("自检没有做完，稍后再做。", e);
        }
    }

    /** False for a command beside the service. */
    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    @Override
    public void start() {
        ScheduledExecutorService starting = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("alarms").factory());
        Objects.requireNonNull(starting.scheduleWithFixedDelay(
                this::look, 0, settings.checkEvery().toMillis(), TimeUnit.MILLISECONDS));
        timer = starting;
    }

    /** Takes the alarms of this instance out of the table: nobody confirms them any more. */
    @Override
    public void stop() {
        ScheduledExecutorService running = timer;
        timer = null;
        if (running != null) {
            running.shutdownNow();
            written(List.of());
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }
}
