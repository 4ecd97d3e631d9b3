package org.chengqing.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The one secret of an installation that names are made with, in no database; keys are derived from it. */
public final class InstallationSecret {
    private final SecretKeySpec root;

    /** With this key of at least 32 bytes. */
    InstallationSecret(byte[] root) {
        this.root = new SecretKeySpec(root, "HmacSHA256");
    }

    /** A key of 32 bytes for one purpose; the same purpose always gives the same key, others tell nothing of it. */
    public byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(root);
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
