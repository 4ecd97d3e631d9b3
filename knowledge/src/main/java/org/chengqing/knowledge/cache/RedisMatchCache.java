package org.chengqing.knowledge.cache;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Outcomes in Redis, as JSON under {@code chengqing:match:DIGEST} with a time to live. A read waits for at most the
 * timeout, a write not at all. After a failure Redis is left alone for the pause; then one caller tries again while the
 * others go on without, so that a dead or stalled Redis costs one timeout per pause. Takes any asynchronous commands:
 * a single server's, Sentinel's or a cluster's.
 */
public final class RedisMatchCache implements MatchCache {
    private static final Logger log = LoggerFactory.getLogger(RedisMatchCache.class);
    private static final String PREFIX = "chengqing:match:";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<RedisClusterAsyncCommands<String, String>> commands;
    private final RedisSettings settings;
    private final Clock clock;
    /** Epoch milliseconds until which Redis is left alone; 0 while it works. */
    private final AtomicLong pausedUntil = new AtomicLong();

    /**
     * @param commands gives the commands of an open connection without waiting, or throws while there is none
     * @param settings times and sizes
     * @param clock measures the pause
     */
    public RedisMatchCache(
            Supplier<RedisClusterAsyncCommands<String, String>> commands, RedisSettings settings, Clock clock) {
        this.commands = commands;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<StoredOutcome> get(MatchKey key) {
        if (!mayTry()) {
            return Optional.empty();
        }
        try {
            RedisFuture<String> answer = commands.get().get(PREFIX + key.digest());
            Optional<String> json = Optional.ofNullable(await(answer));
            worked();
            return json.map(stored -> JSON.readValue(stored, StoredOutcome.class));
        } catch (JacksonException e) {
            log.debug("a stored outcome cannot be read, it counts as none", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            failed(e);
        }
        return Optional.empty();
    }

    private String await(RedisFuture<String> answer) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw e;
        }
    }

    @Override
    public void put(MatchKey key, StoredOutcome outcome) {
        if (pausedUntil.get() != 0) { // only a read, which waits for its answer, finds out that Redis is back
            return;
        }
        try {
            String json = JSON.writeValueAsString(outcome);
            if (json.length() <= settings.largest()) {
                commands.get()
                        .set(
                                PREFIX + key.digest(),
                                json,
                                SetArgs.Builder.px(settings.kept().toMillis()))
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                failed(failure);
                            }
                        });
            }
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private boolean mayTry() {
        long until = pausedUntil.get();
        long now = clock.millis();
        if (until == 0) {
            return true;
        }
        return now >= until
                && pausedUntil.compareAndSet(until, now + settings.pause().toMillis());
    }

    private void worked() {
        if (pausedUntil.getAndSet(0) != 0) {
            log.info("Redis answers again, outcomes are kept there");
        }
    }

    private void failed(Throwable failure) {
        if (pausedUntil.getAndSet(clock.millis() + settings.pause().toMillis()) == 0) {
            log.warn("Redis does not answer, going on without: {}", failure.toString());
        }
    }
}
