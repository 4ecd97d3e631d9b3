package org.chengqing.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chengqing.replies.ReviewPage;

/**
 * Pictures of reviews. Each is drawn once, however many ask for it at the same time, on one of a few threads, and kept
 * while it is among the last that were asked for. Safe for many threads.
 */
public final class ReviewPictures implements AutoCloseable {
    /** Changes with every change of the design, so that no cache keeps an old one. */
    private static final int DESIGN = 1;

    private final PictureSettings settings;
    private final ThreadPoolExecutor threads;
    private final Map<ReviewPage, CompletableFuture<ReviewPicture>> kept = new LinkedHashMap<>(16, .75f, true);
    private volatile @org.jspecify.annotations.Nullable Drawing drawing;

    ReviewPictures(PictureSettings settings) {
        this.settings = settings;
        threads = new ThreadPoolExecutor(
                settings.atOnce(),
                settings.atOnce(),
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.waiting()),
                Thread.ofPlatform().daemon().name("picture-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Names the picture of this page: another name, another picture. Of letters, digits, dots and hyphens. */
    public static String version(ReviewPage page) {
        return "%s-%d-%s-%d-%x"
                .formatted(
                        page.review().id(),
                        page.review().revision(),
                        page.standing(),
                        DESIGN,
                        (page.publisher() + page.address()).hashCode());
    }

    /**
     * The picture of this page, which may be still to be drawn: the future fails with a {@link
     * java.util.concurrent.TimeoutException} when it takes too long. Does not block.
     *
     * @throws RejectedExecutionException when too many wait already
     */
    public CompletableFuture<ReviewPicture> of(ReviewPage page) {
        synchronized (kept) {
            CompletableFuture<ReviewPicture> known = kept.get(page);
            if (known == null) {
                known = CompletableFuture.supplyAsync(() -> drawing().draw(page), threads);
                kept.put(page, known);
                if (kept.size() > settings.kept()) {
                    kept.remove(kept.keySet().iterator().next());
                }
                known.exceptionally(_ -> forgotten(page));
            }
            return known.copy().orTimeout(settings.within().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private ReviewPicture forgotten(ReviewPage page) {
        synchronized (kept) {
            kept.remove(page);
        }
        return new ReviewPicture(new byte[0]);
    }

    /** The fonts are read when they are needed first. */
    private Drawing drawing() {
        Drawing known = drawing;
        if (known == null) {
            synchronized (threads) {
                known = drawing;
                if (known == null) {
                    known = new Drawing(new Lettering());
                    drawing = known;
                }
            }
        }
        return known;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
