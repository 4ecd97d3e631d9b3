package org.chengqing.knowledge.catalog;

import java.util.List;
import java.util.Optional;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Revision;

/** The reviews in PostgreSQL: the truth. Every method blocks on JDBC. */
public final class Catalog {
    /** The review of this name in whatever state. */
    public Optional<ClaimReview> find(ClaimReviewId id) {
        throw new UnsupportedOperationException(id.value());
    }

    /** Its history, oldest first; empty for an unknown name. */
    public List<Revision> history(ClaimReviewId id) {
        throw new UnsupportedOperationException(id.value());
    }

    /** A number that grows with every change of any review, in the transaction that makes it. */
    public long generation() {
        throw new UnsupportedOperationException();
    }
}
