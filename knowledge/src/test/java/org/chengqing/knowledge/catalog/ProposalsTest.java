package org.chengqing.knowledge.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.chengqing.knowledge.catalog.ProposalResult.Kept;
import org.chengqing.knowledge.catalog.ProposalResult.Released;
import org.chengqing.knowledge.catalog.ProposalResult.Stale;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);
    private static final ClaimReviewId ID = new ClaimReviewId("L001");
    private static final ReviewContent OLD = TestReviews.about("云溪县停水三天");
    private static final ReviewContent NEW = TestReviews.about("云溪县停水五天");

    private final DataSource dataSource = TestDatabases.fresh();
    private final Catalog catalog = new Catalog(dataSource, CLOCK);
    private final Proposals proposals = new Proposals(dataSource, CLOCK);

    @TempDir
    private Path folder;

    @Test
    void the_old_content_stays_until_somebody_else_releases_the_new() {
        release();
        long generation = catalog.generation();

        Proposal first = kept(proposals.write(ID, 3, 0, TestReviews.about("云溪县停水四天"), false, "a", ""));
        Proposal second = kept(proposals.write(ID, 3, first.version(), NEW, true, "b", "改数字"));

        assertThat(second.authors()).isEqualTo(Set.of("a", "b"));
        assertThat(proposals.find(ID)).contains(second);
        assertThat(catalog.generation()).isEqualTo(generation);
        assertThat(proposals.release(ID, 2, "a", "")).isInstanceOf(ProposalResult.OwnWork.class);
        assertThat(proposals.release(ID, 2, "b", "")).isInstanceOf(ProposalResult.OwnWork.class);
        assertThat(proposals.release(ID, 1, "c", "")).isInstanceOf(Stale.class);
        ClaimReview released = ((Released) proposals.release(ID, 2, "c", "发布")).review();
        assertThat(released).isEqualTo(NEW.as(ID, ReviewState.RELEASED, null, 4, CLOCK.instant()));
        assertThat(catalog.find(ID)).contains(released);
        assertThat(proposals.find(ID)).isEmpty();
        assertThat(catalog.writers(ID)).isEmpty();
    }

    @Test
    void whoever_hands_a_proposal_in_counts_as_an_author_and_a_reviewer_who_hands_back_does_not() {
        release();
        kept(proposals.write(ID, 3, 0, NEW, false, "a", ""));
        assertThat(proposals.release(ID, 1, "c", "")).isInstanceOf(ProposalResult.WrongState.class);
        kept(proposals.handIn(ID, 1, "b", ""));
        kept(proposals.handBack(ID, 2, "c", "再查"));
        Proposal again = kept(proposals.handIn(ID, 3, "a", ""));

        assertThat(again.authors()).isEqualTo(Set.of("a", "b"));
        assertThat(proposals.release(ID, 4, "b", "")).isInstanceOf(ProposalResult.OwnWork.class);
        assertThat(proposals.release(ID, 4, "c", "")).isInstanceOf(Released.class);
    }

    @Test
    void is_overtaken_by_any_other_change_and_can_be_dropped() {
        assertThat(proposals.write(ID, 1, 0, NEW, true, "a", "")).isInstanceOf(ProposalResult.NotReleased.class);
        release();
        assertThat(proposals.write(ID, 3, 0, OLD, true, "a", "")).isInstanceOf(ProposalResult.NothingNew.class);
        assertThat(proposals.write(ID, 2, 0, NEW, true, "a", "")).isInstanceOf(Stale.class);
        kept(proposals.write(ID, 3, 0, NEW, true, "a", ""));
        assertThat(proposals.write(ID, 3, 0, NEW, true, "b", "")).isInstanceOf(Stale.class);
        catalog.revise(ID, 3, TestReviews.about("命令行导入的"), "import", "");
        assertThat(proposals.release(ID, 1, "c", "")).isInstanceOf(Stale.class);
        assertThat(proposals.drop(ID, 1)).isInstanceOf(ProposalResult.Dropped.class);
        kept(proposals.write(ID, 4, 0, TestReviews.unsourced("无来源"), true, "a", ""));
        assertThat(proposals.release(ID, 1, "c", "")).isInstanceOf(ProposalResult.NoSource.class);
    }

    @Test
    void writers_are_those_since_the_last_release() {
        catalog.create(ID, OLD, "a", "");
        catalog.revise(ID, 1, NEW, "b", "");
        catalog.move(ID, 2, ReviewStep.SUBMIT, "s", "");
        catalog.move(ID, 3, ReviewStep.HAND_BACK, "r", "");
        catalog.move(ID, 4, ReviewStep.SUBMIT, "a", "");
        assertThat(catalog.writers(ID)).isEqualTo(Set.of("a", "b", "s"));
        catalog.move(ID, 5, ReviewStep.RELEASE, "r", "");
        catalog.move(ID, 6, ReviewStep.WITHDRAW, "r", "");
        assertThat(catalog.writers(ID)).isEmpty();
        catalog.move(ID, 7, ReviewStep.REOPEN, "e", "");
        assertThat(catalog.writers(ID)).isEqualTo(Set.of("e"));
    }

    @Test
    void an_import_for_review_publishes_nothing() throws IOException {
        release();
        ImportResult.Imported done = (ImportResult.Imported) imported("""
                {"id": "n1", "claim": "新的", "rating": "false", "state": "released"}
                {"id": "n2", "claim": "新的草稿", "rating": "false"}
                {"id": "L001", "claim": "云溪县停水九天", "rating": "false", "state": "released"}
                """);

        assertThat(done.added()).isEqualTo(2);
        assertThat(done.proposed()).isEqualTo(1);
        assertThat(state("n1")).isEqualTo(ReviewState.IN_REVIEW);
        assertThat(state("n2")).isEqualTo(ReviewState.DRAFT);
        assertThat(catalog.writers(new ClaimReviewId("n1"))).isEqualTo(Set.of("im"));
        assertThat(catalog.find(ID).orElseThrow().claim()).isEqualTo(OLD.claim());
        Proposal proposal = proposals.find(ID).orElseThrow();
        assertThat(proposal.content().claim().text()).isEqualTo("云溪县停水九天");
        assertThat(proposal.inReview()).isTrue();
        assertThat(proposal.authors()).containsExactly("im");
    }

    @Test
    void an_import_for_review_tells_everything_that_a_file_may_not_do() throws IOException {
        release();
        kept(proposals.write(ID, 3, 0, NEW, true, "a", ""));
        ClaimReviewId gone = new ClaimReviewId("gone");
        catalog.create(gone, OLD, "a", "");
        catalog.move(gone, 1, ReviewStep.SUBMIT, "a", "");
        catalog.move(gone, 2, ReviewStep.RELEASE, "b", "");
        catalog.move(gone, 3, ReviewStep.WITHDRAW, "b", "");

        ImportResult.Refused refused = (ImportResult.Refused) imported("""
                {"id": "n1", "claim": "新的", "rating": "false", "state": "withdrawn"}
                {"id": "L001", "claim": "改了", "rating": "false"}
                {"id": "gone", "claim": "改了", "rating": "false", "state": "released"}
                """);

        assertThat(refused.errors()).extracting(ImportError::line).containsExactly(1L, 2L, 3L);
        assertThat(((ImportResult.Refused) imported(
                                "{\"id\": \"L001\", \"claim\": \"改\", \"rating\": \"false\", \"state\": \"draft\"}"))
                        .errors())
                .hasSize(1);
    }

    @Test
    void lists_by_words_state_and_time() {
        release();
        catalog.create(new ClaimReviewId("d1"), TestReviews.about("百分之100%_的草稿"), "a", "");
        ReviewLists lists = new ReviewLists(dataSource);

        assertThat(ids(lists, search("100%_", null))).containsExactly("d1");
        assertThat(ids(lists, search("停水 全城断水", ReviewSearch.Stage.RELEASED))).containsExactly("L001");
        assertThat(ids(lists, search("a_b", null))).isEmpty();
        assertThat(ids(lists, search(null, ReviewSearch.Stage.WAITING))).isEmpty();
        kept(proposals.write(ID, 3, 0, NEW, true, "a", ""));
        assertThat(ids(lists, search(null, ReviewSearch.Stage.WAITING))).containsExactly("L001");
        assertThat(lists.list(search(null, ReviewSearch.Stage.PROPOSED), 0, 9)
                        .getFirst()
                        .proposedInReview())
                .isTrue();
        assertThat(lists.ending(LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), 9))
                .isEmpty();
        assertThat(lists.regions()).containsExactly("云溪县");
    }

    private static ReviewSearch search(@Nullable String words, ReviewSearch.@Nullable Stage stage) {
        return new ReviewSearch(words, stage, null, null, null, null, null, null);
    }

    private static List<String> ids(ReviewLists lists, ReviewSearch search) {
        return lists.list(search, 0, 10).stream().map(it -> it.id().value()).toList();
    }

    private void release() {
        catalog.create(ID, OLD, "editor", "");
        catalog.move(ID, 1, ReviewStep.SUBMIT, "editor", "");
        catalog.move(ID, 2, ReviewStep.RELEASE, "reviewer", "");
    }

    private ImportResult imported(String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.jsonl"), rows);
        return new ReviewImport(dataSource, CLOCK).run(file, ImportOrder.forReview("im"), ImportProgress.NONE);
    }

    private ReviewState state(String id) {
        return catalog.find(new ClaimReviewId(id)).orElseThrow().state();
    }

    private static Proposal kept(ProposalResult result) {
        assertThat(result).isInstanceOf(Kept.class);
        return ((Kept) result).proposal();
    }
}
