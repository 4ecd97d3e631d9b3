package org.chengqing.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.sealing.DataKey;
import org.chengqing.sealing.Unreadable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.core.JacksonException;

/**
 * Dialogues in Redis under {@code conversation:PSEUDONYM}, sealed, shared by all instances, with the process's own memory
 * behind it: whichever is newer counts, so that a lost Redis loses no dialogue of this instance. A command waits for a
 * bounded time only; after a failure Redis is left alone for a while, so that a dead one costs one timeout now and
 * then and leaves at most a few threads waiting.
 */
final class RedisMemories implements Memories, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RedisMemories.class);

    private final StringRedisTemplate redis;
    private final InMemoryMemories nearby;
    private final Pseudonyms pseudonyms;
    private final DataKey key;
    private final ConversationSettings settings;
    private final Clock clock;
    private final MemoryCodec codec = new MemoryCodec();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Instant> aloneUntil = new AtomicReference<>(Instant.MIN);

    private final AtomicInteger failures = new AtomicInteger();

    RedisMemories(
            StringRedisTemplate redis,
            InMemoryMemories nearby,
            Pseudonyms pseudonyms,
            DataKey key,
            ConversationSettings settings,
            Clock clock) {
        this.redis = redis;
        this.nearby = nearby;
        this.pseudonyms = pseudonyms;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<Memory> load(Sender sender) {
        Optional<Memory> near = nearby.load(sender);
        String sealed = ask(() -> redis.opsForValue().get(keyOf(sender)));
        Optional<Memory> far = sealed == null ? Optional.empty() : read(sealed, sender);
        if (near.isPresent() && far.isPresent()) {
            return near.get().updatedAt().isAfter(far.get().updatedAt()) ? near : far;
        }
        return far.or(() -> near);
    }

    @Override
    public void save(Sender sender, Memory memory) {
        nearby.save(sender, memory);
        String name = keyOf(sender);
        String sealed = Base64.getEncoder().encodeToString(key.seal(codec.write(memory), name));
        Duration kept = settings.stateKept();
        ask(() -> {
            redis.opsForValue().set(name, sealed, kept);
            return true;
        });
    }

    private String keyOf(Sender sender) {
        return "conversation:" + pseudonyms.of(sender).value();
    }

    private Optional<Memory> read(String value, Sender sender) {
        try {
            String json = key.openText(Base64.getDecoder().decode(value), keyOf(sender));
            return Optional.of(codec.read(json, sender));
        } catch (IllegalArgumentException | Unreadable | JacksonException e) {
            LOG.warn(
                    "a remembered dialogue could not be read ({}), it begins anew",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private <T> @Nullable T ask(Callable<T> command) {
        if (clock.instant().isBefore(aloneUntil.get())) {
            return null;
        }
        Future<T> answer = threads.submit(command);
        try {
            return answer.get(settings.redisTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            answer.cancel(true);
            failures.incrementAndGet();
            aloneUntil.set(clock.instant().plus(settings.redisPause()));
            Throwable why = e.getCause() == null ? e : e.getCause();
            LOG.warn(
                    "Redis does not answer ({}), dialogues are kept in this process",
                    why.getClass().getSimpleName());
            return null;
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /** How often Redis did not answer. */
    int failures() {
        return failures.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
