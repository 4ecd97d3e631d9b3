package org.chengqing.knowledge.matching;

import java.util.Map;

/** Turns the description of a pair into the chance that the entry answers the text. Pure and fast. */
@FunctionalInterface
interface Scorer {
    /** From 0 to 1, growing with the chance that the entry answers the text. */
    double score(Map<Feature, Double> features);
}
