package org.chengqing.channel.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Sender;
import org.chengqing.channel.SenderKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * How many customer-service messages each person may still get: five within 48 hours of their last message, three within a
 * minute of a tap on the menu, a scan or following (客服消息, as of 2023-06-12); renewed, not added up. Kept in Redis under
 * pseudonyms. Where nothing is known of a person, since Redis was away or the time is over, the platform decides. Methods
 * block.
 */
final class ContactAllowance {
    private static final Duration MESSAGE_WINDOW = Duration.ofDays(2);
    private static final int MESSAGE_COUNT = 5;
    private static final Duration TAP_WINDOW = Duration.ofMinutes(1);
    private static final int TAP_COUNT = 3;
    private static final RedisScript<Long> TAKE = RedisScript.of("""
            local known = 0
            for i, key in ipairs(KEYS) do
              local left = redis.call('get', key)
              if left then
                known = 1
                if tonumber(left) > 0 then
                  redis.call('decr', key)
                  return i
                end
              end
            end
            if known == 1 then return 0 else return -1 end""", Long.class);
    private static final RedisScript<Long> GIVE_BACK = RedisScript.of(
            "if redis.call('exists', KEYS[1]) == 1 then return redis.call('incr', KEYS[1]) else return 0 end",
            Long.class);
    private static final Logger log = LoggerFactory.getLogger(ContactAllowance.class);

    private final StringRedisTemplate redis;
    private final SenderKeys keys;
    private final Clock clock;

    ContactAllowance(StringRedisTemplate redis, SenderKeys keys, Clock clock) {
        this.redis = redis;
        this.keys = keys;
        this.clock = clock;
    }

    /** What {@link #take} found. */
    enum Taken {
        /** One of the few after a tap is taken. */
        FROM_TAP,
        /** One of those after a message is taken. */
        FROM_MESSAGE,
        /** Nothing is known of this person: the platform decides. */
        UNKNOWN,
        /** None is left. */
        NONE
    }

    /** The person wrote at this time. */
    void wrote(Sender person, Instant at) {
        renew(keys(person).getLast(), MESSAGE_COUNT, at.plus(MESSAGE_WINDOW));
    }

    /** The person tapped on the menu, scanned or followed at this time. */
    void tapped(Sender person, Instant at) {
        renew(keys(person).getFirst(), TAP_COUNT, at.plus(TAP_WINDOW));
    }

    /** Takes one. */
    Taken take(Sender person) {
        try {
            Long taken = redis.execute(TAKE, keys(person));
            return switch (taken == null ? -1 : taken.intValue()) {
                case 1 -> Taken.FROM_TAP;
                case 2 -> Taken.FROM_MESSAGE;
                case 0 -> Taken.NONE;
                default -> Taken.UNKNOWN;
            };
        } catch (DataAccessException e) {
            log.debug("Redis does not answer; the platform decides whether a person may be written to");
            return Taken.UNKNOWN;
        }
    }

    /** What is left after their last message; what a tap allows is over within a minute and not counted. */
    Channel.Allowance left(Sender person) {
        try {
            String key = keys(person).getLast();
            String left = redis.opsForValue().get(key);
            Long lasts = redis.getExpire(key, TimeUnit.SECONDS);
            return left == null || lasts == null || lasts <= 0
                    ? new Channel.Allowance.Unknown()
                    : new Channel.Allowance.Left(Math.max(0, Integer.parseInt(left)), Duration.ofSeconds(lasts));
        } catch (DataAccessException | NumberFormatException e) {
            log.debug("Redis does not answer; it is not known how much may be said");
            return new Channel.Allowance.Unknown();
        }
    }

    /** Gives back one that was not used. */
    void giveBack(Sender person, Taken taken) {
        if (taken != Taken.FROM_TAP && taken != Taken.FROM_MESSAGE) {
            return;
        }
        List<String> keys = keys(person);
        String key = taken == Taken.FROM_TAP ? keys.getFirst() : keys.getLast();
        quietly(() -> redis.execute(GIVE_BACK, List.of(key)));
    }

    /** The platform says that none is left, until the person writes again. */
    void usedUp(Sender person) {
        quietly(() -> {
            List<String> keys = keys(person);
            redis.delete(keys.getFirst());
            redis.opsForValue().set(keys.getLast(), "0", MESSAGE_WINDOW);
        });
    }

    private void renew(String key, int count, Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        if (left.isPositive()) {
            quietly(() -> redis.opsForValue().set(key, Integer.toString(count), left));
        }
    }

    private static void quietly(Runnable command) {
        try {
            command.run();
        } catch (DataAccessException e) {
            log.debug("Redis does not answer; allowances of customer-service messages are not counted");
        }
    }

    private List<String> keys(Sender person) {
        String name = "wechat:allowance:{" + keys.keyOf(person) + "}";
        return List.of(name + ":tap", name + ":message");
    }
}
