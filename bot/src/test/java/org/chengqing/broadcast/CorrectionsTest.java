package org.chengqing.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import org.chengqing.SampleReview;
import org.chengqing.broadcast.Corrections.Proposal;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.questions.Askers;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    private static final ClaimReviewId W1 = new ClaimReviewId("W1");

    private final Catalog catalog = mock();
    private final KnowledgeBase knowledge = mock();
    private final Askers askers = mock();
    private final Corrections corrections = new Corrections(
            catalog,
            knowledge,
            askers,
            new CorrectionSettings("“{claim}”：之前是【{old}】，现在是【{new}】。", "“{claim}”：【{old}】已撤回。"));

    private static ClaimReview review(String claim, Rating rating, ReviewState state) {
        return SampleReview.of(W1.value(), claim)
                .rating(rating)
                .conclusion("不停水。")
                .category("民生")
                .state(state)
                .revision(2)
                .review();
    }

    @Test
    void says_what_was_said_before_and_what_is_said_now() {
        ClaimReview now = review("明天停水", Rating.FALSE, ReviewState.RELEASED);
        when(askers.heldWrongly(W1)).thenReturn(List.of(Rating.TRUE));
        when(catalog.find(W1)).thenReturn(Optional.of(now));
        when(knowledge.released(W1)).thenReturn(Optional.of(now));

        assertThat(corrections.of(W1)).contains(new Proposal("“明天停水”：之前是【属实】，现在是【谣言】。", W1));
    }

    @Test
    void says_that_it_was_withdrawn_and_shows_no_card() {
        when(askers.heldWrongly(W1)).thenReturn(List.of(Rating.FALSE, Rating.TRUE));
        when(catalog.find(W1)).thenReturn(Optional.of(review("停".repeat(400), Rating.FALSE, ReviewState.WITHDRAWN)));
        when(knowledge.released(W1)).thenReturn(Optional.empty());

        Proposal proposal = corrections.of(W1).orElseThrow();
        assertThat(proposal.review()).isNull();
        assertThat(proposal.words())
                .contains("停…")
                .endsWith("已撤回。")
                .contains("属实")
                .contains("谣言");
        assertThat(proposal.words().length()).isLessThanOrEqualTo(BroadcastDraft.LONGEST_WORDS);
    }

    @Test
    void proposes_nothing_where_nobody_holds_an_old_judgement() {
        when(askers.heldWrongly(W1)).thenReturn(List.of());
        when(catalog.find(W1)).thenReturn(Optional.of(review("明天停水", Rating.FALSE, ReviewState.RELEASED)));
        assertThat(corrections.of(W1)).isEmpty();
    }

    @Test
    void a_wording_that_does_not_say_what_changed_is_refused_at_the_start() {
        assertThatThrownBy(() -> new CorrectionSettings("“{claim}”改为【{new}】", "“{claim}”【{old}】"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("broadcast.corrections.changed");
    }
}
