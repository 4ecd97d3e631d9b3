package org.chengqing.channel.wechat.standin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens of one account. A stable token stays the same for two hours and is renewed five minutes early, or by
 * force, at most every 30 seconds and 20 times a day; the classic one is new with each call, and the one before it goes on
 * for five minutes. The two do not touch each other.
 */
final class IssuedTokens {
    private static final Duration LIFE = Duration.ofHours(2);
    private static final Duration EARLY = Duration.ofMinutes(5);
    private static final Duration FORCED_APART = Duration.ofSeconds(30);
    private static final int FORCED_A_DAY = 20;
    private static final int REMEMBERED = 100;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final List<Issued> issued = new ArrayList<>();
    private final List<Instant> forced = new ArrayList<>();
    private @Nullable Issued stable;
    private @Nullable Issued classic;
    private int count;

    IssuedTokens(Clock clock) {
        this.clock = clock;
    }

    /** One token and its end. */
    record Issued(String token, Instant until) {}

    synchronized Issued stable(boolean force) {
        Instant now = clock.instant();
        Issued current = stable;
        boolean worn = current == null || now.isAfter(current.until().minus(EARLY));
        if (current != null && !worn && !(force && mayForce(now))) {
            return current;
        }
        if (current != null && !worn) {
            forced.add(now);
            end(current, now);
        }
        Issued next = issue(now);
        stable = next;
        return next;
    }

    synchronized Issued classic() {
        Instant now = clock.instant();
        if (classic != null) {
            end(classic, now.plus(EARLY));
        }
        Issued next = issue(now);
        classic = next;
        return next;
    }

    /** Ends all tokens at once, as when the secret was changed or another program fetched one. */
    synchronized void expire() {
        Instant now = clock.instant();
        issued.replaceAll(token -> new Issued(token.token(), now));
        stable = null;
        classic = null;
    }

    long secondsLeft(Issued token) {
        return Duration.between(clock.instant(), token.until()).toSeconds();
    }

    /** How many were ever issued. */
    synchronized int count() {
        return count;
    }

    /** 0 for a good token, 40001 for one that was never ours, 42001 for one that has ended. */
    synchronized int check(String token) {
        for (Issued known : issued) {
            if (known.token().equals(token)) {
                return clock.instant().isBefore(known.until()) ? 0 : 42001;
            }
        }
        return 40001;
    }

    synchronized boolean isOurs(String token) {
        return issued.stream().anyMatch(known -> known.token().equals(token));
    }

    private boolean mayForce(Instant now) {
        forced.removeIf(at -> at.isBefore(now.minus(Duration.ofDays(1))));
        return forced.size() < FORCED_A_DAY
                && (forced.isEmpty() || !now.isBefore(forced.getLast().plus(FORCED_APART)));
    }

    private Issued issue(Instant now) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Issued next = new Issued("standin_" + HexFormat.of().formatHex(bytes), now.plus(LIFE));
        if (issued.size() == REMEMBERED) {
            issued.removeFirst();
        }
        issued.add(next);
        count++;
        return next;
    }

    private void end(Issued token, Instant until) {
        issued.replaceAll(known -> known.token().equals(token.token()) ? new Issued(known.token(), until) : known);
    }
}
