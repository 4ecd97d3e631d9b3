package org.chengqing.servers;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded servers.
 *
 * @param postgresPort port on the loopback address, 0 for any free one
 * @param redisPort port on the loopback address, 0 for any free one
 * @param redisMegabytes memory that Redis may fill before it evicts
 */
@ConfigurationProperties("servers")
public record ServersSettings(
        @DefaultValue("0") int postgresPort,
        @DefaultValue("0") int redisPort,
        @DefaultValue("128") int redisMegabytes) {
    /** Throws {@link IllegalArgumentException} for a value outside its range. */
    public ServersSettings {
        if (postgresPort < 0 || postgresPort > 65535 || redisPort < 0 || redisPort > 65535) {
            throw new IllegalArgumentException("servers.postgres-port 和 servers.redis-port 应在 0 到 65535 之间");
        }
        if (redisMegabytes < 16) {
            throw new IllegalArgumentException("servers.redis-megabytes 至少为 16，现为 " + redisMegabytes);
        }
    }
}
