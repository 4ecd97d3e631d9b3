package org.chengqing.console.questions;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Paging;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.questions.Feedback;
import org.chengqing.questions.UselessReason;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** What was answered wrongly: answers that did not help, and candidates that were all refused. */
@Component
@ConditionalOnWebApplication
final class FeedbackPages implements Section {
    private static final String LIST = "/console/feedback";
    private static final String MISSES = "/console/misses";

    private final Feedback feedback;
    private final KnowledgeBase knowledge;

    FeedbackPages(Feedback feedback, KnowledgeBase knowledge) {
        this.feedback = feedback;
        this.knowledge = knowledge;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LIST, Permission.READ_QUESTIONS, this::list),
                Route.get(LIST + "/{id}", Permission.READ_QUESTIONS, this::one),
                Route.get(MISSES, Permission.READ_QUESTIONS, this::misses));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("答复反馈", LIST, Permission.READ_QUESTIONS, 31));
    }

    /** A row of the list; the claim is empty for a rebuttal that is not released any more. */
    record Row(Feedback.Opinions opinions, String claim, String rebuttal, String complaints) {}

    /** A question with what can be done about it; the draft and the rehearsal are missing where its words are not known. */
    record Wrong(
            String question,
            @Nullable String rehearsal,
            @Nullable String draft) {
        static Wrong of(String question) {
            return question.isEmpty()
                    ? new Wrong("", null, null)
                    : new Wrong(question, Links.rehearsal(question), Links.draft(question));
        }
    }

    /** A complaint. */
    record Complained(Feedback.Complaint complaint, Wrong wrong) {}

    /** A miss with the candidates that still stand. */
    record Missed(Feedback.Miss miss, Wrong wrong, List<Candidate> candidates) {}

    /** A candidate by its claim. */
    record Candidate(String claim, String rebuttal) {}

    private Answer list(Visit visit) {
        List<Feedback.Opinions> found = feedback.byReview(Paging.offset(visit.page()), Paging.SIZE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "rows",
                found.stream()
                        .limit(Paging.SIZE)
                        .map(it -> new Row(
                                it,
                                claim(it.reviewId()),
                                Links.rebuttal(it.reviewId()),
                                LIST + "/" + Links.encoded(it.reviewId())))
                        .toList());
        model.put("reasons", UselessReason.values());
        model.put("paging", new Paging(visit.page(), found.size() > Paging.SIZE, LIST + "?"));
        return Answer.view("console/questions/feedback", model);
    }

    private String claim(String id) {
        return released(id).map(review -> review.claim().text()).orElse("");
    }

    private Optional<ClaimReview> released(String id) {
        try {
            return knowledge.released(new ClaimReviewId(id));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private Answer one(Visit visit) {
        String id = visit.path("id");
        List<Feedback.Complaint> found = feedback.complaints(id, Paging.offset(visit.page()), Paging.SIZE + 1);
        if (found.isEmpty() && visit.page() == 1) {
            return new Answer.Missing();
        }
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("claim", claim(id));
        model.put("rebuttal", Links.rebuttal(id));
        model.put(
                "complaints",
                found.stream()
                        .limit(Paging.SIZE)
                        .map(it -> new Complained(it, Wrong.of(it.question())))
                        .toList());
        model.put("paging", new Paging(visit.page(), found.size() > Paging.SIZE, LIST + "/" + Links.encoded(id) + "?"));
        return Answer.view("console/questions/complaints", model);
    }

    private Answer misses(Visit visit) {
        List<Feedback.Miss> found = feedback.misses(Paging.offset(visit.page()), Paging.SIZE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("misses", found.stream().limit(Paging.SIZE).map(this::missed).toList());
        model.put("paging", new Paging(visit.page(), found.size() > Paging.SIZE, MISSES + "?"));
        return Answer.view("console/questions/misses", model);
    }

    private Missed missed(Feedback.Miss miss) {
        List<Candidate> candidates = miss.reviewIds().stream()
                .map(id ->
                        new Candidate(released(id).map(it -> it.claim().text()).orElse(id), Links.rebuttal(id)))
                .toList();
        return new Missed(miss, Wrong.of(miss.question()), candidates);
    }
}
