package org.chengqing.knowledge;

import java.time.Instant;
import java.util.List;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Validity;

/** Released reviews for tests. */
public final class Reviews {
    private Reviews() {}

    public static ClaimReview of(String id, String claim, String region, Validity validity, String... aliases) {
        return new ClaimReview(
                new ClaimReviewId(id),
                new Claim(claim),
                Rating.FALSE,
                "不属实。",
                "经核实，没有这回事。",
                List.of(),
                region,
                "其他",
                List.of(aliases),
                List.of(),
                Facts.NONE,
                validity,
                ReviewState.RELEASED,
                null,
                false,
                1,
                Instant.EPOCH);
    }

    /** The same with texts that it must not answer. */
    public static ClaimReview excluding(ClaimReview review, String... texts) {
        return new ClaimReview(
                review.id(),
                review.claim(),
                review.rating(),
                review.conclusion(),
                review.body(),
                review.sources(),
                review.region(),
                review.category(),
                review.aliases(),
                List.of(texts),
                review.facts(),
                review.validity(),
                review.state(),
                review.supersededBy(),
                review.sample(),
                review.revision(),
                review.updatedAt());
    }

    public static ClaimReview nationwide(String id, String claim, String... aliases) {
        return of(id, claim, ClaimReview.NATIONWIDE, Validity.ALWAYS, aliases);
    }

    /** Seven claims that have nothing to do with one another. */
    public static List<ClaimReview> some() {
        return List.of(
                of("water", "云溪县城区从3月13日起停水三天", "云溪县", Validity.ALWAYS, "云溪停水三天", "全城断水72小时"),
                nationwide("spinach", "菠菜和豆腐同吃会得肾结石", "菠菜豆腐不能一起吃"),
                nationwide("salt", "吃碘盐可以防核辐射", "碘盐防辐射"),
                nationwide("microwave", "微波炉加热食物会致癌", "微波炉致癌"),
                nationwide("phone", "加油站打手机会引起爆炸"),
                nationwide("seaweed", "紫菜是塑料做的", "塑料紫菜"),
                nationwide("quake", "动物异常就是地震前兆"));
    }
}
