package org.chengqing.knowledge.matching;

import java.util.Locale;

/**
 * What a pair of text and entry is described by. Parts run from 0 to 1; weights are sums of the rarity of terms in the
 * base. Pairs are neighbouring characters and words of letters and digits, words those of a dictionary. The order is the
 * order in a model file, which names them.
 */
enum Feature {
    /** Part of the best wording's pairs that the text holds; then singles, words and pairs of sounds. */
    WORDING_PAIRS,
    WORDING_SINGLES,
    WORDING_WORDS,
    WORDING_SOUNDS,
    /** Part of the text that the best wording holds. */
    TEXT_PAIRS,
    TEXT_SINGLES,
    TEXT_WORDS,
    TEXT_SOUNDS,
    /** The same of the claim alone. */
    CLAIM_PAIRS,
    CLAIM_SINGLES,
    TEXT_BY_CLAIM_SINGLES,
    /** Geometric means of both directions. */
    BOTH_PAIRS,
    BOTH_SINGLES,
    BOTH_SOUNDS,
    /** Part of the text that claim, aliases, conclusion or body hold. */
    WHOLE_PAIRS,
    WHOLE_SINGLES,
    WHOLE_WORDS,
    /** Part of the head of the text that they hold. */
    HEAD_PAIRS,
    /** Weights shared with the best wording and with the whole. */
    SHARED_MATTER,
    SHARED_WHOLE_MATTER,
    /** Weights of the best wording and of the text. */
    WORDING_MATTER,
    TEXT_MATTER,
    /** Weights of the text that the whole misses, and of the wording that the text misses; sums and heaviest. */
    TEXT_MISSED,
    TEXT_MISSED_HEAVIEST,
    WORDING_MISSED,
    WORDING_MISSED_HEAVIEST,
    /** See {@link Alignment}. */
    ALIGNED,
    RUN,
    RUN_LENGTH,
    SWAPS,
    SWAPPED,
    SLIPS,
    /** Letters of the text that are initials of the wording. */
    INITIALS,
    /** Of the clause of the text that fits best: part of the wording it holds, and the other way round. */
    CLAUSE_WORDING,
    CLAUSE_TEXT,
    /** Cosines: of the nearest wording, the claim, claim and conclusion; of the nearest clause. */
    NEAREST,
    NEAREST_CLAIM,
    NEAREST_CONCLUSION,
    NEAREST_CLAUSE,
    /** How many views found the entry. */
    VIEWS,
    /** What kind of text it is. */
    LENGTH,
    CLAUSES,
    QUESTION,
    ASKS_DETAIL,
    DETAIL_UNTOLD,
    NEGATED,
    LETTERS,
    /** What kind of entry it is. */
    REGIONAL,
    DATED,
    WORDINGS,
    WORDING_LENGTH,
    BODY_LENGTH,
    CLAIM_NUMBERS,
    CLAIM_PLACES,
    /** How facts relate to those of claim and body, from clash to agreement; see {@link FactCheck}. */
    PLACE,
    PLACE_IN_BODY,
    SPOT,
    SPOT_IN_BODY,
    DATE,
    DATE_IN_BODY,
    CLOCK,
    CLOCK_IN_BODY,
    QUANTITY,
    QUANTITY_IN_BODY,
    NUMBER,
    NUMBER_IN_BODY,
    GROUP,
    GROUP_IN_BODY,
    NAME,
    NAME_IN_BODY,
    FACTS_IN_CLAIM,
    FACTS_IN_BODY,
    FACTS_NOWHERE,
    FACTS_MISSING,
    CLOSENESS,
    CLOSENESS_IN_BODY,
    CLASHES;

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
