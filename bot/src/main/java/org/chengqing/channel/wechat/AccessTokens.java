package org.chengqing.channel.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * The access token of one account. One caller fetches it and the others of this process wait for that one; a lock in
 * Redis does the same among instances, which share the token there. Without Redis each instance asks by itself, and the
 * platform's stable token is the same for all. It is renewed {@link #EARLY} before its end. Methods block.
 */
final class AccessTokens {
    /** Within the five minutes in which the platform hands out the next token while the old one still works. */
    private static final Duration EARLY = Duration.ofSeconds(200);

    private static final Duration LOCK = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration FAILED_FOR = Duration.ofSeconds(1);
    private static final RedisScript<Long> UNLOCK = RedisScript.of(
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end",
            Long.class);
    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

    private final String key;
    private final WeChatService service;
    private final StringRedisTemplate redis;
    private final Clock clock;
    private final ReentrantLock single = new ReentrantLock();
    private volatile @Nullable Token known;
    private @Nullable Failure failure;

    private record Token(String value, Instant until) {
        boolean serves(Instant now, @Nullable String rejected) {
            return now.isBefore(until.minus(EARLY)) && !value.equals(rejected);
        }
    }

    /** What those get who waited while the fetch failed, so that they do not all try one after the other. */
    private record Failure(WxErrorException cause, Instant until) {}

    AccessTokens(String appId, WeChatService service, StringRedisTemplate redis, Clock clock) {
        this.key = "wechat:token:{" + appId + "}";
        this.service = service;
        this.redis = redis;
        this.clock = clock;
    }

    /** A token that should work. */
    String current() throws WxErrorException, InterruptedException {
        return token(null);
    }

    /** A token other than this one, which the platform has just refused. */
    String insteadOf(String rejected) throws WxErrorException, InterruptedException {
        return token(rejected);
    }

    private String token(@Nullable String rejected) throws WxErrorException, InterruptedException {
        Token token = known;
        if (token != null && token.serves(clock.instant(), rejected)) {
            return token.value();
        }
        single.lockInterruptibly();
        try {
            token = known;
            if (token == null || !token.serves(clock.instant(), rejected)) {
                Failure recent = failure;
                if (recent != null && clock.instant().isBefore(recent.until())) {
                    throw recent.cause();
                }
                token = sharedOrFetched(rejected);
                known = token;
                failure = null;
            }
            return token.value();
        } catch (WxErrorException e) {
            failure = new Failure(e, clock.instant().plus(FAILED_FOR));
            throw e;
        } finally {
            single.unlock();
        }
    }

    private Token sharedOrFetched(@Nullable String rejected) throws WxErrorException, InterruptedException {
        String owner = UUID.randomUUID().toString();
        try {
            Token shared = sharedOrLocked(rejected, owner);
            if (shared != null) {
                return shared;
            }
        } catch (DataAccessException e) {
            log.debug("Redis does not answer; the WeChat token is fetched without it");
            return fetched(rejected);
        }
        try {
            Token token = fetched(rejected);
            share(token);
            return token;
        } finally {
            unlock(owner);
        }
    }

    /** The token that another instance has fetched; null once this one holds the lock, or nobody was done in time. */
    private @Nullable Token sharedOrLocked(@Nullable String rejected, String owner) throws InterruptedException {
        for (long polls = LOCK.dividedBy(POLL); polls > 0; polls--) {
            boolean locked = Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key + ":lock", owner, LOCK));
            Token shared = shared();
            if (shared != null && shared.serves(clock.instant(), rejected)) {
                if (locked) {
                    unlock(owner);
                }
                return shared;
            }
            if (locked) {
                return null;
            }
            LockSupport.parkNanos(POLL.toNanos());
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return null;
    }

    private @Nullable Token shared() {
        String value = redis.opsForValue().get(key);
        Long millis = value == null ? null : redis.getExpire(key, TimeUnit.MILLISECONDS);
        return value == null || millis == null || millis <= 0
                ? null
                : new Token(value, clock.instant().plusMillis(millis));
    }

    private Token fetched(@Nullable String rejected) throws WxErrorException {
        WxAccessToken token = service.fetchToken(false);
        if (token.getAccessToken().equals(rejected)) {
            token = service.fetchToken(true);
        }
        return new Token(token.getAccessToken(), clock.instant().plusSeconds(token.getExpiresIn()));
    }

    private void share(Token token) {
        Duration life = Duration.between(clock.instant(), token.until());
        try {
            if (life.isPositive()) {
                redis.opsForValue().set(key, token.value(), life);
            }
        } catch (DataAccessException e) {
            log.debug("Redis does not answer; the WeChat token is not shared");
        }
    }

    private void unlock(String owner) {
        try {
            redis.execute(UNLOCK, List.of(key + ":lock"), owner);
        } catch (DataAccessException e) {
            log.debug("Redis does not answer; the lock of the WeChat token ends by itself");
        }
    }
}
