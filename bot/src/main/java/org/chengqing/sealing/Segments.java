package org.chengqing.sealing;

import java.nio.ByteBuffer;

/**
 * The form of a sealed stream: segments of 64 KiB, each sealed by itself under its number, and the last one marked as
 * such, so that segments can neither be moved nor left out (the STREAM construction of Hoang, Reyhanitabar, Rogaway and
 * Vizár, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015).
 */
final class Segments {
    static final int PLAIN = 1 << 16;
    static final int SEALED = PLAIN + Aead.TAG;
    static final String CONTEXT = "segment";

    private Segments() {}

    static byte[] nonce(long number, boolean last) {
        return ByteBuffer.allocate(Aead.NONCE)
                .putLong(number)
                .putInt(last ? 1 : 0)
                .array();
    }
}
