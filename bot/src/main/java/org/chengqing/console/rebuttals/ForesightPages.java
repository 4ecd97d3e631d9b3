package org.chengqing.console.rebuttals;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.Proposal;
import org.chengqing.knowledge.catalog.Proposals;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What the release of a rebuttal or of its proposal would change; a part of its page, or a page of its own. */
@Component
@ConditionalOnWebApplication
final class ForesightPages implements Section {
    private final Catalog catalog;
    private final Proposals proposals;
    private final Foreseeing foreseeing;
    private final RebuttalSettings settings;
    private final Clock clock;

    ForesightPages(
            Catalog catalog, Proposals proposals, Foreseeing foreseeing, RebuttalSettings settings, Clock clock) {
        this.catalog = catalog;
        this.proposals = proposals;
        this.foreseeing = foreseeing;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/console/rebuttals/r/{id}/foresight", Permission.READ_REBUTTALS, this::foresight));
    }

    private Answer foresight(Visit visit) {
        ClaimReview review = Pages.id(visit).flatMap(catalog::find).orElse(null);
        if (review == null) {
            return new Answer.Missing();
        }
        Optional<Proposal> proposal = proposals.find(review.id());
        ReviewContent content = proposal.map(Proposal::content).orElseGet(() -> ReviewContent.of(review));
        ClaimReview released = content.as(
                review.id(),
                ReviewState.RELEASED,
                null,
                review.revision(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        String key = review.id() + "/" + review.revision() + "/"
                + proposal.map(Proposal::version).orElse(0);
        Map<String, Object> model = new HashMap<>();
        model.put("id", review.id());
        model.put("most", settings.pastQuestions());
        foreseeing.of(key, released).ifPresent(it -> model.put("foresight", it));
        return Answer.view(
                visit.partial() ? "console/rebuttals/foresight :: part" : "console/rebuttals/foresight", model);
    }
}
