package org.chengqing.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.identity.Pseudonym;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Limits numbers of reports that are wrong or somebody else's, per person and of all together: in Redis for all
 * instances, and in a bounded map of this one while Redis is away. A number is counted before it is looked up, so that
 * many at once do not pass together, and taken off again when it was right.
 */
final class Guesses {
    private static final Logger LOG = LoggerFactory.getLogger(Guesses.class);
    /** Both keys lie in one slot of a Redis Cluster. */
    private static final String PREFIX = "intake:{guesses}:";

    private static final String ALL = PREFIX + "all";
    /** Counters kept here; the oldest are forgotten first. */
    private static final int MOST_HERE = 10_000;

    private static final RedisScript<Long> BEGIN = RedisScript.of("""
            if tonumber(redis.call('get', KEYS[1]) or '0') >= tonumber(ARGV[1]) then return 1 end
            if tonumber(redis.call('get', KEYS[2]) or '0') >= tonumber(ARGV[2]) then return 2 end
            for _, key in ipairs(KEYS) do
              if redis.call('incr', key) == 1 then redis.call('pexpire', key, ARGV[3]) end
            end
            return 0""", Long.class);
    private static final RedisScript<Long> TAKE_OFF = RedisScript.of("""
            for _, key in ipairs(KEYS) do
              if tonumber(redis.call('get', key) or '0') > 0 then redis.call('decr', key) end
            end
            return 0""", Long.class);

    private static final long OWN_LIMIT = 1;
    private static final long GLOBAL_LIMIT = 2;

    private final StringRedisTemplate redis;
    private final FollowUpSettings settings;
    private final Clock clock;
    private final Map<String, Count> here = new LinkedHashMap<>();
    private volatile Instant redisAgainAt = Instant.MIN;
    private volatile Instant quietUntil = Instant.MIN;

    Guesses(StringRedisTemplate redis, FollowUpSettings settings, Clock clock) {
        this.redis = redis;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts a number about to be looked up; false when it must not be. Waits for Redis as long as its settings say. */
    boolean begin(Pseudonym person) {
        long limit = counted(person);
        if (limit == GLOBAL_LIMIT) {
            warn();
        }
        return limit != OWN_LIMIT && limit != GLOBAL_LIMIT;
    }

    /** The number was one of this person's, or could not be looked up: it counts for nothing. */
    void takeOff(Pseudonym person) {
        synchronized (here) {
            keys(person).forEach(key -> here.computeIfPresent(key, (_, count) -> count.less()));
        }
        if (clock.instant().isBefore(redisAgainAt)) {
            return;
        }
        try {
            redis.execute(TAKE_OFF, keys(person));
        } catch (DataAccessException e) {
            away(e);
        }
    }

    private long counted(Pseudonym person) {
        if (clock.instant().isBefore(redisAgainAt)) {
            return countedHere(person);
        }
        Duration window = settings.guessWindow();
        try {
            Long limit = redis.execute(
                    BEGIN,
                    keys(person),
                    Integer.toString(settings.guessesPerPerson()),
                    Integer.toString(settings.guesses()),
                    Long.toString(window.toMillis()));
            return limit == null ? 0 : limit;
        } catch (DataAccessException e) {
            away(e);
            return countedHere(person);
        }
    }

    private long countedHere(Pseudonym person) {
        Instant now = clock.instant();
        synchronized (here) {
            here.values().removeIf(count -> !now.isBefore(count.until()));
            List<String> keys = keys(person);
            if (numberHere(keys.getFirst()) >= settings.guessesPerPerson()) {
                return OWN_LIMIT;
            }
            if (numberHere(ALL) >= settings.guesses()) {
                return GLOBAL_LIMIT;
            }
            Count first = new Count(1, now.plus(settings.guessWindow()));
            keys.forEach(key -> here.merge(key, first, (count, _) -> count.more()));
            if (here.size() > MOST_HERE) {
                here.remove(here.keySet().iterator().next());
            }
            return 0;
        }
    }

    private int numberHere(String key) {
        Count count = here.get(key);
        return count == null ? 0 : count.number();
    }

    private void away(DataAccessException e) {
        redisAgainAt = clock.instant().plus(settings.redisPause());
        LOG.warn(
                "wrong report numbers are counted on this instance alone: Redis is away ({})",
                e.getClass().getSimpleName());
    }

    private void warn() {
        Instant now = clock.instant();
        if (!now.isBefore(quietUntil)) {
            quietUntil = now.plus(settings.guessWindow());
            LOG.warn(
                    "More than {} wrong report numbers within {}: none are looked up until that is over",
                    settings.guesses(),
                    settings.guessWindow());
        }
    }

    private static List<String> keys(Pseudonym person) {
        return List.of(PREFIX + person.value(), ALL);
    }

    private record Count(int number, Instant until) {
        Count more() {
            return new Count(number + 1, until);
        }

        Count less() {
            return new Count(Math.max(0, number - 1), until);
        }
    }
}
