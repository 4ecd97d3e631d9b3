package org.chengqing.attachments;

/** Counts the frames of a GIF (GIF89a specification, appendix A) by walking over its blocks, without decoding any. */
final class GifFrames {
    private static final int HEADER = 13;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;

    private final byte[] file;
    private int at = HEADER;

    private GifFrames(byte[] file) {
        this.file = file;
    }

    /** Whether it has more; a broken file has as many as can be walked over. */
    static boolean moreThan(int most, byte[] file) {
        return new GifFrames(file).count(most + 1) > most;
    }

    private int count(int enough) {
        int frames = 0;
        skipColours(byteAt(HEADER - 3));
        while (frames < enough && at < file.length) {
            int block = byteAt(at++);
            if (block == FRAME) {
                frames++;
                int packed = byteAt(at + 8);
                at += 9;
                skipColours(packed);
                // the size of the codes
                at++;
            } else if (block == EXTENSION) {
                at++;
            } else {
                break;
            }
            skipSubBlocks();
        }
        return frames;
    }

    private void skipColours(int packed) {
        if ((packed & 0x80) != 0) {
            at += 3 << ((packed & 7) + 1);
        }
    }

    private void skipSubBlocks() {
        for (int length = byteAt(at++); length > 0; length = byteAt(at++)) {
            at += length;
        }
    }

    private int byteAt(int place) {
        return place < file.length ? file[place] & 0xff : 0;
    }
}
