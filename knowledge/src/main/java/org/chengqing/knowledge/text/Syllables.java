package org.chengqing.knowledge.text;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a text sounds: the toneless pinyin of each character (the commonest reading, by ICU's {@code Han-Latin}), so that
 * homophones (医宝, 医保) and pinyin typed among characters (bu贴, tingshui) meet. Sounds that many speakers do not tell
 * apart are one: zh and z, ch and c, sh and s, ng and n at the end.
 */
public final class Syllables {
    private static final long PAIR = 4L << 32;
    private static final char FIRST = '\u4e00';
    private static final char LAST = '\u9fff';
    private static final int LONGEST_SYLLABLE = 6;
    private static final int LONGEST_ABBREVIATION = 8;
    private static final int SILENT = -1;

    private static final Map<String, Integer> NUMBERS = new HashMap<>();
    private static final List<String> SPELLED = new ArrayList<>();
    private static final short[] OF_HAN = table();

    /** Of a text whose sound nobody asks for. */
    static final Syllables NONE = new Syllables(new long[0], "", List.of());

    private final long[] pairs;
    private final String initials;
    private final List<String> abbreviations;

    private Syllables(long[] pairs, String initials, List<String> abbreviations) {
        this.pairs = pairs;
        this.initials = initials;
        this.abbreviations = List.copyOf(abbreviations);
    }

    /** The distinct pairs of neighbouring syllables, ascending, as terms of a kind of their own; not to be written to. */
    public long[] pairs() {
        return pairs;
    }

    /** The first letter of each syllable; a blank where something else stands between. */
    public String initials() {
        return initials;
    }

    /** Runs of letters that are no syllables and may be initials (tk for 停课). */
    public List<String> abbreviations() {
        return abbreviations;
    }

    /** How a normalised core sounds. */
    public static Syllables of(String core) {
        List<String> abbreviations = new ArrayList<>();
        List<Integer> sounds = sounds(core, abbreviations);
        return new Syllables(pairs(sounds), initials(sounds), abbreviations);
    }

    private static List<Integer> sounds(String core, List<String> abbreviations) {
        List<Integer> sounds = new ArrayList<>();
        for (int i = 0; i < core.length(); ) {
            char c = core.charAt(i);
            if (isLetter(c)) {
                int end = i;
                while (end < core.length() && isLetter(core.charAt(end))) {
                    end++;
                }
                read(core.substring(i, end), sounds, abbreviations);
                i = end;
            } else {
                sounds.add(c >= FIRST && c <= LAST ? (int) OF_HAN[c - FIRST] : SILENT);
                i++;
            }
        }
        return sounds;
    }

    /** Whether both are sounds throughout and the same ones. */
    public static boolean alike(String one, String two) {
        List<Integer> first = sounds(one, new ArrayList<>());
        List<Integer> second = sounds(two, new ArrayList<>());
        return !first.isEmpty() && !first.contains(SILENT) && first.equals(second);
    }

    private static void read(String letters, List<Integer> sounds, List<String> abbreviations) {
        @Nullable List<Integer> syllables = cut(letters);
        if (syllables != null) {
            sounds.addAll(syllables);
            return;
        }
        sounds.add(SILENT);
        if (letters.length() >= 2 && letters.length() <= LONGEST_ABBREVIATION) {
            abbreviations.add(letters);
        }
    }

    /** The letters as the fewest syllables, or null where they are none. */
    private static @Nullable List<Integer> cut(String letters) {
        int[] fewest = new int[letters.length() + 1];
        int[] before = new int[letters.length() + 1];
        Arrays.fill(fewest, Integer.MAX_VALUE);
        fewest[0] = 0;
        for (int end = 1; end <= letters.length(); end++) {
            for (int start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
                boolean better = fewest[start] < Integer.MAX_VALUE && fewest[start] + 1 < fewest[end];
                if (better && NUMBERS.containsKey(folded(letters.substring(start, end)))) {
                    fewest[end] = fewest[start] + 1;
                    before[end] = start;
                }
            }
        }
        if (fewest[letters.length()] == Integer.MAX_VALUE) {
            return null;
        }
        List<Integer> syllables = new ArrayList<>();
        for (int end = letters.length(); end > 0; end = before[end]) {
            syllables.addFirst(NUMBERS.getOrDefault(folded(letters.substring(before[end], end)), SILENT));
        }
        return syllables;
    }

    private static long[] pairs(List<Integer> sounds) {
        long[] pairs = new long[sounds.size()];
        int count = 0;
        for (int i = 1; i < sounds.size(); i++) {
            int first = sounds.get(i - 1);
            int second = sounds.get(i);
            if (first != SILENT && second != SILENT) {
                pairs[count++] = PAIR | (long) first << 16 | second;
            }
        }
        return Arrays.stream(pairs, 0, count).sorted().distinct().toArray();
    }

    private static String initials(List<Integer> sounds) {
        StringBuilder initials = new StringBuilder(sounds.size());
        for (int sound : sounds) {
            initials.append(sound == SILENT ? ' ' : SPELLED.get(sound).charAt(0));
        }
        return initials.toString();
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static String folded(String syllable) {
        String folded = syllable;
        if (folded.length() > 1 && folded.charAt(1) == 'h') {
            folded = folded.charAt(0) + folded.substring(2);
        }
        return folded.endsWith("ng") ? folded.substring(0, folded.length() - 1) : folded;
    }

    private static short[] table() {
        StringBuilder characters = new StringBuilder();
        for (char c = FIRST; c <= LAST; c++) {
            characters.append(c).append('\n');
        }
        String[] read = Transliterator.getInstance("Han-Latin; Latin-ASCII; Lower")
                .transliterate(characters.toString())
                .split("\n", -1);
        short[] table = new short[LAST - FIRST + 1];
        for (int i = 0; i < table.length; i++) {
            String syllable = read[i].strip();
            boolean spelled = !syllable.isEmpty() && syllable.chars().allMatch(c -> isLetter((char) c));
            table[i] = spelled ? (short) number(folded(syllable)) : SILENT;
        }
        return table;
    }

    private static int number(String syllable) {
        return NUMBERS.computeIfAbsent(syllable, fresh -> {
            SPELLED.add(fresh);
            return SPELLED.size() - 1;
        });
    }
}
