package org.chengqing.webhook;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chengqing.sealing.DataKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What all instances know of the answers in work, in Redis. For each message there is a hash with the number of tries,
 * the answer once it is there (sealed), and whether it is wanted later than WeChat waits; and a lease that the instance which
 * works on it renews, so that another takes over when that one dies. Both have the same hash tag, for Redis Cluster.
 * Nothing blocks; errors are those of Redis, and it is for the caller to limit the time.
 */
final class SharedAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(SharedAnswers.class);

    /** How long a claim lasts without being renewed. */
    static final Duration LEASE = Duration.ofSeconds(5);

    // KEYS answer, lease; ARGV owner, ms to keep, tries to add, ms of the lease
    private static final RedisScript<String> LOOK = script("""
            local tries = redis.call('HINCRBY', KEYS[1], 'tries', ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            local answer = redis.call('HGET', KEYS[1], 'answer')
            if answer then return tries .. 'A' .. answer end
            if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[4]) then return tries .. 'C' end
            return tries .. 'R'
            """);

    // KEYS answer; ARGV ms to keep
    private static final RedisScript<String> GIVE_UP = script("""
            local answer = redis.call('HGET', KEYS[1], 'answer')
            if answer then return '0A' .. answer end
            redis.call('HSET', KEYS[1], 'late', '1')
            redis.call('PEXPIRE', KEYS[1], ARGV[1])
            return '0R'
            """);

    // KEYS answer, lease; ARGV owner, ms to keep, text. Only the first answer counts, and only its owner is told that
    // it
    // is wanted late, however often it asks
    private static final RedisScript<String> FINISH = script("""
            redis.call('HSETNX', KEYS[1], 'by', ARGV[1])
            if redis.call('HGET', KEYS[1], 'by') ~= ARGV[1] then return 'other' end
            redis.call('HSET', KEYS[1], 'answer', ARGV[3])
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            redis.call('DEL', KEYS[2])
            if redis.call('HGET', KEYS[1], 'late') then return 'late' end
            return 'done'
            """);

    // KEYS lease; ARGV owner, ms of the lease
    private static final RedisScript<String> RENEW = script("""
            if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 'lost' end
            redis.call('PEXPIRE', KEYS[1], ARGV[2])
            return 'held'
            """);

    private final ReactiveStringRedisTemplate redis;
    private final Duration keep;
    private final DataKey sealing;

    SharedAnswers(ReactiveStringRedisTemplate redis, Duration keep, DataKey sealing) {
        this.sealing = sealing;
        this.redis = redis;
        this.keep = keep;
    }

    /** Connects and loads the scripts, which the first message would wait for. Blocks for a few seconds at most. */
    void warmUp() {
        try {
            look("warm-up", "nobody", 0)
                    .then(renew("warm-up", "nobody"))
                    .then(giveUp("warm-up"))
                    .toFuture()
                    .get(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("Redis does not answer yet: {}", e.toString());
        }
    }

    /** Counts a try; claims the answer for the owner if nobody works on it. */
    Mono<Standing> begin(Attempt attempt, String owner) {
        return isForged(attempt)
                .flatMap(forged -> forged ? Mono.just(new Standing.Forged()) : look(attempt.key(), owner, 1));
    }

    /** How it stands now; claims the answer for the owner if nobody works on it any more. */
    Mono<Standing> look(String key, String owner) {
        return look(key, owner, 0);
    }

    /** Asks for the answer to be sent later, unless it is there already. */
    Mono<Standing> giveUp(String key) {
        return run(GIVE_UP, List.of(answer(key)), List.of(millis(keep))).map(found -> standing(key, found, ""));
    }

    /** Puts the answer down for everybody; whether its owner has to send it later. */
    Mono<Boolean> finish(String key, String owner, String text) {
        return run(FINISH, List.of(answer(key), lease(key)), List.of(owner, millis(keep), sealed(key, text)))
                .map("late"::equals);
    }

    /** Goes on working on it. */
    Mono<String> renew(String key, String owner) {
        return run(RENEW, List.of(lease(key)), List.of(owner, millis(LEASE)));
    }

    private Mono<Standing> look(String key, String owner, int tries) {
        return run(
                        LOOK,
                        List.of(answer(key), lease(key)),
                        List.of(owner, millis(keep), Integer.toString(tries), millis(LEASE)))
                .map(found -> standing(key, found, owner));
    }

    private Mono<Boolean> isForged(Attempt attempt) {
        String key = "wechat:query:" + attempt.query();
        return Mono.defer(() -> redis.opsForValue().setIfAbsent(key, attempt.fingerprint(), Duration.ofMinutes(15)))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(first -> first
                        ? Mono.just(false)
                        : redis.opsForValue()
                                .get(key)
                                .map(known -> !known.equals(attempt.fingerprint()))
                                .defaultIfEmpty(false));
    }

    private Mono<String> run(RedisScript<String> script, List<String> keys, List<String> arguments) {
        // fetching a lost connection blocks, which must not happen on an event loop
        return Mono.defer(() -> redis.execute(script, keys, arguments).next()).subscribeOn(Schedulers.boundedElastic());
    }

    private String sealed(String key, String text) {
        return Base64.getEncoder().encodeToString(sealing.seal(text, answer(key)));
    }

    private Standing standing(String key, String found, String owner) {
        int end = 0;
        while (Character.isDigit(found.charAt(end))) {
            end++;
        }
        int tries = Integer.parseInt(found.substring(0, end));
        return switch (found.charAt(end)) {
            case 'A' ->
                new Standing.Answered(
                        tries, sealing.openText(Base64.getDecoder().decode(found.substring(end + 1)), answer(key)));
            case 'C' -> new Standing.Claimed(tries, owner);
            default -> new Standing.Running(tries);
        };
    }

    private static String answer(String key) {
        return "wechat:answer:{" + key + "}";
    }

    private static String lease(String key) {
        return "wechat:running:{" + key + "}";
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static RedisScript<String> script(String text) {
        return RedisScript.of(text, String.class);
    }
}
