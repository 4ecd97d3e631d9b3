package org.chengqing.channel.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the spool of uploaded files.
 *
 * @param maxImage largest picture
 * @param maxFile largest sound, video or other file
 * @param maxTotal room for all files that wait in the spool
 * @param kept how long a file waits before it is deleted
 * @param idle longest pause in an upload that is running
 */
@ConfigurationProperties("web-chat.uploads")
public record UploadSettings(
        @DefaultValue("10MB") DataSize maxImage,
        @DefaultValue("30MB") DataSize maxFile,
        @DefaultValue("2GB") DataSize maxTotal,
        @DefaultValue("3d") Duration kept,
        @DefaultValue("30s") Duration idle) {
    /** Throws {@link IllegalArgumentException} for sizes that contradict each other or times that are not positive. */
    public UploadSettings {
        if (maxImage.toBytes() < 1 || maxImage.compareTo(maxFile) > 0 || maxFile.compareTo(maxTotal) > 0) {
            throw new IllegalArgumentException("web-chat.uploads: needed is 0 < max-image (" + maxImage
                    + ") <= max-file (" + maxFile + ") <= max-total (" + maxTotal + ")");
        }
        if (!kept.isPositive() || !idle.isPositive()) {
            throw new IllegalArgumentException(
                    "web-chat.uploads: kept (" + kept + ") and idle (" + idle + ") must be positive");
        }
    }
}
