package org.chengqing.questions;

import java.time.Instant;
import org.chengqing.knowledge.claim.ClaimReview;

/** Sees to it that a second person releases an answer before those who wait for it are told. */
public interface FirstAnswers {
    /**
     * People wait for what this review says; told again and again for as long as they do. Blocks.
     *
     * @param since when it last turned out that it answers one of them
     */
    void found(ClaimReview review, Instant since);
}
