package org.chengqing.console.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.knowledge.catalog.ImportOrder;
import org.chengqing.knowledge.catalog.ImportResult;
import org.chengqing.knowledge.catalog.ReviewImport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * RebuttalImports in the background, one at a time on this instance; the latest are remembered in its memory. Safe for many
 * threads.
 */
@Component
@ConditionalOnWebApplication
final class RebuttalImports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RebuttalImports.class);
    private static final int REMEMBERED = 20;

    private final ReviewImport reviews;
    private final AuditTrail audit;
    private final Clock clock;
    private final ThreadPoolExecutor worker;
    private final Map<Long, Run> runs = Collections.synchronizedMap(new LinkedHashMap<>());
    private long latest;

    RebuttalImports(ReviewImport reviews, AuditTrail audit, Clock clock) {
        this.reviews = reviews;
        this.audit = audit;
        this.clock = clock;
        this.worker = new ThreadPoolExecutor(
                0,
                1,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("console-import").daemon().factory());
    }

    /**
     * An import; public methods are for templates.
     *
     * @param file the name that it was sent under
     * @param result null while it runs, and when it broke off
     */
    public record Run(
            long number,
            String by,
            String file,
            Instant at,
            long read,
            long total,
            boolean running,
            @Nullable ImportResult result) {
        /** How much was read, from 0 to 100. */
        public long percent() {
            return total == 0 ? 0 : Math.min(100, 100 * read / total);
        }

        /** What came in; null where nothing did. */
        public ImportResult.@Nullable Imported imported() {
            return result instanceof ImportResult.Imported done ? done : null;
        }

        /** What was wrong; null where nothing was. */
        public ImportResult.@Nullable Refused refused() {
            return result instanceof ImportResult.Refused refused ? refused : null;
        }

        private Run with(long nowRead, long nowTotal) {
            return new Run(number, by, file, at, nowRead, nowTotal, true, null);
        }

        private Run over(@Nullable ImportResult with) {
            return new Run(number, by, file, at, total, total, false, with);
        }
    }

    /** Starts one with a copy of this file; empty while another runs. */
    synchronized Optional<Run> start(Path upload, String name, String ending, String by) {
        Run run = new Run(++latest, by, name, clock.instant(), 0, 0, true, null);
        Path folder = copied(upload, ending);
        runs.put(run.number(), run);
        while (runs.size() > REMEMBERED) {
            runs.remove(runs.keySet().iterator().next());
        }
        try {
            worker.execute(() -> work(run, folder));
            return Optional.of(run);
        } catch (RejectedExecutionException another) {
            runs.remove(run.number());
            discard(folder);
            return Optional.empty();
        }
    }

    /** The upload is gone when its request ends. The importer tells the form by the ending of the name. */
    private static Path copied(Path upload, String ending) {
        try {
            Path copy = Files.createTempFile("console-import-", ending);
            return Files.copy(upload, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the upload could not be copied", e);
        }
    }

    private void work(Run run, Path file) {
        try {
            ImportResult result = reviews.run(
                    file,
                    ImportOrder.forReview(run.by()),
                    (read, total) -> runs.computeIfPresent(run.number(), (_, it) -> it.with(read, total)));
            if (result instanceof ImportResult.Imported done) {
                audit.record(
                        run.by(),
                        AuditAct.REBUTTALS_IMPORTED,
                        null,
                        "新增 " + done.added() + "，更新 " + done.changed() + "，修改稿 " + done.proposed());
            }
            runs.computeIfPresent(run.number(), (_, it) -> it.over(result));
        } catch (IOException | RuntimeException failure) {
            LOG.warn("an import failed: {}", failure.getClass().getName());
            LOG.debug("the failure", failure);
            runs.computeIfPresent(run.number(), (_, it) -> it.over(null));
        } finally {
            discard(file);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("a temporary file stays behind: {}", e.toString());
        }
    }

    /** The import of this number, if it is remembered here. */
    Optional<Run> find(long number) {
        return Optional.ofNullable(runs.get(number));
    }

    /** The remembered ones, the latest first. */
    List<Run> all() {
        synchronized (runs) {
            return List.copyOf(runs.values()).reversed();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
