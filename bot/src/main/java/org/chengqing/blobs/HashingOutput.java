package org.chengqing.blobs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names content while it is written: HMAC-SHA-256 (RFC 2104) for the blob, plain SHA-256 for the evidence list. */
final class HashingOutput extends FilterOutputStream {
    private static final String HMAC = "HmacSHA256";
    private final Mac mac;
    private final MessageDigest digest;
    private final Check check;
    private final long checkEvery;
    private long bytes;
    private long nextCheck;

    HashingOutput(OutputStream sink, byte[] key, Check check, long checkEvery) {
        super(sink);
        try {
            mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            digest = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        this.check = check;
        this.checkEvery = checkEvery;
        nextCheck = checkEvery;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        mac.update(buffer, offset, length);
        digest.update(buffer, offset, length);
        bytes += length;
        if (bytes >= nextCheck) {
            check.run();
            nextCheck = bytes + checkEvery;
        }
    }

    /** What was written; to be asked once, at the end. */
    Blobs.Stored stored() {
        HexFormat hex = HexFormat.of();
        return new Blobs.Stored(new BlobId(hex.formatHex(mac.doFinal())), bytes, hex.formatHex(digest.digest()));
    }

    /** May stop the writing. */
    interface Check {
        void run() throws IOException;
    }
}
