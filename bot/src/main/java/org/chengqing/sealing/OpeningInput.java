package org.chengqing.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Reads a sealed stream, one verified segment at a time. */
final class OpeningInput extends InputStream {
    private final PushbackInputStream sealed;
    private final SecretKey key;
    private byte[] segment = {};
    private int next;
    private long number;
    private boolean ended;

    /** Of a stream that stands before the segment of this number. */
    OpeningInput(InputStream sealed, SecretKey key, long number) {
        this.sealed = new PushbackInputStream(sealed, 1);
        this.key = key;
        this.number = number;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? segment[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int n = Math.min(length, segment.length - next);
        System.arraycopy(segment, next, buffer, offset, n);
        next += n;
        return n;
    }

    private boolean hasMore() throws IOException {
        while (next == segment.length && !ended) {
            openSegment();
        }
        return next < segment.length;
    }

    private void openSegment() throws IOException {
        byte[] bytes = sealed.readNBytes(Segments.SEALED);
        int after = sealed.read();
        if (after >= 0) {
            sealed.unread(after);
        }
        ended = after < 0;
        Cipher cipher = Aead.cipher(Cipher.DECRYPT_MODE, key, Segments.nonce(number++, ended), Segments.CONTEXT);
        try {
            segment = Aead.finish(cipher, bytes, 0, bytes.length);
        } catch (Unreadable e) {
            throw new IOException("sealed stream: segment " + (number - 1) + " is damaged", e);
        }
        next = 0;
    }

    @Override
    public void close() throws IOException {
        sealed.close();
    }
}
