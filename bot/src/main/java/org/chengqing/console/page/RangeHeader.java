package org.chengqing.console.page;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Range} (RFC 9110, section 14). One that is malformed, asks for several ranges at once or for
 * other units counts for nothing, as the RFC allows.
 */
final class RangeHeader {
    /** One range; nothing is so long that its numbers need more digits. */
    private static final Pattern ONE = Pattern.compile("(?i:bytes)=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*");

    private RangeHeader() {}

    /** What it wants of so many bytes; null where there is none. */
    static ByteRange of(@Nullable String header, long length) {
        Matcher range = ONE.matcher(header == null ? "" : header);
        if (!range.matches()) {
            return new ByteRange.Whole();
        }
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) {
            return last.isEmpty()
                    ? new ByteRange.Whole()
                    : part(Math.max(0, length - Long.parseLong(last)), length, length);
        }
        long from = Long.parseLong(first);
        long end = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last) + 1;
        return end <= from ? new ByteRange.Whole() : part(from, Math.min(end, length), length);
    }

    private static ByteRange part(long from, long end, long length) {
        return from >= length ? new ByteRange.Beyond() : new ByteRange.Part(from, end - from);
    }
}
