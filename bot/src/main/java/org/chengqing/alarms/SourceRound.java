package org.chengqing.alarms;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all sources at the same time, each on a virtual thread, and waits for none longer than a fixed time. One that
 * hangs is not asked again until it has returned. For use by one thread.
 */
final class SourceRound {
    private static final Logger LOG = LoggerFactory.getLogger(SourceRound.class);

    private final List<AlarmSource> sources;
    private final Duration within;
    private final Clock clock;
    private final Map<AlarmSource, FutureTask<List<Alarm>>> hanging = new HashMap<>();
    private final Map<AlarmSource, Thread> threads = new HashMap<>();

    SourceRound(List<AlarmSource> sources, Duration within, Clock clock) {
        this.sources = List.copyOf(sources);
        this.within = within;
        this.clock = clock;
    }

    /** What is wrong now, by name. */
    Map<String, Alarm> ask() throws InterruptedException {
        Map<AlarmSource, FutureTask<List<Alarm>>> asked = new LinkedHashMap<>();
        for (AlarmSource source : sources) {
            asked.put(source, isHanging(source) ? hanging.get(source) : started(source));
        }
        long deadline = System.nanoTime() + within.toNanos();
        Map<String, Alarm> found = new LinkedHashMap<>();
        for (Map.Entry<AlarmSource, FutureTask<List<Alarm>>> entry : asked.entrySet()) {
            for (Alarm alarm : answer(entry.getKey(), entry.getValue(), deadline)) {
                found.put(alarm.name(), alarm);
            }
        }
        return found;
    }

    private boolean isHanging(AlarmSource source) {
        Thread thread = threads.get(source);
        return thread != null && thread.isAlive() && hanging.containsKey(source);
    }

    private FutureTask<List<Alarm>> started(AlarmSource source) {
        FutureTask<List<Alarm>> task = new FutureTask<>(source::alarms);
        hanging.remove(source);
        threads.put(source, Thread.ofVirtual().name("alarm-" + source.name()).start(task));
        return task;
    }

    private List<Alarm> answer(AlarmSource source, FutureTask<List<Alarm>> task, long deadline)
            throws InterruptedException {
        if (hanging.containsKey(source)) {
            return List.of(failure(source, "没有在 " + within.toSeconds() + " 秒内查完"));
        }
        try {
            return new ArrayList<>(task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            task.cancel(true);
            hanging.put(source, task);
            return List.of(failure(source, "没有在 " + within.toSeconds() + " 秒内查完"));
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            LOG.debug("The source {} failed", source.name(), cause);
            return List.of(failure(source, "查的时候出错（" + cause.getClass().getSimpleName() + "）"));
        }
    }

    private Alarm failure(AlarmSource source, String how) {
        return new Alarm(
                "check-" + source.name(), "自检“" + source.name() + "”" + how + "，它是否正常现在不知道，请联系系统管理员。", clock.instant());
    }
}
