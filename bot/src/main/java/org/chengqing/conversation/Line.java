package org.chengqing.conversation;

import java.util.Map;
import org.chengqing.intake.Notice;
import org.chengqing.knowledge.claim.ClaimReview;
import org.jspecify.annotations.Nullable;

/** One piece of what is said, before it has words. */
sealed interface Line {
    /** A sentence of {@code config/replies.yml}, with values for its places; {@code state} is a word for its own. */
    record Phrase(
            Wording wording,
            Map<String, String> values,
            @Nullable Wording state) implements Line {
        /** Copies the map. */
        public Phrase {
            values = Map.copyOf(values);
        }
    }

    /** A sentence of the taxonomy. */
    record Plain(String text) implements Line {}

    /** Something about an own report that the person was not told yet. */
    record News(Notice notice) implements Line {}

    /** A text and a picture about a review, to be passed on. */
    record Forward(ClaimReview review) implements Line {}

    /** A judgement. */
    record Verdict(ClaimReview review) implements Line {}
}
