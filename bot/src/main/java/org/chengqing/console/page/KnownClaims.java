package org.chengqing.console.page;

import java.util.Optional;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Rebuttals by their names: those that answer now from memory, the others from the catalogue, which blocks on JDBC. */
@Component
@ConditionalOnWebApplication
public final class KnownClaims {
    private final KnowledgeBase knowledge;
    private final Catalog catalog;

    KnownClaims(KnowledgeBase knowledge, Catalog catalog) {
        this.knowledge = knowledge;
        this.catalog = catalog;
    }

    /** The rebuttal of this name in whatever state; empty for an unknown name. */
    public Optional<ClaimReview> find(String id) {
        ClaimReviewId name = new ClaimReviewId(id);
        return knowledge.released(name).or(() -> catalog.find(name));
    }
}
