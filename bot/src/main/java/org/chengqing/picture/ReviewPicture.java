package org.chengqing.picture;

/** A picture as PNG. */
public final class ReviewPicture {
    /** Its width in pixels. */
    public static final int WIDTH = 1080;

    private final byte[] png;

    ReviewPicture(byte[] png) {
        this.png = png;
    }

    /** A copy of its bytes. */
    public byte[] png() {
        return png.clone();
    }

    /** How many bytes it has. */
    public int size() {
        return png.length;
    }
}
