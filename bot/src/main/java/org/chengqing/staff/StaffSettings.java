package org.chengqing.staff;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long staff stay signed in (OWASP ASVS 5.0, 7.3).
 *
 * @param idle without a request
 * @param absolute whatever they do
 */
@ConfigurationProperties("staff.sessions")
public record StaffSettings(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("8h") Duration absolute) {
    /** Throws {@link IllegalArgumentException} for times that end no session. */
    public StaffSettings {
        if (idle.isNegative() || idle.isZero() || absolute.compareTo(idle) < 0) {
            throw new IllegalArgumentException("staff.sessions: idle " + idle + ", absolute " + absolute);
        }
    }
}
