package org.chengqing.knowledge.catalog;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file with a bound on what one entry may take of it, so that a quote that is never closed cannot draw a
 * whole file into memory. Parsers read ahead; the bound is meant to be far above what they take.
 */
final class EntryReader extends FilterReader {
    /** Most characters of one entry: the longest body 50 times over. */
    static final int MAX_ENTRY = 1_000_000;

    private int taken;

    EntryReader(Reader in) {
        super(in);
    }

    /** One entry is larger than {@value #MAX_ENTRY} characters. */
    static final class EntryTooLong extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        static boolean isBehind(@Nullable Throwable failure) {
            return failure instanceof EntryTooLong || (failure != null && isBehind(failure.getCause()));
        }
    }

    void startEntry() {
        taken = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        take(1);
        return read;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        take(read);
        return read;
    }

    private void take(int count) throws EntryTooLong {
        taken += count;
        if (taken > MAX_ENTRY) {
            throw new EntryTooLong();
        }
    }
}
