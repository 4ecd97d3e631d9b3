package org.chengqing.questions;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.Terms;
import org.chengqing.knowledge.text.TextNormaliser;
import org.chengqing.masking.Masking;

/**
 * A question as it is kept and compared: masked, without its shells, with what it turns on. Two are one when their words
 * are equal, or one holds nearly all of the other, in characters that say something all of it, and both name the same
 * places, numbers and dates. Precision first: a question listed twice costs a look, one counted under another town is
 * lost, and a town may be told from another by one character.
 *
 * @param masked as it is shown to staff, without personal data
 * @param core the words that are compared; blank when the question says nothing
 * @param facts places, numbers and dates, in one order
 * @param pairs neighbouring characters and words of Latin letters or digits, in no order
 */
record AskedQuestion(String masked, String core, String facts, Set<Long> pairs) {
    /** Longest question kept, in UTF-16 units. */
    static final int MAX_SHOWN = 300;

    private static final int MAX_COMPARED = 400;
    private static final int FEWEST_PAIRS = 4;
    private static final double LEAST_HELD = 0.85;
    private static final double LEAST_OF_LONGER = 0.4;

    private static final String PLACE_ENDINGS = "省市县区镇乡村路桥校院";
    private static final String NO_NAME = "全本我们咱这那哪各的个某整在到去是和从在";

    /**
     * Reads a question.
     *
     * @param known the facts it names, as words
     */
    static AskedQuestion of(String question, Collection<String> known) {
        String masked = QuestionText.cut(Masking.labelled(QuestionText.kept(question)), MAX_SHOWN);
        NormalisedText normalised = TextNormaliser.normalise(masked);
        String core = QuestionText.cut(normalised.core(), MAX_COMPARED);
        Set<Long> pairs = Arrays.stream(Terms.of(core))
                .filter(term -> !Terms.isSingle(term))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
        return new AskedQuestion(masked, core, facts(normalised.folded(), known), pairs);
    }

    private static String facts(String folded, Collection<String> known) {
        TreeSet<String> facts = new TreeSet<>(known);
        for (int i = 2; i < folded.length(); i++) {
            if (PLACE_ENDINGS.indexOf(folded.charAt(i)) >= 0 && isName(folded, i - 2)) {
                facts.add(folded.substring(i - 2, i + 1));
            }
        }
        return String.join(" ", facts);
    }

    private static boolean isName(String folded, int at) {
        return isNameCharacter(folded.charAt(at)) && isNameCharacter(folded.charAt(at + 1));
    }

    private static boolean isNameCharacter(char c) {
        return Character.isIdeographic(c) && NO_NAME.indexOf(c) < 0;
    }

    boolean saysNothing() {
        return core.isBlank();
    }

    String digest() {
        return QuestionText.digest(core);
    }

    /** Whether a question with these pairs and facts asks the same. */
    boolean isLike(Set<Long> otherPairs, String otherFacts) {
        boolean isShorter = pairs.size() <= otherPairs.size();
        Set<Long> shorter = isShorter ? pairs : otherPairs;
        Set<Long> longer = isShorter ? otherPairs : pairs;
        if (!facts.equals(otherFacts) || shorter.size() < FEWEST_PAIRS) {
            return false;
        }
        long held = shorter.stream().filter(longer::contains).count();
        Set<Long> foreign = characters(shorter);
        foreign.removeAll(characters(longer));
        return held >= LEAST_HELD * shorter.size()
                && held >= LEAST_OF_LONGER * longer.size()
                && foreign.stream().noneMatch(character -> Terms.content(character) == 1);
    }

    /** The characters that pairs are made of; a word stands for itself. */
    private static Set<Long> characters(Set<Long> pairs) {
        Set<Long> characters = new HashSet<>();
        for (long pair : pairs) {
            characters.add(Terms.isWord(pair) ? pair : pair & 0xffff);
            characters.add(Terms.isWord(pair) ? pair : pair >>> 16 & 0xffff);
        }
        return characters;
    }
}
