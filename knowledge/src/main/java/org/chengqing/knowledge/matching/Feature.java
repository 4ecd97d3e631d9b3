package org.chengqing.knowledge.matching;

/**
 * What a pair of text and entry is described by; all from -1 to 1. Weights of terms are their rarity in the base; pairs
 * include words of Latin letters and digits.
 */
enum Feature {
    /** Part of the best wording's pairs that the text holds. */
    WORDING_PAIRS,
    /** The same of single characters. */
    WORDING_SINGLES,
    /** Part of the text's pairs that the best wording holds. */
    TEXT_PAIRS,
    /** The same of single characters. */
    TEXT_SINGLES,
    /** Geometric mean of both coverages by single characters, of the best wording. */
    BOTH_SINGLES,
    /** Part of the text's pairs that claim, aliases, conclusion or body hold. */
    TEXT_PAIRS_WHOLE,
    /** The same of single characters. */
    TEXT_SINGLES_WHOLE,
    /** How much the text says: the weight of its pairs, 1 from that of about twenty rare ones. */
    TEXT_MATTER,
    /** The same of the best wording. */
    WORDING_MATTER,
    /** Weight of the pairs shared with the best wording, 1 from that of about ten rare ones. */
    SHARED_MATTER,
    /** Length of the text, 1 from 300 characters. */
    TEXT_LENGTH,
    /** Lead over the best other candidate in mean coverage; negative behind it. */
    LEAD,
    /** Lead over it in coverage of the text by the whole entry. */
    WHOLE_LEAD,
    /** The claim is about one region rather than everywhere. */
    REGIONAL,
    /** A quantity of the text is one of the claim's. */
    NUMBER_AGREES,
    /** The text has quantities of a unit of the claim's, none of them equal. */
    NUMBER_CLASHES,
    /** The claim has quantities, the text none of that unit. */
    NUMBER_ABSENT,
    /** The text has quantities that neither claim nor body tells. */
    NUMBER_UNKNOWN,
    /** A date of the text is one of the claim's. */
    DATE_AGREES,
    /** Both tell dates, none of them equal. */
    DATE_CLASHES,
    /** The text tells a date, the entry none. */
    DATE_UNKNOWN,
    /** A place of the text is one of the claim's. */
    PLACE_AGREES,
    /** The text's place lies in the claim's, or the claim holds everywhere. */
    PLACE_BELOW,
    /** The text's place is wider than the claim's. */
    PLACE_ABOVE,
    /** The text names another place. */
    PLACE_SIDEWAYS,
    /** The claim names a place, the text none. */
    PLACE_ABSENT
}
