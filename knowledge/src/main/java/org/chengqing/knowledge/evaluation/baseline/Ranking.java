package org.chengqing.knowledge.evaluation.baseline;

import java.util.List;

/** A base made ready for one way of ranking it. */
@FunctionalInterface
public interface Ranking {
    /** One review's name and its score; scores of one ranking compare with each other only. */
    record Hit(String id, double score) {}

    /**
     * The reviews that fit best, best first, each once.
     *
     * @param most how many at most
     */
    List<Hit> best(String text, int most);
}
