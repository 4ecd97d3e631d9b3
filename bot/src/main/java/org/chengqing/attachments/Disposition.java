package org.chengqing.attachments;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the bytes of an attachment leave the program over HTTP: as a download that no browser runs, or to be played where
 * the type is on a short list of sound and film. Pictures are never on it; they are shown as {@link Previews} only.
 *
 * @param inline whether a page may play it in place
 * @param headers all headers that the answer must carry, by name
 */
public record Disposition(boolean inline, Map<String, String> headers) {
    private static final Set<String> PLAYED =
            Set.of("audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/flac", "video/mp4", "video/webm");

    /** RFC 5987, attr-char, beside letters and digits. */
    private static final String ATTRIBUTE_CHARACTERS = "!#$&+-.^_`|~";

    /** Copies the headers. */
    public Disposition {
        headers = Map.copyOf(headers);
    }

    /** As a download under this name. */
    public static Disposition download(FileType type, String filename) {
        return of(type, filename, false);
    }

    /** To be played in place where its type may be, else as a download. */
    public static Disposition played(FileType type, String filename) {
        return of(type, filename, PLAYED.contains(type.contentType()));
    }

    private static Disposition of(FileType type, String filename, boolean inline) {
        Map<String, String> headers = new TreeMap<>();
        // a type that nothing opens by itself; the true one is for players alone
        headers.put("Content-Type", inline ? type.contentType() : FileType.UNKNOWN.contentType());
        headers.put("Content-Disposition", (inline ? "inline" : "attachment") + parameters(filename));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "private, no-store");
        return new Disposition(inline, headers);
    }

    /** RFC 6266, section 4.3 and appendix D: a plain name for old programs, then the true one in UTF-8. */
    private static String parameters(String filename) {
        return "; filename=\"" + plain(filename) + "\"; filename*=UTF-8''" + encoded(filename);
    }

    private static String plain(String filename) {
        StringBuilder plain = new StringBuilder();
        filename.codePoints()
                .forEach(c -> plain.append(c < 0x20 || c > 0x7e || "\"\\%/;".indexOf(c) >= 0 ? '_' : (char) c));
        return plain.toString();
    }

    private static String encoded(String filename) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : filename.getBytes(StandardCharsets.UTF_8)) {
            boolean asItIs = (b >= '0' && b <= '9')
                    || (b >= 'A' && b <= 'Z')
                    || (b >= 'a' && b <= 'z')
                    || (b > 0 && ATTRIBUTE_CHARACTERS.indexOf(b) >= 0);
            encoded.append(asItIs ? String.valueOf((char) b) : String.format(Locale.ROOT, "%%%02X", b & 0xff));
        }
        return encoded.toString();
    }
}
