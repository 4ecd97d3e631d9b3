package org.chengqing.knowledge.catalog;

import java.util.Locale;
import java.util.Optional;
import org.chengqing.knowledge.claim.ReviewState;

/** The words for states in files: {@code in-review}, {@code IN_REVIEW} or 审核中. */
final class ReviewStates {
    private ReviewStates() {}

    static Optional<ReviewState> of(String word) {
        return Optional.ofNullable(
                switch (word.toUpperCase(Locale.ROOT).replace('-', '_')) {
                    case "DRAFT", "草稿" -> ReviewState.DRAFT;
                    case "IN_REVIEW", "审核中" -> ReviewState.IN_REVIEW;
                    case "RELEASED", "已发布" -> ReviewState.RELEASED;
                    case "WITHDRAWN", "已撤回" -> ReviewState.WITHDRAWN;
                    case "SUPERSEDED", "已替代" -> ReviewState.SUPERSEDED;
                    default -> null;
                });
    }
}
