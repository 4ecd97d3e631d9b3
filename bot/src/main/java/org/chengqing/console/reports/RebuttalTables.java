package org.chengqing.console.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengqing.console.page.KnownClaims;
import org.chengqing.console.page.Times;
import org.chengqing.console.reports.MonthlyReport.Table;
import org.chengqing.knowledge.catalog.CatalogHistory;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.statistics.Figures;

/** Tables of the report about rebuttals. Blocks on JDBC. */
final class RebuttalTables {
    /** Most rumours listed. */
    static final int TOP = 20;

    private static final int LISTED = 50;

    private final KnownClaims claims;
    private final CatalogHistory history;

    RebuttalTables(KnownClaims claims, CatalogHistory history) {
        this.claims = claims;
        this.history = history;
    }

    /** What came out and what was taken back. */
    record Moves(List<CatalogHistory.Moved> all, List<Table> tables) {
        long count(ReviewState to) {
            return all.stream().filter(moved -> moved.to() == to).count();
        }
    }

    Moves moves(Instant from, Instant before) {
        List<CatalogHistory.Moved> moved = history.moved(from, before);
        return new Moves(
                moved,
                List.of(
                        table("新发布的辟谣", moved, List.of(ReviewState.RELEASED)),
                        table("撤回或被取代的辟谣", moved, List.of(ReviewState.WITHDRAWN, ReviewState.SUPERSEDED))));
    }

    private Table table(String title, List<CatalogHistory.Moved> moved, List<ReviewState> states) {
        List<CatalogHistory.Moved> fitting =
                moved.stream().filter(it -> states.contains(it.to())).toList();
        List<List<String>> rows = fitting.reversed().stream()
                .limit(LISTED)
                .map(it -> row(it, claims.find(it.id().value())))
                .toList();
        String note = fitting.size() > LISTED ? "共 " + fitting.size() + " 条，这里列出最近 " + LISTED + " 条。" : "";
        return new Table(title, note, List.of("谣言", "结论", "日期"), rows);
    }

    private static List<String> row(CatalogHistory.Moved moved, Optional<ClaimReview> review) {
        return List.of(
                review.map(it -> it.claim().text()).orElse(moved.id().value()),
                review.map(it -> it.rating().label()).orElse("—"),
                LocalDate.ofInstant(moved.at(), Times.ZONE).toString());
    }

    Table top(List<Figures.ShownClaim> shown) {
        List<List<String>> rows = new ArrayList<>();
        for (Figures.ShownClaim one : shown) {
            Optional<ClaimReview> review = claims.find(one.reviewId());
            rows.add(List.of(
                    review.map(it -> it.claim().text()).orElse(one.reviewId()),
                    review.map(it -> it.rating().label()).orElse("—"),
                    ReportWriter.number(one.count())));
        }
        return new Table("问得最多的谣言", "给居民看过的次数，最多列 " + TOP + " 条。", List.of("谣言", "结论", "次数"), rows);
    }
}
