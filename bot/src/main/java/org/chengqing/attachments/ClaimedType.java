package org.chengqing.attachments;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What an extension claims. Wrong ones of the same kind are everyday (a JPEG called .png, a voice message in a film's
 * container), those of another kind are a disguise.
 */
final class ClaimedType {
    /** What systems and browsers run: no content is taken for harmless under such a name. */
    private static final Set<String> RUNNABLE = Set.of(
            "html", "htm", "xhtml", "shtml", "mht", "mhtml", "svg", "svgz", "xml", "xsl", "js", "mjs", "jse", "vbs",
            "vbe", "wsf", "hta", "bat", "cmd", "ps1", "sh", "exe", "dll", "scr", "com", "pif", "msi", "cpl", "lnk",
            "url", "reg", "jar", "php", "jsp", "asp", "aspx", "py", "swf", "app", "dmg", "chm");

    private static final Map<String, Family> CLAIMS = claims();

    private ClaimedType() {}

    /** Whether a file of this kind may be called so; an extension that claims nothing is right for all. */
    static boolean allows(String extension, Family family) {
        if (RUNNABLE.contains(extension)) {
            return false;
        }
        Family claimed = CLAIMS.getOrDefault(extension, family);
        return claimed == family || (moves(claimed) && moves(family));
    }

    private static boolean moves(Family family) {
        return family == Family.SOUND || family == Family.FILM;
    }

    private static Map<String, Family> claims() {
        Map<String, Family> claims = new HashMap<>();
        note(claims, Family.PICTURE, "jpg jpeg jpe jfif png gif bmp webp heic heif avif tif tiff ico psd");
        note(claims, Family.SOUND, "mp3 m4a wav amr aac ogg oga opus flac silk slk wma");
        note(claims, Family.FILM, "mp4 m4v mov avi mkv webm 3gp flv wmv mpg mpeg ts rm rmvb");
        note(
                claims,
                Family.DOCUMENT,
                "pdf doc docx docm xls xlsx xlsm ppt pptx wps et dps ofd odt ods odp rtf msg epub");
        note(claims, Family.TEXT, "txt csv log md json");
        note(claims, Family.ARCHIVE, "zip rar 7z gz tgz tar bz2 xz zst apk");
        return Map.copyOf(claims);
    }

    private static void note(Map<String, Family> claims, Family family, String extensions) {
        for (String extension : extensions.split(" ", -1)) {
            claims.put(extension, family);
        }
    }
}
