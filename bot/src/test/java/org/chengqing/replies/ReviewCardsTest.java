package org.chengqing.replies;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengqing.SampleReview;
import org.chengqing.channel.Reply;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.junit.jupiter.api.Test;

class ReviewCardsTest {
    @Test
    void shows_the_review_with_the_day_of_its_revision_in_china() {
        URI address = URI.create("https://water.example/notice");
        ClaimReview review = SampleReview.of("L002", "柳湾街道停水12小时")
                .rating(Rating.PARTLY_TRUE)
                .conclusion("部分属实：只有六个小区停水。")
                .sources(List.of(new Source("供水公司", "停水通知", address, null)))
                .region("柳湾街道")
                .category("水电气")
                .validity(new Validity(null, LocalDate.of(2026, 3, 16)))
                .revision(2)
                .updatedAt(Instant.parse("2026-03-13T16:30:00Z"))
                .review();

        assertThat(ReviewCards.of(review))
                .isEqualTo(new Reply.Part.Card(
                        "L002",
                        "部分属实",
                        "partly-true",
                        "柳湾街道停水12小时",
                        "部分属实：只有六个小区停水。",
                        List.of(new Reply.CardSource("供水公司", "停水通知", address)),
                        LocalDate.of(2026, 3, 14),
                        LocalDate.of(2026, 3, 16)));
    }
}
