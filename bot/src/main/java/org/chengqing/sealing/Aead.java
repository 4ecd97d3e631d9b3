package org.chengqing.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM (NIST SP 800-38D) with nonces of 96 and tags of 128 bits. */
final class Aead {
    static final int NONCE = 12;
    static final int TAG = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Aead() {}

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** The cipher for one message; a nonce is used once for a key. */
    static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** Ends a message. Throws {@link Unreadable} when it was sealed otherwise. */
    static byte[] finish(Cipher cipher, byte[] input, int offset, int length) {
        try {
            return cipher.doFinal(input, offset, length);
        } catch (AEADBadTagException e) {
            throw new Unreadable("wrong key, wrong place or changed bytes", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed", e);
        }
    }
}
