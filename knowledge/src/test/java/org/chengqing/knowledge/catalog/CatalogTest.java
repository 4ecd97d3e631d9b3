package org.chengqing.knowledge.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.chengqing.knowledge.catalog.ChangeResult.Changed;
import org.chengqing.knowledge.catalog.ChangeResult.NotAllowed;
import org.chengqing.knowledge.catalog.ChangeResult.Reason;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Revision;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final ClaimReviewId ID = new ClaimReviewId("L001");
    private static final ClaimReviewId OTHER = new ClaimReviewId("L002");

    private final DataSource dataSource = TestDatabases.fresh();
    private final Catalog catalog = new Catalog(dataSource, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void keeps_a_draft_as_it_was_written() {
        ReviewContent content = TestReviews.about("云溪县停水三天");

        ChangeResult result = catalog.create(ID, content, "editor", "新建");

        ClaimReview draft = content.as(ID, ReviewState.DRAFT, null, 1, NOW);
        assertThat(result).isEqualTo(new Changed(draft, catalog.generation()));
        assertThat(catalog.find(ID)).contains(draft);
        assertThat(catalog.create(ID, content, "editor", "again")).isEqualTo(new ChangeResult.Exists(draft));
    }

    @Test
    void a_snapshot_after_another_equals_a_whole_one_and_reads_only_what_changed() {
        release(ID, "云溪县停水三天");
        release(OTHER, "云溪县停电三天");
        CatalogSnapshot earlier = catalog.snapshotAfter(new CatalogSnapshot(0, List.of()));
        assertThat(earlier).isEqualTo(catalog.snapshot());

        catalog.revise(ID, 3, TestReviews.about("云溪县城区停水三天"), "editor", "");
        CatalogSnapshot revised = catalog.snapshotAfter(earlier);
        assertThat(revised).isEqualTo(catalog.snapshot());
        assertThat(revised.released().getLast()).isSameAs(earlier.released().getLast());

        catalog.move(OTHER, 3, ReviewStep.WITHDRAW, "reviewer", "");
        assertThat(catalog.snapshotAfter(revised)).isEqualTo(catalog.snapshot());
    }

    @Test
    void releases_a_review_step_by_step_and_tells_its_history() {
        release(ID, "云溪县停水三天");

        assertThat(catalog.snapshot().released()).extracting(ClaimReview::id).containsExactly(ID);
        ReviewContent corrected = TestReviews.about("云溪县城区停水三天");
        assertThat(catalog.revise(ID, 3, corrected, "editor", "地点写全")).isInstanceOf(Changed.class);

        assertThat(catalog.find(ID)).get().extracting(ClaimReview::state).isEqualTo(ReviewState.RELEASED);
        assertThat(catalog.history(ID))
                .containsExactly(
                        new Revision(1, NOW, "editor", ReviewState.DRAFT, "新建"),
                        new Revision(2, NOW, "editor", ReviewState.IN_REVIEW, ""),
                        new Revision(3, NOW, "reviewer", ReviewState.RELEASED, ""),
                        new Revision(4, NOW, "editor", ReviewState.RELEASED, "地点写全"));
    }

    @Test
    void every_change_makes_a_new_generation_and_a_refused_one_does_not() {
        long before = catalog.generation();
        catalog.create(ID, TestReviews.about("甲"), "editor", "");
        long created = catalog.generation();
        catalog.move(ID, 1, ReviewStep.RELEASE, "reviewer", "");

        assertThat(created).isGreaterThan(before);
        assertThat(catalog.generation()).isEqualTo(created);
        assertThat(catalog.history(ID)).hasSize(1);
    }

    @Test
    void refuses_what_another_revision_was_meant_for() {
        catalog.create(ID, TestReviews.about("甲"), "editor", "");
        ClaimReview current = ((Changed) catalog.revise(ID, 1, TestReviews.about("乙"), "editor", "")).review();

        assertThat(catalog.revise(ID, 1, TestReviews.about("丙"), "other", ""))
                .isEqualTo(new ChangeResult.Stale(current));
        assertThat(catalog.move(OTHER, 1, ReviewStep.SUBMIT, "editor", "")).isEqualTo(new ChangeResult.Missing(OTHER));
    }

    @Test
    void releases_nothing_without_a_source() {
        catalog.create(ID, TestReviews.unsourced("甲"), "editor", "");
        catalog.move(ID, 1, ReviewStep.SUBMIT, "editor", "");

        assertThat(catalog.move(ID, 2, ReviewStep.RELEASE, "reviewer", ""))
                .isInstanceOfSatisfying(
                        NotAllowed.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_SOURCE));

        release(OTHER, "乙");
        assertThat(catalog.revise(OTHER, 3, TestReviews.unsourced("乙"), "editor", ""))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void only_a_released_review_takes_the_place_of_another() {
        release(ID, "甲");
        catalog.create(OTHER, TestReviews.about("乙"), "editor", "");
        assertThat(catalog.supersede(ID, 3, OTHER, "reviewer", "")).isInstanceOf(NotAllowed.class);
        assertThat(catalog.supersede(ID, 3, ID, "reviewer", "")).isInstanceOf(NotAllowed.class);
        catalog.move(OTHER, 1, ReviewStep.SUBMIT, "editor", "");
        catalog.move(OTHER, 2, ReviewStep.RELEASE, "reviewer", "");

        assertThat(catalog.supersede(ID, 3, OTHER, "reviewer", "有新情况")).isInstanceOf(Changed.class);

        assertThat(catalog.find(ID)).get().extracting(ClaimReview::supersededBy).isEqualTo(OTHER);
        assertThat(catalog.snapshot().released()).extracting(ClaimReview::id).containsExactly(OTHER);
        assertThat(catalog.revise(ID, 4, TestReviews.about("甲"), "editor", "")).isInstanceOf(NotAllowed.class);
    }

    @Test
    void a_withdrawn_review_can_be_worked_on_again() {
        release(ID, "甲");
        catalog.move(ID, 3, ReviewStep.WITHDRAW, "reviewer", "有误");
        assertThat(catalog.snapshot().released()).isEmpty();

        assertThat(catalog.move(ID, 4, ReviewStep.REOPEN, "editor", "")).isInstanceOf(Changed.class);
        assertThat(catalog.find(ID)).get().extracting(ClaimReview::state).isEqualTo(ReviewState.DRAFT);
    }

    @Test
    void reads_what_passes_the_filter_in_the_order_of_ids() {
        release(OTHER, "乙");
        catalog.create(ID, TestReviews.about("甲"), "editor", "");
        List<ClaimReviewId> all = new ArrayList<>();

        assertThat(catalog.each(ReviewFilter.ALL, review -> all.add(review.id())))
                .isEqualTo(2);
        assertThat(catalog.each(ReviewFilter.in(ReviewState.DRAFT), review -> {}))
                .isEqualTo(1);
        assertThat(all).containsExactly(ID, OTHER);
    }

    @Test
    void a_revision_cannot_be_rewritten() throws SQLException {
        catalog.create(ID, TestReviews.about("甲"), "editor", "");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update claim_review_revision set author = 'x'"))
                    .hasMessageContaining("append-only");
        }
    }

    private void release(ClaimReviewId id, String claim) {
        catalog.create(id, TestReviews.about(claim), "editor", "新建");
        catalog.move(id, 1, ReviewStep.SUBMIT, "editor", "");
        assertThat(catalog.move(id, 2, ReviewStep.RELEASE, "reviewer", "")).isInstanceOf(Changed.class);
    }
}
