package org.chengqing.channel.wechat;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of pictures that go out as pictures, prefix {@code wechat.pictures}.
 *
 * @param sent whether they do, besides the link in the text
 * @param keptFor how long an uploaded picture is used again; the platform keeps it for three days
 * @param kept most uploaded pictures of one account that are known
 */
@ConfigurationProperties("wechat.pictures")
record PictureSettings(
        @DefaultValue("true") boolean sent,
        @DefaultValue("60h") Duration keptFor,
        @DefaultValue("4096") int kept) {
    /** Throws {@link IllegalArgumentException} for a value that cannot work. */
    PictureSettings {
        if (!keptFor.isPositive() || keptFor.compareTo(Duration.ofHours(71)) > 0) {
            throw new IllegalArgumentException("wechat.pictures.kept-for: 应大于 0，不超过 71h");
        }
        if (kept < 1 || kept > 1_000_000) {
            throw new IllegalArgumentException("wechat.pictures.kept: 应在 1 到 1000000 之间");
        }
    }
}
