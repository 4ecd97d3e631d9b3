package org.chengqing.blobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The blob folder. Methods block on the disk. */
public final class Blobs {
    /** Writes what the writer writes into a new blob; it is fsynced and in place when this returns. */
    public Stored store(Writer writer) throws IOException {
        throw new UnsupportedOperationException("" + writer);
    }

    /** The bytes of a blob; throws {@link java.nio.file.NoSuchFileException} when it is not there. */
    public InputStream open(BlobId id) throws IOException {
        throw new UnsupportedOperationException(id.value());
    }

    /** Produces the bytes of a blob. */
    @FunctionalInterface
    public interface Writer {
        /** Writes all bytes; an exception leaves no blob behind. */
        void writeTo(OutputStream sink) throws IOException;
    }

    /** A blob on the disk: its name, its length in bytes and the plain SHA-256 of its content in hex. */
    public record Stored(BlobId id, long bytes, String sha256) {}
}
