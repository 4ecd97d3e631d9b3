package org.chengqing.knowledge.claim;

import java.net.URI;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who settled the claim, and where it can be read. Title, address and date are null where nobody has verified an
 * exact document; an address is absolute and http or https.
 */
public record Source(
        String name,
        @Nullable String title,
        @Nullable URI address,
        @Nullable LocalDate date) {

    /** Throws {@link IllegalArgumentException} for a blank name or an address that is no web address. */
    public Source {
        if (name.isBlank()) {
            throw new IllegalArgumentException("source without a name");
        }
        if (address != null && (address.getHost() == null || !isWeb(address))) {
            throw new IllegalArgumentException("source address is not a web address: " + address);
        }
    }

    private static boolean isWeb(URI address) {
        return "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
    }
}
