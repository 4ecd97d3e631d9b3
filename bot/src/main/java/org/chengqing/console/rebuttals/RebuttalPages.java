package org.chengqing.console.rebuttals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.ListedReview;
import org.chengqing.knowledge.catalog.Proposal;
import org.chengqing.knowledge.catalog.Proposals;
import org.chengqing.knowledge.catalog.ReviewLists;
import org.chengqing.knowledge.catalog.ReviewSearch;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Revision;
import org.chengqing.picture.ReviewPictures;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** One rebuttal: how it stands, what residents see, what may be done with it, and its history. */
@Component
@ConditionalOnWebApplication
final class RebuttalPages implements Section {
    private static final int MOST_SUCCESSORS = 10;

    private final Catalog catalog;
    private final Proposals proposals;
    private final ReviewLists lists;
    private final RebuttalPreviews previews;
    private final ReviewPictures pictures;
    private final Clock clock;

    RebuttalPages(
            Catalog catalog,
            Proposals proposals,
            ReviewLists lists,
            RebuttalPreviews previews,
            ReviewPictures pictures,
            Clock clock) {
        this.catalog = catalog;
        this.proposals = proposals;
        this.lists = lists;
        this.previews = previews;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/console/rebuttals/r/{id}", Permission.READ_REBUTTALS, this::show),
                Route.get("/console/rebuttals/r/{id}/picture.png", Permission.READ_REBUTTALS, this::picture),
                Route.get("/console/rebuttals/r/{id}/history/{number}", Permission.READ_REBUTTALS, this::revision));
    }

    /** The picture as residents get it once the review is released. */
    private Answer picture(Visit visit) {
        ClaimReview review = Pages.id(visit).flatMap(catalog::find).orElse(null);
        if (review == null) {
            return new Answer.Missing();
        }
        try {
            byte[] png = pictures.of(previews.page(review)).get().png();
            return new Answer.Inline(MediaType.IMAGE_PNG, png);
        } catch (RejectedExecutionException | ExecutionException e) {
            return new Answer.Refused("现在画图的人多，请过几秒再打开。");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Refused("画图被打断了，请再打开一次。");
        }
    }

    private Answer show(Visit visit) {
        ClaimReview review = Pages.id(visit).flatMap(catalog::find).orElse(null);
        if (review == null) {
            return new Answer.Missing();
        }
        Map<String, Object> model = new HashMap<>();
        model.put("review", review);
        model.put("words", new ReviewWords());
        model.put("history", catalog.history(review.id()).reversed());
        model.put("preview", previews.of(review));
        model.put("today", LocalDate.ofInstant(clock.instant(), Times.ZONE));
        model.put("mayWrite", visit.staff().may(Permission.WRITE_REBUTTALS));
        model.put("mayRelease", visit.staff().may(Permission.RELEASE_REBUTTALS));
        Set<String> writers = catalog.writers(review.id());
        model.put("own", review.state() == ReviewState.IN_REVIEW && writers.contains(visit.by()));
        Optional<Proposal> proposal = proposals.find(review.id());
        proposal.ifPresent(it -> {
            model.put("proposal", it);
            model.put("proposed", ContentDiff.between(ReviewContent.of(review), it.content()));
            model.put("ownProposal", it.authors().contains(visit.by()));
            model.put("overtaken", review.state() != ReviewState.RELEASED || it.base() != review.revision());
            model.put("proposedPreview", previews.of(review.id(), it.content()));
        });
        visit.query("successor").ifPresent(words -> {
            model.put("searched", words);
            model.put("successors", successors(words, review.id()));
        });
        return Answer.view("console/rebuttals/review", model);
    }

    private List<ListedReview> successors(String words, ClaimReviewId than) {
        ReviewSearch search = new ReviewSearch(
                words.replace("\0", ""), ReviewSearch.Stage.RELEASED, null, null, null, null, null, null);
        return lists.list(search, 0, MOST_SUCCESSORS + 1).stream()
                .filter(found -> !found.id().equals(than))
                .limit(MOST_SUCCESSORS)
                .toList();
    }

    /** What this revision changed of the one before it. */
    private Answer revision(Visit visit) {
        ClaimReviewId id = Pages.id(visit).orElse(null);
        String number = visit.path("number");
        if (id == null || !number.matches("[1-9][0-9]{0,8}")) {
            return new Answer.Missing();
        }
        int which = Integer.parseInt(number);
        ClaimReview after = catalog.revision(id, which).orElse(null);
        Revision step = catalog.history(id).stream()
                .filter(it -> it.number() == which)
                .findFirst()
                .orElse(null);
        if (after == null || step == null) {
            return new Answer.Missing();
        }
        ReviewContent before =
                catalog.revision(id, which - 1).map(ReviewContent::of).orElse(null);
        return Answer.view(
                "console/rebuttals/revision",
                Map.of(
                        "id",
                        id,
                        "step",
                        step,
                        "words",
                        new ReviewWords(),
                        "changes",
                        ContentDiff.between(before, ReviewContent.of(after))));
    }
}
