package org.chengqing.staff;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Slows down guessing, on all instances together. An attempt is booked as a failure before anything is checked and
 * struck out when it was none, so that many at once are not each the first. Nothing here depends on whether a login
 * exists. Blocks on JDBC.
 */
final class Attempts {
    /** After this long without one, failures are forgotten. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final int MOST_DOUBLINGS = 20;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final KeyedHash hash;
    private final SignInSettings settings;
    private final Clock clock;

    Attempts(
            JdbcClient jdbc, TransactionOperations transactions, KeyedHash hash, SignInSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.hash = hash;
        this.settings = settings;
        this.clock = clock;
    }

    /** What became of wanting to try. */
    sealed interface Booking {
        /** Go on; it counts as a failure until it is struck out. */
        record Booked(long number, @Nullable String login) implements Booking {}

        /** Not yet. */
        record Wait(Duration time) implements Booking {}
    }

    /**
     * Books an attempt.
     *
     * @param login what was typed, null where no account is named
     * @param staff whose login it is, null for nobody's
     */
    Booking book(@Nullable String login, @Nullable StaffId staff, String remote) {
        byte[] address = hash.of("address", remote);
        return Objects.requireNonNull(transactions.execute(_ -> {
            Instant now = clock.instant();
            Optional<Duration> wait =
                    ofAddress(address, now).or(() -> login == null ? Optional.empty() : ofLogin(key(login), now));
            return wait.<Booking>map(Booking.Wait::new)
                    .orElseGet(() -> new Booking.Booked(insert(now, address, staff), login));
        }));
    }

    private Optional<Duration> ofAddress(byte[] address, Instant now) {
        // one at a time for an address, so that many at once are counted
        jdbc.sql("select pg_advisory_xact_lock(?)")
                .param(ByteBuffer.wrap(address).getLong())
                .query((_, _) -> true)
                .single();
        return jdbc.sql("select at from sign_in_failure where address = ? and at > ? order by at desc offset ? limit 1")
                .params(address, utc(now.minus(settings.addressWindow())), settings.failuresPerAddress() - 1)
                .query(OffsetDateTime.class)
                .optional()
                .map(at -> Duration.between(now, at.toInstant().plus(settings.addressWindow())));
    }

    private record Row(int failures, Instant failedAt, Instant waitUntil) {}

    private Optional<Duration> ofLogin(byte[] key, Instant now) {
        OffsetDateTime never = utc(Instant.EPOCH);
        jdbc.sql(
                        "insert into sign_in_wait (key, failures, failed_at, wait_until) values (?, 0, ?, ?) on conflict do nothing")
                .params(key, never, never)
                .update();
        Row row = jdbc.sql("select failures, failed_at, wait_until from sign_in_wait where key = ? for update")
                .params((Object) key)
                .query((found, _) -> new Row(
                        found.getInt("failures"),
                        found.getTimestamp("failed_at").toInstant(),
                        found.getTimestamp("wait_until").toInstant()))
                .single();
        if (row.waitUntil().isAfter(now)) {
            return Optional.of(Duration.between(now, row.waitUntil()));
        }
        int failures = row.failedAt().isBefore(now.minus(FORGOTTEN_AFTER)) ? 1 : row.failures() + 1;
        jdbc.sql("update sign_in_wait set failures = ?, failed_at = ?, wait_until = ? where key = ?")
                .params(failures, utc(now), utc(now.plus(waitAfter(failures))), key)
                .update();
        return Optional.empty();
    }

    private Duration waitAfter(int failures) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failures, MOST_DOUBLINGS));
        return wait.compareTo(settings.longestWait()) < 0 ? wait : settings.longestWait();
    }

    private long insert(Instant now, byte[] address, @Nullable StaffId staff) {
        return jdbc.sql("insert into sign_in_failure (at, address, staff) values (:at, :address, :staff) returning id")
                .param("at", utc(now))
                .param("address", address)
                .param("staff", staff == null ? null : staff.value())
                .query(Long.class)
                .single();
    }

    /** It was no failure: the account's former ones are forgotten too. */
    void strikeOut(Booking.Booked booked) {
        jdbc.sql("delete from sign_in_failure where id = ?")
                .param(booked.number())
                .update();
        String login = booked.login();
        if (login != null) {
            jdbc.sql("delete from sign_in_wait where key = ?")
                    .params((Object) key(login))
                    .update();
        }
    }

    private byte[] key(String login) {
        return hash.of("login", login);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
