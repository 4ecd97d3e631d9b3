package org.chengqing.channel.wechat.standin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file of a {@code multipart/form-data} upload (RFC 7578): the first part that has a file name. */
@SuppressWarnings("ArrayRecordComponent")
record UploadedFile(String filename, String contentType, byte[] bytes) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?im)^Content-Type:\\s*([^\\r\\n]+)");

    static Optional<UploadedFile> read(Call call) {
        Matcher boundary = BOUNDARY.matcher(call.contentType());
        if (!boundary.find()) {
            return Optional.empty();
        }
        // one character a byte, so that positions in the text are positions in the body
        String text = new String(call.body(), StandardCharsets.ISO_8859_1);
        String mark = "--" + boundary.group(1);
        int part = text.indexOf(mark);
        while (part >= 0) {
            int headEnd = text.indexOf("\r\n\r\n", part);
            int next = text.indexOf("\r\n" + mark, part + mark.length());
            if (headEnd < 0 || next < headEnd) {
                return Optional.empty();
            }
            String head = text.substring(part, headEnd);
            Matcher filename = FILENAME.matcher(head);
            if (filename.find()) {
                Matcher type = TYPE.matcher(head);
                String name =
                        new String(filename.group(1).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                byte[] bytes = Arrays.copyOfRange(call.body(), headEnd + 4, next);
                return Optional.of(new UploadedFile(
                        name, type.find() ? type.group(1).strip() : "application/octet-stream", bytes));
            }
            part = next + 2;
        }
        return Optional.empty();
    }
}
