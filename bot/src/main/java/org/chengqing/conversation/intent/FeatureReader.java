package org.chengqing.conversation.intent;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengqing.knowledge.embedding.SentenceModel;
import org.chengqing.knowledge.embedding.SentenceVector;
import org.chengqing.knowledge.text.Analyzers;

/**
 * Reads the signs of a message. Kinds of signs, by the prefix of their name: {@code g} runs of one to four characters,
 * {@code w} words and {@code p} pairs of words, {@code c} cue lists, {@code f} form (length, punctuation), {@code s} the
 * situation, alone and crossed with cue lists and length. Runs and words of a message weigh as much together in a long
 * text as in a short one. Time is linear in the message, which {@link Folded} bounds.
 */
final class FeatureReader {
    private static final int LONGEST_RUN = 4;
    /** Of a long text the ends say what is wanted; the sentence model takes its time by length. */
    private static final int VECTOR_HEAD = 64;

    private static final int VECTOR_TAIL = 32;
    private static final int[] LENGTHS = {0, 1, 2, 4, 6, 8, 12, 16, 24, 40, 80, 160};
    private static final float RUNS = 2.0f;
    private static final float WORDS = 1.5f;
    private static final float LIST = 0.7f;
    private static final float FORM = 0.5f;
    private static final float CROSSING = 0.5f;

    private final CueLists cues;
    private final SentenceModel sentences;

    FeatureReader(CueLists cues, SentenceModel sentences) {
        this.cues = cues;
        this.sentences = sentences;
    }

    /** The meaning of the message; the costly part, and the same in every situation. */
    SentenceVector vector(String message) {
        String head = message.length() <= VECTOR_HEAD + VECTOR_TAIL
                ? message
                : message.substring(0, VECTOR_HEAD) + message.substring(message.length() - VECTOR_TAIL);
        return sentences.encode(head);
    }

    /** All signs; {@code vector} is that of the same message. */
    Features read(Folded message, Situation situation, SentenceVector vector) {
        Map<String, Float> signs = new LinkedHashMap<>();
        String text = digitsLevelled(message.text());
        runs(text, signs);
        words(text, signs);
        form(message, signs);
        situated(message, situation, signs);
        return new Features(signs, vector);
    }

    /** Which digits they are says nothing about the intent; whether few or many stand together does. */
    private static String digitsLevelled(String text) {
        StringBuilder level = new StringBuilder(text.length());
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits = Character.isDigit(c) ? digits + 1 : 0;
            if (digits == 0 || digits == 1 || digits == 3) {
                level.append(digits == 0 ? c : '0');
            }
        }
        return level.toString();
    }

    private static void runs(String text, Map<String, Float> signs) {
        String bounded = "^" + text.replace(' ', '·') + "$";
        Set<String> found = new LinkedHashSet<>();
        for (int from = 0; from < bounded.length(); from++) {
            for (int to = from + 1; to <= Math.min(bounded.length(), from + LONGEST_RUN); to++) {
                found.add("g:" + bounded.substring(from, to));
            }
        }
        addAll(found, RUNS, signs);
    }

    private static void words(String text, Map<String, Float> signs) {
        List<String> words = Analyzers.ICU.terms(text);
        Set<String> found = new LinkedHashSet<>();
        String before = "^";
        for (String word : words) {
            found.add("w:" + word);
            found.add("p:" + before + "·" + word);
            before = word;
        }
        found.add("p:" + before + "·$");
        Analyzers.SMARTCN.terms(text).forEach(word -> found.add("w:" + word));
        addAll(found, WORDS, signs);
    }

    private static void addAll(Set<String> found, float together, Map<String, Float> signs) {
        float each = together / (float) Math.sqrt(Math.max(1, found.size()));
        found.forEach(name -> signs.put(name, each));
    }

    private static void form(Folded message, Map<String, Float> signs) {
        String raw = message.raw();
        signs.put("f:len" + lengthClass(message), FORM);
        mark("f:?", raw.indexOf('?') >= 0, signs);
        mark("f:??", raw.contains("??"), signs);
        mark("f:?$", raw.stripTrailing().endsWith("?"), signs);
        mark("f:!", raw.indexOf('!') >= 0, signs);
        mark("f:!!", raw.contains("!!"), signs);
        mark("f:…", raw.contains("…") || raw.contains("..."), signs);
        mark("f::", raw.indexOf(':') >= 0, signs);
        mark("f:quote", raw.indexOf('“') >= 0 || raw.indexOf('"') >= 0 || raw.indexOf('「') >= 0, signs);
        mark("f:【", raw.indexOf('【') >= 0, signs);
        mark("f:@", raw.indexOf('@') >= 0, signs);
        mark("f:[", raw.startsWith("["), signs);
        mark("f:link", raw.contains("http") || raw.contains("www."), signs);
        mark("f:emoji", raw.codePoints().anyMatch(Character::isEmojiPresentation), signs);
        mark("f:digits", raw.chars().filter(Character::isDigit).count() >= 5, signs);
        mark("f:lines", raw.strip().indexOf('\n') >= 0, signs);
    }

    private static void mark(String name, boolean there, Map<String, Float> signs) {
        if (there) {
            signs.put(name, FORM);
        }
    }

    private static int lengthClass(Folded message) {
        int length = message.length();
        int most = 0;
        for (int bound : LENGTHS) {
            most = length >= bound ? bound : most;
        }
        return most;
    }

    private void situated(Folded message, Situation situation, Map<String, Float> signs) {
        String now = "s:" + situation.code();
        signs.put(now, FORM);
        signs.put(now + "×len" + lengthClass(message), CROSSING);
        for (String list : cues.in(message)) {
            signs.put("c:" + list, LIST);
            signs.put(now + "×" + list, CROSSING);
        }
    }
}
