package org.chengqing.knowledge.matching;

import java.util.List;
import org.chengqing.knowledge.embedding.SentenceReading;
import org.chengqing.knowledge.embedding.SentenceReading.Piece;
import org.chengqing.knowledge.embedding.SentenceVector;
import org.chengqing.knowledge.index.Rarity;
import org.chengqing.knowledge.text.Terms;

/**
 * How telling the swaps of an alignment are. 也 for 都 says nothing; 小学 for 中学 makes another claim, 断水 for 停水 does not:
 * the weight of the lighter side, how near both sides are in meaning, and whether the entry says the text's side elsewhere.
 *
 * @param heaviest weight of the heaviest swap, 0 without one
 * @param likeness cosine of its two sides, 1 without one
 * @param foreign weight of the swaps whose side in the text stands nowhere in the entry
 */
record SwapWeight(double heaviest, double likeness, double foreign) {
    static SwapWeight of(
            Alignment alignment,
            String wording,
            SentenceReading ofWording,
            String text,
            SentenceReading ofText,
            String entry,
            Rarity rarity) {
        double heaviest = 0;
        double likeness = 1;
        double foreign = 0;
        for (Alignment.Swap swap : alignment.swaps()) {
            double weight = Math.min(
                    weight(wording, swap.from(), swap.to(), rarity),
                    weight(text, swap.textFrom(), swap.textTo(), rarity));
            String said = text.substring(swap.textFrom(), Math.min(text.length(), swap.textTo() + 1));
            foreign += entry.contains(said) ? 0 : weight;
            if (weight > heaviest) {
                heaviest = weight;
                likeness = mean(ofWording, wording, swap.from(), swap.to())
                        .cosine(mean(ofText, text, swap.textFrom(), swap.textTo()));
            }
        }
        return new SwapWeight(heaviest, likeness, foreign);
    }

    private static double weight(String text, int from, int to, Rarity rarity) {
        double weight = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            weight += Character.isLetterOrDigit(c) ? rarity.weight(Terms.ofCharacter(c)) : 0;
        }
        return weight;
    }

    /** The mean of the pieces that stand there; without direction where the reading does not reach. */
    private static SentenceVector mean(SentenceReading reading, String text, int from, int to) {
        List<Piece> pieces = reading.pieces();
        float[] sum = new float[reading.whole().size()];
        int at = 0;
        for (Piece piece : pieces) {
            at = text.indexOf(piece.text(), at);
            if (at < 0 || at >= to) {
                break;
            }
            if (at >= from) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += (float) piece.vector().coordinate(i);
                }
            }
            at += piece.text().length();
        }
        return SentenceVector.of(sum);
    }
}
