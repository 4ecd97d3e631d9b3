package org.chengqing.knowledge;

import java.util.List;
import java.util.Optional;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.matching.MatchOutcome;

/** The only door to what is known. Safe for use by many threads. */
public final class KnowledgeBase implements AutoCloseable {
    /** What is known about this text. May wait briefly for Redis; never asks the database. */
    public MatchOutcome match(String text) {
        throw new UnsupportedOperationException(text);
    }

    /** The review of this name if it is released and valid today; from memory. */
    public Optional<ClaimReview> released(ClaimReviewId id) {
        throw new UnsupportedOperationException(id.value());
    }

    /** The newest released and valid reviews, newest first; from memory. */
    public List<ClaimReview> latest(int most) {
        throw new UnsupportedOperationException("" + most);
    }

    /** The catalogue generation that answers now. */
    public long generation() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
