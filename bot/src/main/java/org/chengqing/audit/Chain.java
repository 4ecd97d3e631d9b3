package org.chengqing.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of the trail. They are keyed with a key that is in no database, so that whoever can write to the database
 * alone cannot make a chain that fits. Every field goes in with its length, and none is told from an empty one.
 */
final class Chain {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte ENTRY = 1;
    private static final byte HEAD = 2;

    private final SecretKeySpec key;

    Chain(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The hash of an entry that follows one with the hash {@code previous}. */
    Hash entry(Hash previous, AuditEntry entry) {
        Mac mac = mac();
        mac.update(ENTRY);
        add(mac, previous.bytes());
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(entry.number()).array());
        Instant at = entry.at();
        mac.update(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .array());
        add(mac, entry.who());
        add(mac, entry.act());
        add(mac, entry.about());
        add(mac, entry.why());
        return new Hash(mac.doFinal());
    }

    /** The seal of a trail that ends with this entry. */
    Hash head(long number, Hash hash) {
        Mac mac = mac();
        mac.update(HEAD);
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        add(mac, hash.bytes());
        return new Hash(mac.doFinal());
    }

    private static void add(Mac mac, @Nullable String text) {
        if (text == null) {
            mac.update((byte) 0);
        } else {
            mac.update((byte) 1);
            add(mac, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(Mac mac, byte[] bytes) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        mac.update(bytes);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
