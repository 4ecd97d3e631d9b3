/**
 * From a message to an outcome. Candidates come from the index (cheap, misses little); {@link
 * org.chengqing.knowledge.matching.CandidateFeatures} describes each pair of text and entry by the overlap of rare terms
 * and by its distance to the other candidates; a {@link org.chengqing.knowledge.matching.Scorer} turns that into the chance
 * that the entry answers the text; {@link org.chengqing.knowledge.matching.FactCheck} compares places, numbers and dates,
 * and a clash never answers by itself: the same words with another town or another date are another claim. A wrong answer is
 * worse than none, so thresholds are set by the rate of false ones, see {@link
 * org.chengqing.knowledge.matching.MatchSettings}.
 */
@NullMarked
package org.chengqing.knowledge.matching;

import org.jspecify.annotations.NullMarked;
