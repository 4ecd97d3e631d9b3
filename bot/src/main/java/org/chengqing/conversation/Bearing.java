package org.chengqing.conversation;

import java.util.List;
import org.chengqing.knowledge.claim.ClaimReview;

/** Released reviews that bear on the words of a report: those that answer them, and those that perhaps do. */
record Bearing(List<ClaimReview> sure, List<ClaimReview> possible) {
    /** Nothing is known about the words, or there are none. */
    static final Bearing NONE = new Bearing(List.of(), List.of());

    /** Copies the lists. */
    Bearing {
        sure = List.copyOf(sure);
        possible = List.copyOf(possible);
    }
}
