package org.chengqing.intake;

import io.lettuce.core.RedisURI;
import org.chengqing.servers.RealServers;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The real Redis of this test run, and one that is away. */
final class TestRedis {
    private static final StringRedisTemplate REAL = template(new LettuceConnectionFactory(
            LettuceConnectionFactory.createRedisConfiguration(RedisURI.create(RealServers.redisUri()))));

    private TestRedis() {}

    /** Emptied of what the intake keeps in it. */
    static StringRedisTemplate real() {
        REAL.delete(REAL.keys("intake:*"));
        return REAL;
    }

    static StringRedisTemplate away() {
        return template(new LettuceConnectionFactory("127.0.0.1", 1));
    }

    private static StringRedisTemplate template(LettuceConnectionFactory connections) {
        connections.afterPropertiesSet();
        connections.start();
        StringRedisTemplate template = new StringRedisTemplate(connections);
        template.afterPropertiesSet();
        return template;
    }
}
