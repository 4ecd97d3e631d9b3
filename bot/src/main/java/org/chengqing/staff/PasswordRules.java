package org.chengqing.staff;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which passwords will do: long ones that nobody guesses. What kinds of characters are in them does not matter (NIST SP
 * 800-63B, 5.1.1.2).
 */
final class PasswordRules {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final int FEWEST_DIFFERENT = 5;
    /** Common words and runs in a password, up to which the words are most of it. */
    private static final int WORDS = 2;

    private static final int SHORTEST_NAME = 4;
    private static final int SHORTEST_RUN = 3;
    private static final List<String> ROWS = List.of(
            "01234567890",
            "abcdefghijklmnopqrstuvwxyz",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
            "qazwsxedcrfvtgbyhnujmikolp",
            "!@#$%^&*()");

    /** Digits alone are telephone numbers, dates and identity numbers, which may end with an X. */
    private static final Pattern NUMBERS = Pattern.compile("\\p{Nd}+x?");

    private final Set<String> common;
    private final int longestCommon;
    private final String office;

    PasswordRules(Set<String> common, String office) {
        this.common = common;
        this.longestCommon = common.stream().mapToInt(String::length).max().orElse(0);
        this.office = plain(office);
    }

    /** Why a password will not do, as a sentence; empty when it will. */
    Optional<String> problem(String password, String login, String name) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("密码要 12 到 128 个字符，现在是 " + length + " 个。可以用一句只有自己知道的话。");
        }
        String plain = plain(password);
        if (contains(plain, login) || contains(plain, name) || contains(plain, office)) {
            return Optional.of("密码里不要带登录名、姓名或单位名称，别人最先猜的就是这些。");
        }
        if (plain.codePoints().distinct().count() < FEWEST_DIFFERENT || isRepeated(plain)) {
            return Optional.of("这个密码只是几个字符重复，太容易猜，请换一个。");
        }
        if (isCommon(plain) || isCommon(withoutDisguise(plain))) {
            return Optional.of("这个密码由常见的词、名字或键盘顺序组成，太容易猜，请换一个。");
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace(" ", "");
    }

    private static boolean contains(String password, String word) {
        String plain = plain(word);
        int shortest = plain.chars().allMatch(c -> c < 0x80) ? SHORTEST_NAME : 2;
        return plain.length() >= shortest && password.contains(plain);
    }

    /** Whether it is some shorter text two or more times, as far as it goes. */
    private static boolean isRepeated(String text) {
        for (int period = 1; period <= text.length() / 2; period++) {
            if (text.startsWith(text.substring(period))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutDisguise(String text) {
        return text.replace('0', 'o')
                .replace('1', 'l')
                .replace('3', 'e')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('5', 's')
                .replace('!', 'i');
    }

    /** Whether little is left when digits, signs and at most two common words or runs are taken away. */
    private boolean isCommon(String text) {
        if (common.contains(text) || NUMBERS.matcher(text).matches()) {
            return true;
        }
        int words = 0;
        int at = 0;
        while (at < text.length()) {
            int taken = Math.max(commonAt(text, at), runAt(text, at));
            if (taken > 0) {
                words++;
                at += taken;
            } else if (Character.isLetter(text.charAt(at))) {
                return false;
            } else {
                at++;
            }
        }
        return words > 0 && words <= WORDS;
    }

    /** The length of the longest common word that begins here; 0 for none. */
    private int commonAt(String text, int at) {
        for (int length = Math.min(longestCommon, text.length() - at); length >= SHORTEST_NAME; length--) {
            if (common.contains(text.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    /** The length of the longest run along the alphabet or a row of keys, either way, that begins here; 0 for none. */
    private static int runAt(String text, int at) {
        int longest = 0;
        for (String row : ROWS) {
            longest = Math.max(longest, runAt(text, at, row));
            longest = Math.max(
                    longest, runAt(text, at, new StringBuilder(row).reverse().toString()));
        }
        return longest;
    }

    private static int runAt(String text, int at, String row) {
        int length = SHORTEST_RUN;
        while (at + length <= text.length() && row.contains(text.substring(at, at + length))) {
            length++;
        }
        return length == SHORTEST_RUN ? 0 : length - 1;
    }
}
