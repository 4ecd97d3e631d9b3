package org.chengqing.knowledge.matching;

import java.util.List;
import org.chengqing.knowledge.embedding.SentenceReading;
import org.chengqing.knowledge.embedding.SentenceReading.Piece;
import org.chengqing.knowledge.index.Rarity;
import org.chengqing.knowledge.text.Terms;

/**
 * Lays two texts beside each other by the meaning of their pieces: each piece of one is covered as well as the nearest piece
 * of the other covers it, weighted by rarity (as in BERTScore, Zhang et al. 2020). 断水 covers 停水; 带人 does not cover 头盔.
 *
 * @param covered mean cover
 * @param worst cover of the piece that is both telling and covered least: the smallest mean over two neighbours
 * @param uncovered weight of pieces that nothing covers
 */
record PieceAlignment(double covered, double worst, double uncovered) {
    private static final int LONGEST = 48;
    /** Cosine below which a piece of this model counts as not covered. */
    private static final double COVERED = 0.55;

    private static final double FOREIGN = 4;

    /** How the other covers this one. */
    static PieceAlignment of(SentenceReading covered, SentenceReading by, Rarity rarity) {
        List<Piece> pieces = head(covered.pieces());
        List<Piece> others = head(by.pieces());
        if (pieces.isEmpty() || others.isEmpty()) {
            return new PieceAlignment(0, 0, 0);
        }
        double sum = 0;
        double weights = 0;
        double uncovered = 0;
        double worst = 1;
        double before = 1;
        for (Piece piece : pieces) {
            double weight = weight(piece.text(), rarity);
            double best = nearest(piece, others);
            sum += weight * best;
            weights += weight;
            uncovered += best < COVERED ? weight : 0;
            if (weight > 1) {
                worst = Math.min(worst, (best + before) / 2);
                before = best;
            }
        }
        return new PieceAlignment(weights == 0 ? 0 : sum / weights, worst, uncovered);
    }

    private static double nearest(Piece piece, List<Piece> others) {
        double best = -1;
        for (Piece other : others) {
            best = Math.max(best, piece.vector().cosine(other.vector()));
        }
        return best;
    }

    private static double weight(String text, Rarity rarity) {
        return text.length() == 1 && Character.isIdeographic(text.charAt(0))
                ? rarity.weight(Terms.ofCharacter(text.charAt(0)))
                : Character.isLetterOrDigit(text.charAt(0)) ? FOREIGN : 0;
    }

    private static List<Piece> head(List<Piece> pieces) {
        return pieces.subList(0, Math.min(LONGEST, pieces.size()));
    }
}
