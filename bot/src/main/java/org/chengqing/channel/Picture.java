package org.chengqing.channel;

import java.util.Arrays;

/** A picture that goes out. Immutable; equal where the bytes are. */
public final class Picture {
    private final String filename;
    private final byte[] bytes;

    /** With a file name whose ending tells what it is, such as {@code cover.png}; the bytes are copied. */
    public Picture(String filename, byte[] bytes) {
        this.filename = filename;
        this.bytes = bytes.clone();
    }

    /** What the file is called. */
    public String filename() {
        return filename;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture
                && picture.filename.equals(filename)
                && Arrays.equals(picture.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Picture[" + bytes.length + " bytes]";
    }
}
