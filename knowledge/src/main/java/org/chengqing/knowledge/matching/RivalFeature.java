package org.chengqing.knowledge.matching;

import java.util.Locale;

/** What a candidate is described by beside the others that were weighed with it. */
enum RivalFeature {
    /** Its score by itself, how far it leads the best other, and how many lead it. */
    SCORE,
    SCORE_LEAD,
    SCORE_RANK,
    /** The sum of the scores of all others. */
    SCORE_OTHERS,
    /** Leads over the best other in single measures; negative behind it. */
    NEAREST_LEAD,
    NEAREST_RANK,
    WHOLE_LEAD,
    BOTH_LEAD,
    WORDING_LEAD,
    SOUNDS_LEAD,
    /** See {@link PieceAlignment}: the best wording by the text, and the text by the best wording. */
    WORDING_PIECES,
    WORDING_PIECES_WORST,
    WORDING_PIECES_UNCOVERED,
    TEXT_PIECES,
    TEXT_PIECES_WORST,
    TEXT_PIECES_UNCOVERED,
    /** Leads over the strongest other in these. */
    WORDING_PIECES_LEAD,
    TEXT_PIECES_LEAD,
    /** See {@link SwapWeight}. */
    SWAP_WEIGHT,
    SWAP_LIKENESS,
    SWAP_FOREIGN,
    /** How near the strongest other candidate is to this one: cosine of their claims, part of its claim held here. */
    RIVAL_NEAREST,
    RIVAL_SHARED,
    /** Weight of the text's pairs that only this candidate holds, and that only the strongest other holds. */
    ONLY_HERE,
    ONLY_THERE,
    /** Weight of this claim's pairs that the rival's lacks and the text has, and that the text lacks too. */
    CONTRAST_SAID,
    CONTRAST_UNSAID,
    /** The same of the rival's claim. */
    RIVAL_CONTRAST_SAID,
    RIVAL_CONTRAST_UNSAID;

    /** Its place among the values of a description. */
    @SuppressWarnings("EnumOrdinal") // the order is the order of the model file, which is checked
    int at() {
        return ordinal();
    }

    /** Its name in model files and in evidence. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
