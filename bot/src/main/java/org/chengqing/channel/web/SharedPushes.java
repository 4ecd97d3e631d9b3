package org.chengqing.channel.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chengqing.channel.Sender;
import org.chengqing.channel.SenderKeys;
import org.chengqing.sealing.DataKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The pushes in Redis: who is there, what waits for them (sealed), and the word to the other instances. All of
 * it may be lost; then only pages that are open on this instance are served.
 */
final class SharedPushes {
    /** The topic on which instances tell each other of a push. */
    static final String TOPIC = "web-chat:pushes";

    private static final Logger LOG = LoggerFactory.getLogger(SharedPushes.class);

    /** Keeps and announces a push, for a visitor who may come back or is there by the caller's word. */
    private static final RedisScript<Long> KEEP = RedisScript.of("""
            if ARGV[5] == '0' and redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
            redis.call('RPUSH', KEYS[2], ARGV[1])
            redis.call('LTRIM', KEYS[2], -tonumber(ARGV[3]), -1)
            redis.call('PEXPIRE', KEYS[2], ARGV[4])
            redis.call('PUBLISH', '%s', ARGV[2])
            return 1
            """.formatted(TOPIC), Long.class);

    private final ReactiveStringRedisTemplate redis;
    private final PushSettings settings;
    private final String instance;
    private final SenderKeys names;
    private final DataKey key;

    SharedPushes(
            ReactiveStringRedisTemplate redis, PushSettings settings, String instance, SenderKeys names, DataKey key) {
        this.names = names;
        this.key = key;
        this.redis = redis;
        this.settings = settings;
        this.instance = instance;
    }

    /**
     * Keeps the push for a visitor and tells the other instances: whether the visitor is there, empty when Redis is
     * away. Blocks for at most the timeout.
     */
    Optional<Boolean> keep(String person, WebPush push, boolean openHere) {
        List<String> arguments = List.of(
                Base64.getEncoder().encodeToString(key.seal(line(push), keptKey(person))),
                instance + "\n" + person + "\n" + line(push),
                Integer.toString(settings.maxKept()),
                Long.toString(settings.kept().toMillis()),
                openHere ? "1" : "0");
        try {
            Long kept = redis.execute(KEEP, List.of(hereKey(person), keptKey(person)), arguments)
                    .next()
                    .toFuture()
                    .get(settings.redisTimeout().toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(kept != null && kept == 1);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("web chat pushes reach only this instance: Redis is away ({})", e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What waits for this visitor, oldest first; nothing when Redis is away. */
    Flux<WebPush> kept(String person) {
        return redis.opsForList()
                .range(keptKey(person), 0, -1)
                .map(line -> pushOf(key.openText(Base64.getDecoder().decode(line), keptKey(person))))
                .timeout(settings.redisTimeout())
                .onErrorResume(e -> Flux.empty());
    }

    /** Notes that this visitor is there now. */
    Mono<Void> here(String person) {
        Duration counted = settings.kept();
        return redis.opsForValue()
                .set(hereKey(person), "1", counted)
                .timeout(settings.redisTimeout())
                .onErrorResume(e -> Mono.empty())
                .then();
    }

    /** Drops what waits for this visitor. Blocks for at most the timeout; what then stays, stays for a few days. */
    void forget(String person) {
        try {
            redis.delete(hereKey(person), keptKey(person))
                    .toFuture()
                    .get(settings.redisTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("web chat pushes of a forgotten visitor stay until they expire: Redis is away");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Hands a message of the topic to the pages here, unless this instance sent it. */
    void announced(byte[] message, OpenPages pages) {
        String[] fields = new String(message, StandardCharsets.UTF_8).split("\n", 3);
        if (fields.length == 3 && !fields[0].equals(instance)) {
            pages.push(fields[1], pushOf(fields[2]));
        }
    }

    private static String line(WebPush push) {
        return push.id() + "\n" + push.json();
    }

    private static WebPush pushOf(String line) {
        int end = line.indexOf('\n');
        return new WebPush(line.substring(0, Math.max(end, 0)), line.substring(end + 1));
    }

    private String hereKey(String person) {
        return "web-chat:{" + nameOf(person) + "}:here";
    }

    private String keptKey(String person) {
        return "web-chat:{" + nameOf(person) + "}:kept";
    }

    private String nameOf(String person) {
        return names.keyOf(new Sender(WebChannel.NAME, WebChannel.NAME, person));
    }
}
