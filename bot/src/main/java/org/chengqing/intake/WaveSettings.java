package org.chengqing.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings {@code intake.waves}: how many reports reach the office by themselves, and how much one person may send.
 *
 * @param remembered how long reports about the same content are linked
 * @param mailsOfOneContent reports about the same content mailed by themselves within an hour; more are mailed together
 * @param mailsPerHour reports mailed by themselves within an hour in all; more are mailed together
 * @param reportsPerPerson reports of one person within a day that are mailed by themselves; more are mailed together
 * @param mediaPerPerson most bytes of files of one person within a day; of more only the words are kept
 * @param digestEvery how often reports that are mailed together are mailed
 * @param digestReports most reports in one such mail
 */
@ConfigurationProperties("intake.waves")
record WaveSettings(
        @DefaultValue("7d") Duration remembered,
        @DefaultValue("20") int mailsOfOneContent,
        @DefaultValue("120") int mailsPerHour,
        @DefaultValue("20") int reportsPerPerson,
        @DefaultValue("300MB") DataSize mediaPerPerson,
        @DefaultValue("15m") Duration digestEvery,
        @DefaultValue("1000") int digestReports) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    WaveSettings {
        check(remembered.isPositive(), "remembered must be longer than zero", remembered);
        check(mailsOfOneContent >= 1, "mails-of-one-content must be at least 1", mailsOfOneContent);
        check(mailsPerHour >= 1, "mails-per-hour must be at least 1", mailsPerHour);
        check(reportsPerPerson >= 1, "reports-per-person must be at least 1", reportsPerPerson);
        check(mediaPerPerson.toBytes() > 0, "media-per-person must be above zero", mediaPerPerson);
        check(digestEvery.isPositive(), "digest-every must be longer than zero", digestEvery);
        check(digestReports >= 2 && digestReports <= 5000, "digest-reports must be from 2 to 5000", digestReports);
    }

    private static void check(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("intake.waves." + rule + ", but is " + value);
        }
    }
}
