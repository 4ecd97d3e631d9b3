package org.chengqing.sealing;

import java.io.IOException;
import java.io.OutputStream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Writes a sealed stream; holds one segment. */
final class SealingOutput extends OutputStream {
    private final OutputStream sink;
    private final SecretKey key;
    private final byte[] segment = new byte[Segments.PLAIN];
    private int filled;
    private long number;
    private boolean ended;

    SealingOutput(OutputStream sink, SecretKey key) {
        this.sink = sink;
        this.key = key;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            if (filled == segment.length) {
                flushSegment(false);
            }
            int n = Math.min(length - done, segment.length - filled);
            System.arraycopy(buffer, offset + done, segment, filled, n);
            filled += n;
            done += n;
        }
    }

    private void flushSegment(boolean last) throws IOException {
        Cipher cipher = Aead.cipher(Cipher.ENCRYPT_MODE, key, Segments.nonce(number++, last), Segments.CONTEXT);
        sink.write(Aead.finish(cipher, segment, 0, filled));
        filled = 0;
    }

    /** Writes the last segment and closes the sink. */
    @Override
    public void close() throws IOException {
        try (sink) {
            if (!ended) {
                ended = true;
                flushSegment(true);
            }
        }
    }
}
