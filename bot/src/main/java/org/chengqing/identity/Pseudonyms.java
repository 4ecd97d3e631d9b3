package org.chengqing.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chengqing.channel.Sender;
import org.chengqing.channel.SenderKeys;

/** Makes pseudonyms with HMAC-SHA-256 (RFC 2104) under the installation's secret. Safe for many threads. */
public final class Pseudonyms implements SenderKeys {
    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /** With this secret of at least 32 bytes; throws {@link IllegalArgumentException} for a shorter one. */
    public Pseudonyms(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("secret of " + secret.length + " bytes, needed are 32");
        }
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The pseudonym of this sender. */
    public Pseudonym of(Sender sender) {
        return new Pseudonym(keyed("sender", sender.channel(), sender.account(), sender.person()));
    }

    @Override
    public String keyOf(Sender sender) {
        return of(sender).value();
    }

    /** A keyed hash of other content that must not be guessed back, separated by its purpose: 32 hex digits. */
    public String keyed(String purpose, String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (String part : parts) {
                mac.update((byte) 0);
                mac.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal(), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
