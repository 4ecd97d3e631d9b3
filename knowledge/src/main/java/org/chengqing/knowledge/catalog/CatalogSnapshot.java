package org.chengqing.knowledge.catalog;

import java.util.List;
import org.chengqing.knowledge.claim.ClaimReview;

/** All released reviews, valid today or not, as they were in one generation of the catalogue; ordered by id. */
public record CatalogSnapshot(long generation, List<ClaimReview> released) {
    /** Copies the list. */
    public CatalogSnapshot {
        released = List.copyOf(released);
    }
}
