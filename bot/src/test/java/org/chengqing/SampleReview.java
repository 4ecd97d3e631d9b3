package org.chengqing;

import java.time.Instant;
import java.util.List;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.jspecify.annotations.Nullable;

/** Makes a rebuttal for a test: released and valid everywhere, unless said otherwise. */
public final class SampleReview {
    private final String id;
    private final String claim;
    private Rating rating = Rating.FALSE;
    private String conclusion = "不属实。";
    private String body = "";
    private List<Source> sources = List.of();
    private String region = ClaimReview.NATIONWIDE;
    private String category = "其他";
    private Validity validity = Validity.ALWAYS;
    private ReviewState state = ReviewState.RELEASED;
    private @Nullable ClaimReviewId supersededBy;
    private int revision = 1;
    private Instant updatedAt = Instant.EPOCH;

    private SampleReview(String id, String claim) {
        this.id = id;
        this.claim = claim;
    }

    public static SampleReview of(String id, String claim) {
        return new SampleReview(id, claim);
    }

    public SampleReview rating(Rating value) {
        rating = value;
        return this;
    }

    public SampleReview conclusion(String value) {
        conclusion = value;
        return this;
    }

    public SampleReview body(String value) {
        body = value;
        return this;
    }

    public SampleReview sources(List<Source> value) {
        sources = value;
        return this;
    }

    public SampleReview region(String value) {
        region = value;
        return this;
    }

    public SampleReview category(String value) {
        category = value;
        return this;
    }

    public SampleReview validity(Validity value) {
        validity = value;
        return this;
    }

    public SampleReview state(ReviewState value) {
        state = value;
        return this;
    }

    public SampleReview supersededBy(@Nullable ClaimReviewId value) {
        supersededBy = value;
        return this;
    }

    public SampleReview revision(int value) {
        revision = value;
        return this;
    }

    public SampleReview updatedAt(Instant value) {
        updatedAt = value;
        return this;
    }

    public ClaimReview review() {
        return new ClaimReview(
                new ClaimReviewId(id),
                new Claim(claim),
                rating,
                conclusion,
                body,
                sources,
                region,
                category,
                List.of(),
                List.of(),
                Facts.NONE,
                validity,
                state,
                supersededBy,
                false,
                revision,
                updatedAt);
    }
}
