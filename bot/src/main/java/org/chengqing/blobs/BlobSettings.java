package org.chengqing.blobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The section {@code blobs} of the settings.
 *
 * @param freeFloor below this much free disk no attachment is stored
 * @param essentialFloor below this much nothing at all is stored, mails included
 * @param leftoverGrace age at which an unfinished file counts as left behind
 */
@ConfigurationProperties("blobs")
public record BlobSettings(
        @DefaultValue("2GB") DataSize freeFloor,
        @DefaultValue("200MB") DataSize essentialFloor,
        @DefaultValue("24h") Duration leftoverGrace) {
    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public BlobSettings {
        if (essentialFloor.isNegative() || essentialFloor.compareTo(freeFloor) > 0) {
            throw new IllegalArgumentException("blobs.essential-floor must be between 0 and blobs.free-floor ("
                    + freeFloor + "), but is " + essentialFloor);
        }
        if (!leftoverGrace.isPositive()) {
            throw new IllegalArgumentException("blobs.leftover-grace must be positive, but is " + leftoverGrace);
        }
    }
}
