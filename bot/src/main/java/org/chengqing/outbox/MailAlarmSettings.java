package org.chengqing.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The section {@code outbox.alarms} of the settings.
 *
 * @param administrator address that alarms are mailed to; null: they are only logged and shown
 * @param undeliveredAfter age of the oldest undelivered mail from which there is an alarm
 */
@ConfigurationProperties("outbox.alarms")
record MailAlarmSettings(
        @Nullable String administrator, @DefaultValue("30m") Duration undeliveredAfter) {
    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    MailAlarmSettings {
        if (administrator != null && !administrator.matches("[\\x21-\\x7e&&[^<>,;@]]+@[\\x21-\\x7e&&[^<>,;@]]+")) {
            throw new IllegalArgumentException(
                    "outbox.alarms.administrator must be a mail address, but is " + administrator);
        }
        if (!undeliveredAfter.isPositive()) {
            throw new IllegalArgumentException(
                    "outbox.alarms.undelivered-after must be positive, but is " + undeliveredAfter);
        }
    }
}
