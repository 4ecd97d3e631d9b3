package org.chengqing.blobs;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The section {@code blobs.ballast} of the settings.
 *
 * @param size of the file kept to be given up on a full disk; 0: none
 * @param floor free space below which it is given up
 */
@ConfigurationProperties("blobs.ballast")
public record BallastSettings(
        @DefaultValue("256MB") DataSize size,
        @DefaultValue("500MB") DataSize floor) {
    /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
    public BallastSettings {
        if (size.isNegative() || floor.isNegative()) {
            throw new IllegalArgumentException(
                    "blobs.ballast.size and blobs.ballast.floor must not be negative, but are " + size + " and "
                            + floor);
        }
    }
}
