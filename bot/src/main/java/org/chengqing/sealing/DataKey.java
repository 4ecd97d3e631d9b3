package org.chengqing.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what belongs to one owner. A value is bound to its field: one that was moved to another field or another owner
 * cannot be opened. Safe for many threads.
 *
 * <p>A sealed value is a version byte, a random nonce and the ciphertext with its tag.
 */
public final class DataKey {
    /** Length in bytes. */
    static final int BYTES = 32;
    /** What sealing adds to the length of a value, in bytes. */
    public static final int OVERHEAD = 1 + Aead.NONCE + Aead.TAG;

    private static final byte VERSION = 1;

    private final SecretKey key;

    DataKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("key of " + key.length + " bytes, needed are " + BYTES);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The bytes, sealed for this field. */
    public byte[] seal(byte[] plain, String field) {
        byte[] nonce = Aead.random(Aead.NONCE);
        Cipher cipher = Aead.cipher(Cipher.ENCRYPT_MODE, key, nonce, field);
        byte[] sealed = Aead.finish(cipher, plain, 0, plain.length);
        return ByteBuffer.allocate(OVERHEAD + plain.length)
                .put(VERSION)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** The text, sealed for this field. */
    public byte[] seal(String plain, String field) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), field);
    }

    /** The bytes that were sealed for this field; throws {@link Unreadable}. */
    public byte[] open(byte[] sealed, String field) {
        if (sealed.length < OVERHEAD || sealed[0] != VERSION) {
            throw new Unreadable("not a sealed value", null);
        }
        byte[] nonce = new byte[Aead.NONCE];
        System.arraycopy(sealed, 1, nonce, 0, nonce.length);
        Cipher cipher = Aead.cipher(Cipher.DECRYPT_MODE, key, nonce, field);
        int start = 1 + Aead.NONCE;
        return Aead.finish(cipher, sealed, start, sealed.length - start);
    }

    /** The text that was sealed for this field; throws {@link Unreadable}. */
    public String openText(byte[] sealed, String field) {
        return new String(open(sealed, field), StandardCharsets.UTF_8);
    }

    /** Seals what is written into it; for one stream of this key only. Closing it closes the sink. */
    public OutputStream sealing(OutputStream sink) {
        return new SealingOutput(sink, key);
    }

    /**
     * Opens what {@link #sealing} wrote. Reading throws an {@link java.io.IOException} at the first segment that was
     * changed, moved or cut off, before giving out any of it.
     */
    public InputStream opening(InputStream sealed) {
        return new OpeningInput(sealed, key, 0);
    }

    /**
     * Like {@link #opening} from this plain byte on, which must lie within the content. What lies before it is skipped
     * sealed, but for the rest of one segment.
     */
    public InputStream opening(InputStream sealed, long from) throws IOException {
        long segment = from / Segments.PLAIN;
        sealed.skipNBytes(segment * Segments.SEALED);
        InputStream opened = new OpeningInput(sealed, key, segment);
        opened.skipNBytes(from % Segments.PLAIN);
        return opened;
    }

    /** How many plain bytes are in a stream of so many sealed ones. */
    public static long plainBytes(long sealed) {
        long segments = Math.max(1, (sealed + Segments.SEALED - 1) / Segments.SEALED);
        return Math.max(0, sealed - segments * Aead.TAG);
    }

    byte[] bytes() {
        return key.getEncoded();
    }
}
