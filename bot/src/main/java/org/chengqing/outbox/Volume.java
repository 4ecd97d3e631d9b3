package org.chengqing.outbox;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which piece of a file that is too large for one mail an attachment is.
 *
 * @param name what the joined file is called; letters, digits and {@code ._-} only, as it stands in commands
 * @param number counts from 1
 * @param of how many pieces there are
 * @param from where the piece begins in its blob
 * @param wholeFrom where the file begins in its blob
 * @param wholeBytes length of the file
 */
public record Volume(String name, int number, int of, long from, long wholeFrom, long wholeBytes) {
    private static final int LONGEST = 90;

    /** A name that no shell takes for anything else, and short enough for two numbers more. */
    static String safeName(String filename) {
        String safe = filename.replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceFirst("^[.-]", "_");
        int tooLong = safe.length() - LONGEST;
        int dot = Math.max(safe.lastIndexOf('.'), tooLong);
        return tooLong <= 0 ? safe : safe.substring(0, dot - tooLong) + safe.substring(dot);
    }

    String filename() {
        return filename(number);
    }

    /** How to make the file out of its pieces, for people, and the SHA-256 that it then has. */
    String instructions(String sha256) {
        return "附件“" + name + "”太大，切成了 " + of + " 卷（" + filename(1) + " 至 " + filename(of)
                + "），分在几封邮件里，本封是第 " + number + " 卷。收齐后放进同一个文件夹，在那里运行：Windows 命令提示符 copy /b "
                + pieces("+") + " " + name + "；Linux 终端 cat " + pieces(" ") + " > " + name
                + "。合并后的 SHA-256 应为 " + sha256 + "。";
    }

    private String pieces(String between) {
        return IntStream.rangeClosed(1, of).mapToObj(this::filename).collect(Collectors.joining(between));
    }

    private String filename(int n) {
        return name + String.format(Locale.ROOT, ".%03d", n);
    }
}
