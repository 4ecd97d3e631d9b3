package org.chengqing.knowledge.text;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a message comparable. Total on every UTF-16 sequence, lone surrogates included, and idempotent: what it returns
 * folds to itself. Texts are cut to {@value #MAX_LENGTH} units first, so its work is bounded.
 */
public final class TextNormaliser {
    /** Longest text read, in UTF-16 units: the longest the chat accepts. */
    public static final int MAX_LENGTH = 5_000;

    /** NFKC, case and invisible characters in one step (Unicode standard, section 3.13, toNFKC_Casefold). */
    private static final Normalizer2 NFKC_CASEFOLD = Normalizer2.getNFKCCasefoldInstance();

    private static final Pattern LINK = Pattern.compile(
            "(?:https?://|www\\.)[\\x21-\\x7e]*"
                    + "|[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.(?:com|cn|net|org|top|cc|xyz|tw|hk|me|info|example)\\b(?:/[\\x21-\\x7e]*)?");
    private static final Pattern MENTION = Pattern.compile("@[\\p{L}\\p{N}_-]{1,30}(?=[\\s:,]|$)");
    private static final Pattern STICKER = Pattern.compile("\\[\\p{L}{1,4}\\]");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int LONGEST_REPEATED = 8;
    private static final int ROUNDS = 8;

    private static final WordReplacer EVASIONS = new WordReplacer(WordList.read("evasions.txt").stream()
            .map(line -> line.split("\\s+", 2))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1])));
    private static final WordReplacer SHELLS = new WordReplacer(
            WordList.read("shells.txt").stream().collect(Collectors.toUnmodifiableMap(shell -> shell, shell -> ",")));

    private TextNormaliser() {}

    /** Folds a text and takes its shells off. */
    public static NormalisedText normalise(String text) {
        String folded = fold(text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH));
        return new NormalisedText(folded, coreOf(folded), Links.in(text));
    }

    /** Each step may uncover work for an earlier one, so steps repeat until nothing changes; each only shortens. */
    private static String fold(String text) {
        String folded = text;
        for (int round = 0; round < ROUNDS; round++) {
            String next = foldOnce(folded);
            if (next.equals(folded)) {
                return folded;
            }
            folded = next;
        }
        return folded;
    }

    private static String foldOnce(String text) {
        String folded = NFKC_CASEFOLD.normalize(text);
        if (folded.indexOf('.') >= 0 || folded.indexOf('/') >= 0) {
            folded = LINK.matcher(folded).replaceAll(" ");
        }
        if (folded.indexOf('@') >= 0) {
            folded = MENTION.matcher(folded).replaceAll(" ");
        }
        if (folded.indexOf('[') >= 0) {
            folded = STICKER.matcher(folded).replaceAll(" ");
        }
        return BLANKS.matcher(onceRepeated(Numerals.inDigits(EVASIONS.replaceIn(joined(plain(folded))))))
                .replaceAll(" ")
                .strip();
    }

    /** Simplified script; letters, digits and the marks that facts and clauses need stay, all else becomes a blank. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c > 0xffff) {
                plain.append(Character.isIdeographic(c) ? Character.toString(c) : " ");
            } else if (c == '。' || c == ';' || c == '!' || c == '?' || c == '…') {
                plain.append('。');
            } else if (c == ',' || c == '、' || c == '\n') {
                plain.append(',');
            } else if (Character.isLetterOrDigit(c) || "%℃°.:-/*·_~^|•@[]".indexOf(c) >= 0) {
                plain.append(Script.simplified((char) c));
            } else if (c != 0x20e3) { // the box of a keycap emoji, whose digit stays
                plain.append(' ');
            }
        }
        return plain.toString();
    }

    /** Joins words that were split to dodge filters: 停*水, 疫.苗, 停 水. */
    private static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && " *·._~^|•".indexOf(text.charAt(end)) >= 0) {
                end++;
            }
            boolean splits =
                    end > i && i > 0 && isHan(text.charAt(i - 1)) && end < text.length() && isHan(text.charAt(end));
            if (!splits) {
                end = Math.max(end, i + 1);
                joined.append(text, i, end);
            }
            i = end;
        }
        return joined.toString();
    }

    private static boolean isHan(char c) {
        return c >= '\u3400' && c <= '\u9fff';
    }

    /** Of anything but digits repeated four times or more, two are left: 哈哈哈哈哈 is 哈哈. */
    private static String onceRepeated(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i + 1;
            int period = 1;
            for (int length = 1; length <= LONGEST_REPEATED && end == i + 1; length++) {
                int same = i;
                while (same + length < text.length() && text.charAt(same) == text.charAt(same + length)) {
                    same++;
                }
                boolean often = same - i >= 3 * length;
                if (often && text.substring(i, i + length).chars().noneMatch(Character::isDigit)) {
                    end = i + (same - i) / length * length + length;
                    period = 2 * length;
                }
            }
            kept.append(text, i, i + period);
            i = end;
        }
        return kept.toString();
    }

    /** What is left of a folded text without the shells of questions and forwards; empty where that says nothing. */
    static String coreOf(String folded) {
        String core = folded;
        for (int round = 0; round < ROUNDS; round++) {
            String next = SHELLS.replaceIn(core);
            if (next.equals(core)) {
                break;
            }
            core = next;
        }
        StringBuilder letters = new StringBuilder(core.length());
        core.codePoints().forEach(c -> {
            boolean kept = Character.isLetterOrDigit(c) || c == '.' || c == '%';
            letters.append(kept ? Character.toString(c) : " ");
        });
        String spaced = BLANKS.matcher(letters).replaceAll(" ").strip();
        return spaced.chars().anyMatch(Character::isLetterOrDigit)
                        && spaced.codePoints().distinct().count() > 1
                ? spaced
                : "";
    }
}
