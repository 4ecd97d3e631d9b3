package org.chengqing.knowledge.text;

import com.ibm.icu.text.Normalizer2;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    private static final Pattern SPLIT_WORD = Pattern.compile("(?<=\\p{IsHan})[*·._~^|•\\s]+(?=\\p{IsHan})");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern REPEATED = Pattern.compile("(\\D{1,8}?)\\1{3,}", Pattern.DOTALL);

    private static final Map<String, String> EVASIONS = WordList.read("evasions.txt").stream()
            .map(line -> line.split("\\s+", 2))
            .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    private static final Pattern EVASION = anyOf(List.copyOf(EVASIONS.keySet()));
    private static final Pattern SHELL = anyOf(WordList.read("shells.txt"));

    private TextNormaliser() {}

    /** Folds a text and takes its shells off. */
    public static NormalisedText normalise(String text) {
        String folded = fold(text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH));
        return new NormalisedText(folded, core(folded));
    }

    /** Each step may uncover work for an earlier one, so steps repeat until nothing changes; each only shortens. */
    private static String fold(String text) {
        String folded = text;
        for (int round = 0; round < 8; round++) {
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
        folded = LINK.matcher(folded).replaceAll(" ");
        folded = MENTION.matcher(folded).replaceAll(" ");
        folded = STICKER.matcher(folded).replaceAll(" ");
        folded = plain(folded);
        folded = SPLIT_WORD.matcher(folded).replaceAll("");
        folded = EVASION.matcher(folded).replaceAll(found -> EVASIONS.getOrDefault(found.group(), found.group()));
        folded = Numerals.inDigits(folded);
        folded = REPEATED.matcher(folded).replaceAll("$1$1");
        return BLANKS.matcher(folded).replaceAll(" ").strip();
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

    private static String core(String folded) {
        String core = folded;
        for (int round = 0; round < 8; round++) {
            String next = SHELL.matcher(core).replaceAll(",");
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

    /** The longest alternative first, as a regular expression takes the first that fits. */
    private static Pattern anyOf(List<String> words) {
        return Pattern.compile(words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
    }
}
