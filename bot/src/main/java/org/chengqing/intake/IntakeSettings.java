package org.chengqing.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code intake.*}.
 *
 * @param mailbox address for reports whose category names no other mailbox
 * @param quiet a report closes when nothing was added for this long
 * @param openAtMost and at the latest this long after it was opened
 * @param pieces most pieces of evidence in one report; the last one closes it
 * @param characters longest text of one piece, in UTF-16 units
 * @param mediaSize largest single picture, voice message, video or file
 * @param reportSize most bytes of all of them in one report
 * @param mediaWait how long the mail of a closed report waits for media that are still being fetched
 * @param mediaTries how long media are tried for; WeChat keeps them three days
 * @param storeWithin longest time in which a message must be stored before the sender is told that it was not
 * @param storeAtOnce most messages being stored at the same time
 * @param reconcileEvery how often reports and media that lost their job get a new one
 */
@ConfigurationProperties("intake")
record IntakeSettings(
        @DefaultValue("report@office.example") String mailbox,
        @DefaultValue("10m") Duration quiet,
        @DefaultValue("2h") Duration openAtMost,
        @DefaultValue("50") int pieces,
        @DefaultValue("20000") int characters,
        @DefaultValue("30MB") DataSize mediaSize,
        @DefaultValue("100MB") DataSize reportSize,
        @DefaultValue("10m") Duration mediaWait,
        @DefaultValue("72h") Duration mediaTries,
        @DefaultValue("3s") Duration storeWithin,
        @DefaultValue("64") int storeAtOnce,
        @DefaultValue("60s") Duration reconcileEvery) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    IntakeSettings {
        check(mailbox.matches("[^@\\s<>,;]+@[^@\\s<>,;]+"), "intake.mailbox must be one mail address", mailbox);
        check(positive(quiet), "intake.quiet must be longer than zero", quiet);
        check(
                openAtMost.compareTo(quiet) >= 0,
                "intake.open-at-most must not be shorter than intake.quiet",
                openAtMost);
        check(pieces >= 1 && pieces <= 200, "intake.pieces must be from 1 to 200", pieces);
        check(characters >= 100 && characters <= 100_000, "intake.characters must be from 100 to 100000", characters);
        check(mediaSize.toBytes() > 0, "intake.media-size must be above zero", mediaSize);
        check(
                reportSize.compareTo(mediaSize) >= 0,
                "intake.report-size must not be below intake.media-size",
                reportSize);
        check(positive(mediaWait), "intake.media-wait must be longer than zero", mediaWait);
        check(positive(mediaTries), "intake.media-tries must be longer than zero", mediaTries);
        check(positive(storeWithin), "intake.store-within must be longer than zero", storeWithin);
        check(storeAtOnce >= 1, "intake.store-at-once must be at least 1", storeAtOnce);
        check(positive(reconcileEvery), "intake.reconcile-every must be longer than zero", reconcileEvery);
    }

    private static boolean positive(Duration duration) {
        return duration.isPositive();
    }

    private static void check(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
    }
}
