package org.chengqing.attachments;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The section {@code attachments} of the settings.
 *
 * @param preview pictures shown to staff
 * @param clamd the virus scanner
 */
@ConfigurationProperties("attachments")
public record AttachmentSettings(
        @DefaultValue PreviewSettings preview, @DefaultValue ClamdSettings clamd) {
    private static void require(boolean holds, String sentence, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("attachments." + sentence + ", but is " + value);
        }
    }

    /**
     * Pictures shown to staff.
     *
     * @param maxSize largest file that is decoded
     * @param maxMegapixels most pixels of it, in millions
     * @param longestSide of the preview, in pixels
     * @param atOnce how many are made at the same time
     * @param waitFor how long one waits for its turn
     * @param within how long making one may take
     */
    public record PreviewSettings(
            @DefaultValue("30MB") DataSize maxSize,
            @DefaultValue("40") int maxMegapixels,
            @DefaultValue("1280") int longestSide,
            @DefaultValue("2") int atOnce,
            @DefaultValue("2s") Duration waitFor,
            @DefaultValue("10s") Duration within) {
        /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
        public PreviewSettings {
            require(
                    maxSize.toBytes() >= FileType.HEAD && maxSize.toMegabytes() <= 1000,
                    "preview.max-size must be 8KB to 1000MB",
                    maxSize);
            require(
                    maxMegapixels >= 1 && maxMegapixels <= 500,
                    "preview.max-megapixels must be 1 to 500",
                    maxMegapixels);
            require(longestSide >= 16 && longestSide <= 4096, "preview.longest-side must be 16 to 4096", longestSide);
            require(atOnce >= 1 && atOnce <= 64, "preview.at-once must be 1 to 64", atOnce);
            require(!waitFor.isNegative(), "preview.wait-for must not be negative", waitFor);
            require(within.isPositive(), "preview.within must be positive", within);
        }
    }

    /**
     * A clamd that is reached over TCP.
     *
     * @param host its name; null: nothing is scanned
     * @param timeout for one file from the connection to the answer
     * @param maxSize larger files are not scanned; clamd's own limit is StreamMaxLength
     */
    public record ClamdSettings(
            @Nullable String host,
            @DefaultValue("3310") int port,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("25MB") DataSize maxSize) {
        /** Throws {@link IllegalArgumentException} with a sentence for the operator. */
        public ClamdSettings {
            host = host == null || host.isBlank() ? null : host.strip();
            require(port > 0 && port < 65536, "clamd.port must be 1 to 65535", port);
            require(timeout.isPositive(), "clamd.timeout must be positive", timeout);
            require(!maxSize.isNegative(), "clamd.max-size must not be negative", maxSize);
        }
    }
}
