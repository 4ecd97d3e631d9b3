package org.chengqing.knowledge.catalog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells an import's progress while its files are read: at most once every {@value #STEP} bytes, and at the end. */
final class CountedInput extends FilterInputStream {
    private static final int STEP = 256 * 1024;

    private final ImportProgress progress;
    private final long before;
    private final long total;
    private long read;
    private long told;

    /** Input of a file before which {@code before} of {@code total} bytes were read. */
    CountedInput(InputStream in, ImportProgress progress, long before, long total) {
        super(in);
        this.progress = progress;
        this.before = before;
        this.total = total;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? -1 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        count(count);
        return count;
    }

    private void count(int bytes) {
        read += Math.max(0, bytes);
        if (read - told >= STEP || (bytes < 0 && told < read)) {
            told = read;
            progress.advanced(before + read, total);
        }
    }
}
