package org.chengqing.outbox;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The section {@code outbox} of the settings.
 *
 * @param from address that mails come from
 * @param fromName its name for people
 * @param officeDomain right side of every Message-ID; never change it while mails are under way
 * @param mailbox Maildir for mails while no SMTP server is set; a relative path is below the data folder
 * @param retryDelays waits between tries, the last one repeated
 * @param giveUpAfter age at which a mail that is still not accepted is given up
 * @param uncertainWait wait before a mail that may have arrived is sent a second time
 * @param pause wait of the whole queue after a wrong password, a bad certificate or a full disk
 * @param policyWait wait before the only second try of a mail whose content the server refused
 * @param partLimit size of the attachments of one mail before encoding, which adds 37 %; more go out in several parts
 * @param poisonAfter times a mail may be taken up without any result before it is given up
 * @param smtp the mail server
 */
@ConfigurationProperties("outbox")
public record OutboxSettings(
        @DefaultValue("rumour-desk@office.example") String from,
        @DefaultValue("澄清") String fromName,
        @DefaultValue("chengqing.example") String officeDomain,
        @DefaultValue("mailbox") String mailbox,

        @DefaultValue({"1m", "2m", "5m", "10m", "20m", "40m", "60m"})
        List<Duration> retryDelays,

        @DefaultValue("5d") Duration giveUpAfter,
        @DefaultValue("15m") Duration uncertainWait,
        @DefaultValue("5m") Duration pause,
        @DefaultValue("10m") Duration policyWait,
        @DefaultValue("18MB") DataSize partLimit,
        @DefaultValue("8") int poisonAfter,
        @DefaultValue Smtp smtp) {
    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public OutboxSettings {
        retryDelays = List.copyOf(retryDelays);
        require(from.matches("[\\x21-\\x7e&&[^<>,;]]+@[\\x21-\\x7e&&[^<>,;@]]+"), "from must be a mail address", from);
        require(
                officeDomain.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*"),
                "office-domain must be a domain name",
                officeDomain);
        require(
                !retryDelays.isEmpty() && retryDelays.stream().allMatch(Duration::isPositive),
                "retry-delays must be positive durations",
                retryDelays);
        require(giveUpAfter.isPositive(), "give-up-after must be positive", giveUpAfter);
        require(uncertainWait.isPositive(), "uncertain-wait must be positive", uncertainWait);
        require(pause.isPositive(), "pause must be positive", pause);
        require(policyWait.isPositive(), "policy-wait must be positive", policyWait);
        require(partLimit.toBytes() >= 1024, "part-limit must be at least 1KB", partLimit);
        require(poisonAfter >= 1, "poison-after must be at least 1", poisonAfter);
    }

    static boolean isThisMachine(String host) {
        return host.matches("localhost|127(\\.\\d{1,3}){3}|::1|\\[::1]");
    }

    private static void require(boolean holds, String sentence, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("outbox." + sentence + ", but is " + value);
        }
    }

    /** How the connection is protected. */
    public enum Tls {
        /** Plain at first, then TLS before anything else; refused where the server does not offer it. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** None, for a server on this machine only. */
        NONE
    }

    /**
     * The mail server.
     *
     * @param host its name; null: mails go to the Maildir
     * @param username null: no authentication
     * @param tls how the connection is protected
     * @param connectTimeout wait for the connection
     * @param commandTimeout wait for the reply to a command
     * @param acceptTimeout wait for the reply to the end of the content (RFC 5321, section 4.5.3.2.6: 10 minutes)
     * @param attemptTimeout longest time of a whole attempt, against a server that lets bytes drip
     */
    public record Smtp(
            @Nullable String host,
            @DefaultValue("587") int port,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("STARTTLS") Tls tls,
            @DefaultValue("30s") Duration connectTimeout,
            @DefaultValue("60s") Duration commandTimeout,
            @DefaultValue("10m") Duration acceptTimeout,
            @DefaultValue("20m") Duration attemptTimeout) {
        /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
        public Smtp {
            host = host == null || host.isBlank() ? null : host.strip();
            username = username == null || username.isBlank() ? null : username;
            require(port > 0 && port < 65536, "smtp.port must be 1 to 65535", port);
            require(
                    tls != Tls.NONE || host == null || isThisMachine(host),
                    "smtp.tls may be none for a server on this machine only; smtp.host",
                    host == null ? "not set" : host);
            require(username == null || password != null, "smtp.password must be set with smtp.username", "not set");
            require(connectTimeout.isPositive(), "smtp.connect-timeout must be positive", connectTimeout);
            require(commandTimeout.isPositive(), "smtp.command-timeout must be positive", commandTimeout);
            require(acceptTimeout.isPositive(), "smtp.accept-timeout must be positive", acceptTimeout);
            require(
                    attemptTimeout.compareTo(acceptTimeout) > 0,
                    "smtp.attempt-timeout must be longer than smtp.accept-timeout",
                    attemptTimeout);
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + ", " + tls + "]";
        }
    }
}
