package org.chengqing.reception;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.chengqing.identity.Pseudonym;

/** What staff call people of whom they must not know who they are. */
public final class Visitors {
    private static final int BYTES = 2;

    private Visitors() {}

    /** 来访者 and four digits of a hash, which stands nowhere else; two people may have the same. */
    public static String name(Pseudonym person) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("visitor " + person.value()).getBytes(StandardCharsets.UTF_8));
            return "来访者 " + HexFormat.of().withUpperCase().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
