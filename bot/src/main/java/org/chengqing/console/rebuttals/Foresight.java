package org.chengqing.console.rebuttals;

import java.util.List;
import org.chengqing.knowledge.claim.ClaimReviewId;

/**
 * What the release of a content would change; public methods are for templates.
 *
 * @param step what is being done, for people; empty when it is done
 * @param done questions and wordings tried so far
 * @param total how many there are to try, 0 while that is not known
 * @param failed whether it broke off
 * @param changes past questions that would be answered otherwise
 * @param collisions wordings that other rebuttals answer, or of others that this one would
 */
public record Foresight(
        String step, int done, int total, boolean failed, List<Change> changes, List<Collision> collisions) {
    /** Copies the lists. */
    public Foresight {
        changes = List.copyOf(changes);
        collisions = List.copyOf(collisions);
    }

    /** Whether there is more to come. */
    public boolean running() {
        return !step.isEmpty();
    }

    /** A past question, masked, with what is said to it now and then. */
    public record Change(String question, Told before, Told after) {}

    /** An outcome in short: its words and the reviews shown. */
    public record Told(String words, List<ClaimReviewId> reviews) {
        /** Copies the list. */
        public Told {
            reviews = List.copyOf(reviews);
        }
    }

    /**
     * A wording that does not find its own review alone.
     *
     * @param wording the claim or an alias
     * @param of the review that it belongs to
     * @param told what is said to it after the release
     * @param words what that means, for people
     */
    public record Collision(String wording, ClaimReviewId of, Told told, String words) {}

    static Foresight at(String step, int done, int total) {
        return new Foresight(step, done, total, false, List.of(), List.of());
    }

    static Foresight broken() {
        return new Foresight("", 0, 0, true, List.of(), List.of());
    }
}
