package org.chengqing.conversation.intent;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What words are taken to mean.
 *
 * @param intent what the words want
 * @param probabilities how probable each intent is by the model, from 0 to 1; the rule that decided may say otherwise
 * @param reasons what decided, the weightiest first
 * @param notes what else was noticed
 */
public record Understanding(Intent intent, Map<Intent, Double> probabilities, List<Reason> reasons, Set<Note> notes) {
    /** Copies the collections. */
    public Understanding {
        probabilities = Map.copyOf(probabilities);
        reasons = List.copyOf(reasons);
        notes = Set.copyOf(notes);
    }

    /** How far the most probable intent is ahead of the next, from 0 (a draw) to 1 (certain). */
    public double margin() {
        List<Double> sorted = probabilities.values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        return switch (sorted.size()) {
            case 0 -> 1;
            case 1 -> sorted.getFirst();
            default -> sorted.get(0) - sorted.get(1);
        };
    }

    /**
     * A sign that spoke for the intent.
     *
     * @param sign in words for people: “规则 …”, “词组 …”, “用字 …”
     * @param weight by how much, in log-odds against the next intent; a rule has none and says 0
     */
    public record Reason(String sign, double weight) {
        /** For people, with the weight where there is one. */
        public String inWords() {
            return weight == 0 ? sign : String.format(Locale.ROOT, "%s %+.1f", sign, weight);
        }
    }

    /** Something noticed beside the intent. */
    public enum Note {
        /** The words agree. */
        YES,
        /** The words decline. */
        NO,
        /** The words ask for a report and say nothing of what. */
        BARE_REPORT,
        /** The words ask for a check and say nothing of what. */
        BARE_ASK,
        /** The words ask for deletion in so many words. */
        ERASE_NOW,
        /** Money is about to be lost. */
        MONEY,
        /** A number of a list, and nothing else. */
        NUMBER,
        /** A piece of evidence shall be taken out of the open report. */
        TAKE_OUT,
        /** No contact shall be left with the open report. */
        NO_CONTACT,
        /** All that is kept of the person is asked for. */
        EXPORT
    }
}
