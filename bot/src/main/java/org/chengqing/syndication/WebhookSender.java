package org.chengqing.syndication;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends one signed message. What counts of the answer is its status and its Retry-After; of the body no more than a bound
 * is read, and dropped. Redirects are not followed: the message is for the address that the administrator wrote down.
 */
final class WebhookSender implements AutoCloseable {
    private final Duration answerWithin;
    private final long answerBytes;
    private final Clock clock;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 0).factory());
    private final HttpClient client;

    WebhookSender(SyndicationSettings settings, Clock clock) {
        this.answerWithin = settings.answerWithin();
        this.answerBytes = settings.answerBytes().toBytes();
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectWithin())
                .executor(threads)
                .build();
    }

    /**
     * What came back.
     *
     * @param code HTTP status; 0 when no answer came
     * @param retryAfter the header, null when it is missing
     * @param error what came instead, a technical word; null with an answer
     */
    record Outcome(
            int code, @Nullable String retryAfter, @Nullable String error) {
        static Outcome of(int code) {
            return new Outcome(code, null, null);
        }
    }

    /** Blocks until the answer or the end of the time. */
    Outcome send(Target target, String message, String body) throws InterruptedException {
        long now = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(target.address())
                .timeout(answerWithin)
                .header("Content-Type", "application/json")
                .header("User-Agent", "Chengqing-Webhook/1")
                .header("webhook-id", message)
                .header("webhook-timestamp", Long.toString(now))
                .header("webhook-signature", SigningKey.signatures(target.keys(), message, now, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        AtomicReference<@Nullable Outcome> head = new AtomicReference<>();
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, info -> {
            head.set(new Outcome(info.statusCode(), retryAfter(info.headers()), null));
            return new Dropped(answerBytes);
        });
        try {
            answer.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
            return orElse(head, "no status");
        } catch (TimeoutException e) {
            return orElse(head, "timeout");
        } catch (ExecutionException e) {
            return orElse(head, deepest(e).getClass().getSimpleName());
        } finally {
            // aborts the exchange where it is still running
            answer.cancel(true);
        }
    }

    /** A body that drips, is too long or breaks off changes nothing: the status has been said. */
    private static Outcome orElse(AtomicReference<@Nullable Outcome> head, String error) {
        Outcome said = head.get();
        return said != null ? said : new Outcome(0, null, error);
    }

    private static @Nullable String retryAfter(HttpHeaders headers) {
        return headers.firstValue("Retry-After").orElse(null);
    }

    private static Throwable deepest(Throwable e) {
        Throwable deepest = e;
        for (int depth = 0; deepest.getCause() != null && depth < 20; depth++) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdown();
    }

    /** Reads up to a bound and keeps nothing. */
    private static final class Dropped implements HttpResponse.BodySubscriber<Void> {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        private long left;
        private Flow.@Nullable Subscription subscription;

        Dropped(long most) {
            left = most;
        }

        @Override
        public CompletionStage<Void> getBody() {
            return done;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> some) {
            Flow.Subscription from = subscription;
            left -= some.stream().mapToLong(ByteBuffer::remaining).sum();
            if (from == null) {
                return;
            }
            if (left < 0) {
                from.cancel();
                done.complete(null);
            } else {
                from.request(1);
            }
        }

        @Override
        public void onError(Throwable e) {
            done.completeExceptionally(e);
        }

        @Override
        public void onComplete() {
            done.complete(null);
        }
    }
}
