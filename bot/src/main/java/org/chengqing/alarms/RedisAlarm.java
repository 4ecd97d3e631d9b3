package org.chengqing.alarms;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Redis does not answer, or takes nothing in. A PING alone would not show it: with its memory full Redis still answers
 * one, and with its disk full it refuses that too.
 */
final class RedisAlarm implements AlarmSource {
    private static final Logger LOG = LoggerFactory.getLogger(RedisAlarm.class);
    private static final String KEY = "alarms:probe";
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final String NO_ANSWER = "Redis 没有应答；请检查 Redis 服务器和网络。";

    /**
     * A machine that is busy for a second must not ring an alarm, and one time in a hundred Lettuce 7.5 has lost the
     * refusal of a new connection by the time it looks for it ("RedisHandshakeHandler not registered").
     */
    private static final int TRIES = 5;

    private final StringRedisTemplate redis;
    private final Clock clock;

    RedisAlarm(RedisConnectionFactory factory, Clock clock) {
        redis = new StringRedisTemplate(factory);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public List<Alarm> alarms() {
        String trouble = NO_ANSWER;
        for (int tried = 0; tried < TRIES; tried++) {
            try {
                redis.execute(connection -> connection.ping(), true);
                redis.opsForValue().set(KEY, "1", KEPT);
                return List.of();
            } catch (RuntimeException e) {
                LOG.debug("Redis refuses", e);
                trouble = reason(e).orElse(trouble);
            }
        }
        return List.of(new Alarm("redis", trouble + "收件不受影响，只是回答会慢一些。", clock.instant()));
    }

    /** What Redis itself said is wrong, if it said anything. */
    private static Optional<String> reason(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String said = cause.getMessage() == null ? "" : cause.getMessage();
            String first = said.substring(0, Math.max(0, said.indexOf(' ')));
            switch (first) {
                case "OOM" -> {
                    return Optional.of("Redis 的内存满了，不能写入；请调大它的内存上限，或设定淘汰策略（maxmemory-policy）。");
                }
                case "MISCONF" -> {
                    return Optional.of("Redis 存不了盘（多半是它的磁盘满了），因此拒绝写入；请检查 Redis 服务器的磁盘。");
                }
                case "READONLY" -> {
                    return Optional.of("Redis 只能读不能写；请检查是否连到了从节点。");
                }
                case "WRONGPASS", "NOAUTH", "NOPERM" -> {
                    return Optional.of("Redis 不认我们的密码或不给权限；请检查 spring.data.redis 的用户名和密码。");
                }
                default -> {}
            }
        }
        return Optional.empty();
    }
}
