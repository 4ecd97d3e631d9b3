package org.chengqing.sealing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code keys.*}: where the keys of the installation are. Each is 64 lower-case hexadecimal digits, given
 * in a file (relative to the data folder) or, where that is set, directly, best in the environment.
 *
 * @param namesFile of the key that turns senders and contents into names
 * @param contentFile of the key that seals reports, files and mails
 * @param identityFile of the key that seals who reported
 */
@ConfigurationProperties("keys")
record KeySettings(
        @DefaultValue("keys/installation.secret") String namesFile,
        @DefaultValue("keys/content.key") String contentFile,
        @DefaultValue("keys/identity.key") String identityFile,
        @Nullable String names,
        @Nullable String content,
        @Nullable String identity) {
    /** Never shows a key. */
    @Override
    public String toString() {
        return "KeySettings[" + namesFile + ", " + contentFile + ", " + identityFile + "]";
    }
}
