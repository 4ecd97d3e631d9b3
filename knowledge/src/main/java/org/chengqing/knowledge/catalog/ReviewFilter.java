package org.chengqing.knowledge.catalog;

import java.util.EnumSet;
import java.util.Set;
import org.chengqing.knowledge.claim.ReviewState;
import org.jspecify.annotations.Nullable;

/** Which reviews are meant: in one of these states, and of this region and category where they are not null. */
public record ReviewFilter(
        Set<ReviewState> states,
        @Nullable String region,
        @Nullable String category) {
    /** Every review. */
    public static final ReviewFilter ALL = new ReviewFilter(EnumSet.allOf(ReviewState.class), null, null);

    /** Copies the set. */
    public ReviewFilter {
        states = Set.copyOf(states);
    }

    /** Every review in this state. */
    public static ReviewFilter in(ReviewState state) {
        return new ReviewFilter(Set.of(state), null, null);
    }
}
