package org.chengqing.knowledge.evaluation;

import java.util.Set;

/**
 * One message of a set.
 *
 * @param id its name, unique in the set
 * @param text what a resident sent
 * @param kind the word under which its author files it, such as short-question
 * @param right the reviews any of which answers it; empty where none does
 */
public record LabelledQuery(String id, String text, String kind, Set<String> right) {
    /** Copies the set. */
    public LabelledQuery {
        right = Set.copyOf(right);
    }

    /** Whether some review answers it. */
    public boolean isAnswerable() {
        return !right.isEmpty();
    }
}
