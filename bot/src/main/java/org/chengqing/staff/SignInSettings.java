package org.chengqing.staff;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of signing in.
 *
 * @param setUpCode how long the code for the first administrator holds
 * @param invitation how long a code for a new account or a reset holds
 * @param setUpWithin how long somebody may take for choosing password and second factor
 * @param codeGuesses wrong guesses after which a code is void
 * @param longestWait longest wait after failures on one account
 * @param failuresPerAddress failures of one network address within {@code addressWindow} after which it must wait
 * @param addressWindow the time for that
 * @param alarmFrom failures on one account within an hour from which there is an alarm
 * @param hashingsAtOnce passwords worked on at the same time, 16 MB of memory each
 */
@ConfigurationProperties("staff.sign-in")
public record SignInSettings(
        @DefaultValue("30m") Duration setUpCode,
        @DefaultValue("24h") Duration invitation,
        @DefaultValue("30m") Duration setUpWithin,
        @DefaultValue("5") int codeGuesses,
        @DefaultValue("60s") Duration longestWait,
        @DefaultValue("30") int failuresPerAddress,
        @DefaultValue("15m") Duration addressWindow,
        @DefaultValue("10") int alarmFrom,
        @DefaultValue("4") int hashingsAtOnce) {
    /** Throws {@link IllegalArgumentException} for bounds that let nobody or everything in. */
    public SignInSettings {
        if (!setUpCode.isPositive() || !invitation.isPositive() || !setUpWithin.isPositive() || codeGuesses < 1) {
            throw new IllegalArgumentException("staff.sign-in: codes must hold for some time and one guess");
        }
        if (!longestWait.isPositive() || failuresPerAddress < 1 || !addressWindow.isPositive() || alarmFrom < 1) {
            throw new IllegalArgumentException("staff.sign-in: failures must have a consequence");
        }
        if (hashingsAtOnce < 1) {
            throw new IllegalArgumentException("staff.sign-in.hashings-at-once must be 1 or more");
        }
    }
}
