package org.chengqing.blobs;

/** The name of a blob: a keyed hash of its content, 64 lower-case hexadecimal digits. */
public record BlobId(String value) {
    /** Throws {@link IllegalArgumentException} for another form, so that no other path can ever be meant. */
    public BlobId {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a blob id: " + value);
        }
    }
}
