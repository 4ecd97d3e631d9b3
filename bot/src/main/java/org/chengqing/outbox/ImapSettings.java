package org.chengqing.outbox;

import java.time.Duration;
import java.util.List;
import org.chengqing.outbox.OutboxSettings.Tls;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The section {@code outbox.imap} of the settings: the mailbox that mails go to, where it is looked up whether one has
 * arrived.
 *
 * @param host name of the server; null: nothing is looked up
 * @param tls how the connection is protected
 * @param folders folders searched beside INBOX, such as those of rules and of spam
 * @param connectTimeout wait for the connection
 * @param commandTimeout wait for the next bytes of a reply
 * @param lookTimeout longest time of one search with all its folders
 * @param lookAfter when a mail that may have arrived is looked for, counted from the lost answer
 * @param sweepEvery how often accepted mails are looked for
 * @param sweepAfter age from which an accepted mail should be in the mailbox
 * @param sweepBack age up to which accepted mails are looked for
 */
@ConfigurationProperties("outbox.imap")
public record ImapSettings(
        @Nullable String host,
        @DefaultValue("993") int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("TLS") Tls tls,
        @DefaultValue List<String> folders,
        @DefaultValue("30s") Duration connectTimeout,
        @DefaultValue("60s") Duration commandTimeout,
        @DefaultValue("2m") Duration lookTimeout,

        @DefaultValue({"30s", "2m", "5m", "15m"}) List<Duration> lookAfter,

        @DefaultValue("1h") Duration sweepEvery,
        @DefaultValue("30m") Duration sweepAfter,
        @DefaultValue("3d") Duration sweepBack) {
    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public ImapSettings {
        host = host == null || host.isBlank() ? null : host.strip();
        username = username == null || username.isBlank() ? null : username;
        folders = List.copyOf(folders);
        lookAfter = List.copyOf(lookAfter);
        require(port > 0 && port < 65536, "port must be 1 to 65535", port);
        require(
                host == null || (username != null && password != null),
                "username and outbox.imap.password must be set with outbox.imap.host",
                "not set");
        require(
                tls != Tls.NONE || host == null || OutboxSettings.isThisMachine(host),
                "tls may be none for a server on this machine only; host",
                host == null ? "not set" : host);
        requirePositive("connect-timeout", connectTimeout);
        requirePositive("command-timeout", commandTimeout);
        requirePositive("look-timeout", lookTimeout);
        requirePositive("sweep-every", sweepEvery);
        requirePositive("sweep-after", sweepAfter);
        require(sweepBack.compareTo(sweepAfter) > 0, "sweep-back must be longer than sweep-after", sweepBack);
        require(isRising(lookAfter), "look-after must be rising durations", lookAfter);
    }

    private static boolean isRising(List<Duration> times) {
        Duration last = Duration.ZERO;
        for (Duration time : times) {
            if (time.compareTo(last) <= 0) {
                return false;
            }
            last = time;
        }
        return !times.isEmpty();
    }

    private static void requirePositive(String name, Duration value) {
        require(value.isPositive(), name + " must be positive", value);
    }

    private static void require(boolean holds, String sentence, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("outbox.imap." + sentence + ", but is " + value);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "ImapSettings[" + host + ":" + port + ", " + tls + "]";
    }
}
