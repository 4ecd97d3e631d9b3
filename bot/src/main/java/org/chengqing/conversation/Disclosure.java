package org.chengqing.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.claim.ClaimReview;

/**
 * What somebody who reports is told about their words: the answer where there is one, and where one is only possible that
 * it can be looked at. Nothing is shown twice in one report, and the report goes on either way. Pure.
 *
 * @param fresh reviews that answer and were not shown yet
 * @param similar the first that perhaps does, if nothing answers; one at most
 * @param told ids of all that were shown with this report so far, after this
 */
record Disclosure(List<ClaimReview> fresh, List<ClaimReview> similar, List<String> told) {
    static Disclosure of(Bearing bearing, List<String> told) {
        List<String> all = new ArrayList<>(told);
        List<ClaimReview> fresh = fresh(bearing.sure(), all);
        List<ClaimReview> similar =
                bearing.sure().isEmpty() ? fresh(bearing.possible(), new ArrayList<>(told)) : List.of();
        List<ClaimReview> first = similar.subList(0, Math.min(1, similar.size()));
        first.forEach(review -> all.add(review.id().value()));
        return new Disclosure(fresh, first, List.copyOf(all));
    }

    private static List<ClaimReview> fresh(List<ClaimReview> reviews, List<String> told) {
        List<ClaimReview> fresh = new ArrayList<>();
        for (ClaimReview review : reviews) {
            if (!told.contains(review.id().value())) {
                fresh.add(review);
                told.add(review.id().value());
            }
        }
        return fresh;
    }

    /** Adds the answers. */
    Step sure(Step step) {
        Step longer = fresh.isEmpty() ? step : step.say(Wording.REPORT_KNOWN);
        for (ClaimReview review : fresh) {
            longer = longer.line(new Line.Verdict(review));
        }
        return longer;
    }

    /** Adds a word on what is similar, and the button that shows it. */
    Step possible(Step step) {
        return similar.isEmpty() ? step : similar(step, similar.getFirst());
    }

    private static Step similar(Step step, ClaimReview review) {
        return step.say(Wording.REPORT_SIMILAR, Map.of("claim", Answering.label(review)))
                .offer(Choice.Kind.PICK, review.id().value(), Wording.BUTTON_SIMILAR);
    }
}
