package org.chengqing.syndication;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import org.chengqing.syndication.Delivery.State;
import org.chengqing.syndication.WebhookSender.Outcome;
import org.jspecify.annotations.Nullable;

/** Decides what follows from an attempt. Knows no clock and no database. */
final class WebhookRules {
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    /** The target works and does not like this one message: the others go on. */
    private static final Set<Integer> ABOUT_THE_MESSAGE = Set.of(400, 406, 409, 411, 413, 415, 422, 431);

    private final SyndicationSettings settings;

    WebhookRules(SyndicationSettings settings) {
        this.settings = settings;
    }

    /** What it means for the target. */
    enum Effect {
        /** It took the message. */
        DELIVERED,
        /** It works, but does not take this one. */
        ANSWERED,
        /** It does not answer as it should: it is left alone for a while. */
        PAUSED,
        /** It is gone for good. */
        STOPPED
    }

    /**
     * What follows.
     *
     * @param due when the delivery is tried again, where it waits
     * @param pausedUntil when the target is spoken to again, where it is paused
     */
    record Next(State state, Instant due, Effect effect, Instant pausedUntil) {}

    /**
     * What follows.
     *
     * @param failures of the delivery before this attempt
     * @param countedFrom when its days began
     * @param inARow failures of the target before this attempt
     */
    Next after(Outcome outcome, int failures, Instant countedFrom, int inARow, Instant now) {
        int code = outcome.code();
        if (code >= 200 && code < 300) {
            return new Next(State.DELIVERED, now, Effect.DELIVERED, now);
        }
        if (code == GONE) {
            return new Next(State.DEAD, now, Effect.STOPPED, now);
        }
        boolean old = !now.isBefore(countedFrom.plus(settings.giveUpAfter()));
        State state = old ? State.DEAD : State.WAITING;
        if (ABOUT_THE_MESSAGE.contains(code)) {
            return new Next(state, now.plus(delay(failures)), Effect.ANSWERED, now);
        }
        Instant asked = code == TOO_MANY || code == UNAVAILABLE ? asked(outcome.retryAfter(), now) : now;
        Duration pause = min(delay(inARow), settings.pauseAtMost());
        return new Next(state, max(now.plus(delay(failures)), asked), Effect.PAUSED, max(now.plus(pause), asked));
    }

    private Duration delay(int before) {
        return settings.retryDelays()
                .get(Math.min(before, settings.retryDelays().size() - 1));
    }

    /** The moment that Retry-After names, in seconds or as a date (RFC 9110, section 10.2.3), within the bound. */
    private Instant asked(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return now;
        }
        String text = retryAfter.strip();
        Instant latest = now.plus(settings.retryAfterAtMost());
        if (text.matches("[0-9]{1,18}")) {
            long seconds = Long.parseLong(text);
            return seconds >= settings.retryAfterAtMost().toSeconds() ? latest : now.plusSeconds(seconds);
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isAfter(latest) ? latest : max(at, now);
        } catch (DateTimeException e) {
            return now;
        }
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
