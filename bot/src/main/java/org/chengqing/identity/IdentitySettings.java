package org.chengqing.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code identity.*}.
 *
 * @param username role of the database that alone may read who reported; null: the program's own role
 * @param password of that role
 * @param connections most connections to the database for it
 */
@ConfigurationProperties("identity")
record IdentitySettings(
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("2") int connections) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    IdentitySettings {
        if (connections < 1 || connections > 20) {
            throw new IllegalArgumentException("identity.connections must be from 1 to 20, but is " + connections);
        }
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "IdentitySettings[" + username + "]";
    }
}
