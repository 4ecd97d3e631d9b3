package org.chengqing.library;

import io.lettuce.core.RedisCredentials;
import io.lettuce.core.RedisCredentialsProvider;
import io.lettuce.core.RedisCredentialsProvider.ImmediateRedisCredentialsProvider;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisConfiguration.WithAuthentication;
import org.springframework.data.redis.connection.RedisPassword;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.RedisCredentialsProviderFactory;

/**
 * Gives Lettuce the user and the password of the settings at once. From a provider that may have to wait, as Spring
 * Data's own, Lettuce 7.5 goes on outside the connection's event loop, and there its word of a refusal (WRONGPASS)
 * races with the end of the connection, which it then names "closed prematurely". Safe for use by many threads.
 */
public final class KnownCredentials implements RedisCredentialsProviderFactory {
    @Override
    public RedisCredentialsProvider createCredentialsProvider(RedisConfiguration configuration) {
        if (configuration instanceof WithAuthentication known
                && known.getPassword().isPresent()) {
            RedisCredentials credentials = RedisCredentials.just(
                    known.getUsername(), known.getPassword().get());
            return now(credentials);
        }
        return now(AbsentRedisCredentials.ANONYMOUS);
    }

    @Override
    public RedisCredentialsProvider createSentinelCredentialsProvider(RedisSentinelConfiguration sentinels) {
        RedisPassword password = sentinels.getSentinelPassword();
        return now(
                password.isPresent()
                        ? RedisCredentials.just(sentinels.getSentinelUsername(), password.get())
                        : AbsentRedisCredentials.ANONYMOUS);
    }

    private static RedisCredentialsProvider now(RedisCredentials credentials) {
        ImmediateRedisCredentialsProvider provider = () -> credentials;
        return provider;
    }
}
