package org.chengqing.knowledge.catalog;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;

/** Contents of reviews for tests. */
final class TestReviews {
    static final Source WATER_COMPANY =
            new Source("云溪县自来水公司", "供水正常的说明", URI.create("https://water.example/a?b=1"), LocalDate.of(2026, 3, 12));

    private TestReviews() {}

    static ReviewContent about(String claim) {
        return with(claim, List.of(WATER_COMPANY));
    }

    static ReviewContent unsourced(String claim) {
        return with(claim, List.of());
    }

    private static ReviewContent with(String claim, List<Source> sources) {
        return new ReviewContent(
                new Claim(claim),
                Rating.FALSE,
                "不属实。城区供水正常。",
                "经核实，近期没有停水安排。",
                sources,
                "云溪县",
                "水电气",
                List.of("全城断水"),
                List.of("全城断电"),
                new Facts(List.of("云溪县"), List.of("三天"), List.of("3月13日"), List.of()),
                new Validity(LocalDate.of(2026, 3, 13), null),
                false);
    }
}
