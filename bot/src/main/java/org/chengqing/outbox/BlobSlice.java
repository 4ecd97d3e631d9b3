package org.chengqing.outbox;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.chengqing.blobs.BlobId;
import org.chengqing.blobs.Blobs;

/** A range of a blob's bytes, read as they are needed. */
record BlobSlice(Blobs blobs, BlobId blob, long from, long bytes) {

    InputStream open() throws IOException {
        InputStream all = blobs.open(blob);
        try {
            all.skipNBytes(from);
            return new Limited(all, bytes);
        } catch (IOException e) {
            all.close();
            throw e;
        }
    }

    String sha256() throws IOException {
        try (InputStream in = open();
                DigestOutputStream hash =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(hash);
            return HexFormat.of().formatHex(hash.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            int b = super.read();
            left -= b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left <= 0 && length > 0) {
                return -1;
            }
            int n = super.read(buffer, offset, Math.toIntExact(Math.min(length, left)));
            left -= Math.max(0, n);
            return n;
        }
    }
}
