package org.chengqing.intake;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code intake.office}: how staff work on reports.
 *
 * @param takeUpWithin how long after it was submitted a report must be taken up
 * @param finishWithin how long after it was submitted, or taken up again, it must be closed or declined
 * @param handOverTo addresses and domains that reports may be handed over to; empty: any
 */
@ConfigurationProperties("intake.office")
record CaseSettings(
        @DefaultValue("24h") Duration takeUpWithin,
        @DefaultValue("15d") Duration finishWithin,
        @DefaultValue({}) List<String> handOverTo) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    CaseSettings {
        if (!takeUpWithin.isPositive()) {
            throw new IllegalArgumentException(
                    "intake.office.take-up-within must be longer than zero, but is " + takeUpWithin);
        }
        if (finishWithin.compareTo(takeUpWithin) < 0) {
            throw new IllegalArgumentException(
                    "intake.office.finish-within must not be shorter than intake.office.take-up-within, but is "
                            + finishWithin);
        }
        handOverTo = handOverTo.stream()
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Whether a report may be sent there. */
    boolean allows(String address) {
        String given = address.toLowerCase(Locale.ROOT);
        String domain = given.substring(given.lastIndexOf('@') + 1);
        return handOverTo.isEmpty() || handOverTo.contains(given) || handOverTo.contains(domain);
    }
}
