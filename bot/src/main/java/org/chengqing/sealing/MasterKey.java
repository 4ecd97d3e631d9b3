package org.chengqing.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of an installation that wraps data keys; it never seals content itself. Safe for many threads.
 *
 * <p>A wrapped key is bound to its owner: moved to another one it cannot be unwrapped.
 */
public final class MasterKey {
    /** Length of a wrapped data key in bytes. */
    public static final int WRAPPED = DataKey.BYTES + DataKey.OVERHEAD;

    private final byte[] root;
    private final DataKey wrapping;

    /** With this key of 32 bytes; throws {@link IllegalArgumentException} for another length. */
    public MasterKey(byte[] key) {
        if (key.length != DataKey.BYTES) {
            throw new IllegalArgumentException("key of " + key.length + " bytes, needed are " + DataKey.BYTES);
        }
        root = key.clone();
        wrapping = new DataKey(derive("wrap"));
    }

    /** A new random key that nothing was sealed with yet. */
    public DataKey newDataKey() {
        return new DataKey(Aead.random(DataKey.BYTES));
    }

    /** The data key in a form that may be stored with its owner. */
    public byte[] wrap(DataKey key, String owner) {
        return wrapping.seal(key.bytes(), owner);
    }

    /** The data key of this owner; throws {@link Unreadable}. */
    public DataKey unwrap(byte[] wrapped, String owner) {
        return new DataKey(wrapping.open(wrapped, owner));
    }

    /**
     * The key for short-lived values of one purpose that have no owner whose key could be deleted, such as a dialogue
     * in Redis: always the same for the same purpose.
     */
    public DataKey keyFor(String purpose) {
        return new DataKey(derive("for " + purpose));
    }

    private byte[] derive(String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(root, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
