package org.chengqing.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.chengqing.servers.SecretFile;

/** The one secret of an installation, in a file beside the data and in no database; keys are derived from it. */
public final class InstallationSecret {
    private final SecretKeySpec root;

    private InstallationSecret(byte[] root) {
        this.root = new SecretKeySpec(root, "HmacSHA256");
    }

    /** The secret in this file, made at the first start. */
    public static InstallationSecret in(Path file) {
        return new InstallationSecret(HexFormat.of().parseHex(SecretFile.readOrCreate(file)));
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
