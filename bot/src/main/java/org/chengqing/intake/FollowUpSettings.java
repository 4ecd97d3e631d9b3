package org.chengqing.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code follow-up.*}: what comes after a report was opened.
 *
 * @param privacyVersion name of the privacy notice in force; a new one shows the notice to everybody again
 * @param guessesPerPerson wrong or foreign numbers of one person within the window; above it nothing is looked up
 * @param guesses the same of all persons together
 * @param guessWindow how long wrong numbers count
 * @param redisPause how long Redis is left alone after it failed
 * @param noticeTries most tries to send a notice before it waits for the person to write
 * @param noticesLookEvery how often it is looked who has a notice waiting
 * @param noticesShown most notices in front of one reply
 */
@ConfigurationProperties("follow-up")
record FollowUpSettings(
        @DefaultValue("2026-11") String privacyVersion,
        @DefaultValue("5") int guessesPerPerson,
        @DefaultValue("200") int guesses,
        @DefaultValue("1h") Duration guessWindow,
        @DefaultValue("5s") Duration redisPause,
        @DefaultValue("5") int noticeTries,
        @DefaultValue("5s") Duration noticesLookEvery,
        @DefaultValue("3") int noticesShown) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    FollowUpSettings {
        check(
                privacyVersion.matches("\\S{1,40}"),
                "follow-up.privacy-version must be 1 to 40 characters without spaces",
                privacyVersion);
        check(guessesPerPerson >= 1, "follow-up.guesses-per-person must be at least 1", guessesPerPerson);
        check(guesses >= guessesPerPerson, "follow-up.guesses must not be below follow-up.guesses-per-person", guesses);
        check(guessWindow.isPositive(), "follow-up.guess-window must be longer than zero", guessWindow);
        check(redisPause.isPositive(), "follow-up.redis-pause must be longer than zero", redisPause);
        check(noticeTries >= 1, "follow-up.notice-tries must be at least 1", noticeTries);
        check(noticesLookEvery.isPositive(), "follow-up.notices-look-every must be longer than zero", noticesLookEvery);
        check(noticesShown >= 1 && noticesShown <= 10, "follow-up.notices-shown must be from 1 to 10", noticesShown);
    }

    private static void check(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
    }
}
