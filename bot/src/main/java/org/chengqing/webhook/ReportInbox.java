package org.chengqing.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chengqing.channel.BulkReport;
import org.chengqing.channel.BulkReports;
import org.chengqing.channel.wechat.WeChatSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes in what WeChat tells about sends to many, which comes in floods, apart from the way of residents: no dialogue, no
 * pool of theirs, nothing in Redis. Reports wait in a bounded queue and are handed to the listeners in batches by one
 * virtual thread.
 *
 * <p>WeChat is told {@code success} as soon as the listeners have taken the report, so that a crash loses none that it was
 * told about; if they are slow, at {@link WeChatSettings.Limits#answerWithin}, before WeChat repeats what waits here
 * anyway. While the queue is full a report gets no answer, since WeChat documents that it repeats what was not answered and
 * says nothing about errors; if there is no room in {@link WeChatSettings.Limits#holdFor}, and for more reports at once
 * than {@link #HELD}, the answer is 503. After three tries WeChat gives up: then only asking for the job's status helps.
 */
final class ReportInbox implements AutoCloseable {
    /** Most reports that wait for room in the queue. */
    static final int HELD = 1000;

    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration FINISH_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ReportInbox.class);

    private final List<BulkReports> listeners;
    private final WeChatSettings.Limits limits;
    private final BlockingQueue<Waiting> queue;
    private final Semaphore held = new Semaphore(HELD);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread worker;

    /** What one push told, and whoever waits for it to be taken: true once it is. */
    private record Waiting(List<BulkReport> reports, CompletableFuture<Boolean> taken) {}

    ReportInbox(List<BulkReports> listeners, WeChatSettings.Limits limits) {
        this.listeners = List.copyOf(listeners);
        this.limits = limits;
        this.queue = new ArrayBlockingQueue<>(limits.reportsWaiting());
        this.worker = Thread.ofVirtual().name("wechat-reports").start(this::work);
    }

    /** Takes these in: true if WeChat may forget them, false if it should tell them again. Does not block. */
    Mono<Boolean> take(List<BulkReport> reports) {
        if (listeners.isEmpty()) {
            return Mono.just(true);
        }
        return Mono.defer(() -> {
            Waiting waiting = new Waiting(reports, new CompletableFuture<>());
            return queue.offer(waiting) ? taken(waiting) : hold(waiting);
        });
    }

    private Mono<Boolean> taken(Waiting waiting) {
        return Mono.fromFuture(waiting.taken(), true).timeout(limits.answerWithin(), Mono.just(true));
    }

    private Mono<Boolean> hold(Waiting waiting) {
        if (!held.tryAcquire()) {
            return Mono.just(false);
        }
        return Flux.interval(LOOK_EVERY)
                .onBackpressureDrop()
                .filter(_ -> queue.offer(waiting))
                .next()
                .map(_ -> true)
                .timeout(limits.holdFor(), Mono.just(false))
                .doFinally(_ -> held.release());
    }

    private void work() {
        try {
            while (stopped.getCount() > 0 || !queue.isEmpty()) {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Waiting> batch = new ArrayList<>(List.of(first));
                    queue.drainTo(batch, limits.reportsAtOnce() - 1);
                    hand(batch);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** All together; if that fails again and again each for itself, so that one of them does not hold the others up. */
    private void hand(List<Waiting> batch) throws InterruptedException {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            if (isHanded(batch)) {
                batch.forEach(waiting -> waiting.taken().complete(true));
                return;
            }
            if (attempt < TRIES && stopped.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS)) {
                break;
            }
        }
        for (Waiting waiting : batch) {
            waiting.taken().complete(isHanded(List.of(waiting)));
        }
    }

    private boolean isHanded(List<Waiting> batch) {
        List<BulkReport> reports =
                batch.stream().flatMap(waiting -> waiting.reports().stream()).toList();
        boolean handed = true;
        for (BulkReports listener : listeners) {
            try {
                listener.arrived(reports);
            } catch (RuntimeException e) {
                // the message of an exception may hold what is about people
                LOG.error(
                        "{} reports of sends to many were not taken: {}",
                        reports.size(),
                        e.getClass().getName());
                LOG.debug("reports of sends to many were not taken", e);
                handed = false;
            }
        }
        return handed;
    }

    /** Hands over what waits, for a few seconds at most. Blocks. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            if (!worker.join(FINISH_WITHIN)) {
                LOG.warn("{} reports of sends to many were left when the program ended", queue.size());
                worker.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
