package org.chengqing.attachments;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Tells words from other bytes: UTF-8, and for a file that is called a text GB18030 too, as Excel writes its lists. */
final class PlainText {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private static final FileType TEXT = new FileType("text/plain", "txt");
    private static final Map<String, FileType> BY_EXTENSION = Map.of(
            "txt", TEXT, "csv", new FileType("text/csv", "csv"), "log", new FileType("text/plain", "log"), "md", TEXT);

    private PlainText() {}

    static FileType of(byte[] head, String extension) {
        if (isUtf8(head)) {
            return BY_EXTENSION.getOrDefault(extension, TEXT);
        }
        FileType claimed = BY_EXTENSION.get(extension);
        return claimed != null && isText(head, GB18030) ? claimed : FileType.UNKNOWN;
    }

    static boolean isUtf8(byte[] head) {
        return isText(head, StandardCharsets.UTF_8);
    }

    private static boolean isText(byte[] head, Charset charset) {
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return false;
            }
        }
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // a character may be cut off where the head ends, and only there
        boolean whole = head.length < FileType.HEAD;
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), whole);
        return head.length > 0 && result.isUnderflow();
    }
}
