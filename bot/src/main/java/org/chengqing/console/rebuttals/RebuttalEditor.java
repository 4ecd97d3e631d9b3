package org.chengqing.console.rebuttals;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.chengqing.conversation.Category;
import org.chengqing.conversation.Taxonomy;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.ReviewLists;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** RebuttalWriting a new rebuttal or an existing one anew. */
@Component
@ConditionalOnWebApplication
final class RebuttalEditor implements Section {
    private static final ClaimReviewId UNNAMED = new ClaimReviewId("new");
    private static final int MOST_PREFILLED = 50;

    private final Catalog catalog;
    private final ReviewLists lists;
    private final RebuttalWriting writing;
    private final RebuttalPreviews previews;
    private final KnowledgeBase knowledge;
    private final Taxonomy taxonomy;
    private final AuditTrail audit;
    private final Clock clock;

    RebuttalEditor(
            Catalog catalog,
            ReviewLists lists,
            RebuttalWriting writing,
            RebuttalPreviews previews,
            KnowledgeBase knowledge,
            Taxonomy taxonomy,
            AuditTrail audit,
            Clock clock) {
        this.catalog = catalog;
        this.lists = lists;
        this.writing = writing;
        this.previews = previews;
        this.knowledge = knowledge;
        this.taxonomy = taxonomy;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/console/rebuttals/new", Permission.WRITE_REBUTTALS, this::blank),
                Route.post("/console/rebuttals/new", Permission.WRITE_REBUTTALS, this::create),
                Route.get("/console/rebuttals/r/{id}/edit", Permission.WRITE_REBUTTALS, this::edit),
                Route.post("/console/rebuttals/r/{id}/edit", Permission.WRITE_REBUTTALS, this::save),
                Route.post("/console/rebuttals/preview", Permission.WRITE_REBUTTALS, this::preview));
    }

    /** Prefilled by the parameters {@code claim} and {@code alias}, of which there may be several. */
    private Answer blank(Visit visit) {
        RebuttalForm form = RebuttalForm.blank();
        form = form.with("claim", visit.query("claim").orElse(""));
        form = form.with(
                "aliases",
                String.join(
                        "\n",
                        visit.queries("alias").stream().limit(MOST_PREFILLED).toList()));
        return Answer.view(EDITOR, model(new Draft(null, 0, 0, false), form));
    }

    private Answer create(Visit visit) {
        RebuttalForm form = RebuttalForm.read(visit);
        Draft draft = new Draft(null, 0, 0, false);
        Optional<Answer> other = otherAct(visit, draft, form);
        if (other.isPresent()) {
            return other.get();
        }
        FormCheck.Checked checked = FormCheck.of(form, today());
        if (checked.content().isEmpty()) {
            return invalid(draft, form, checked.errors());
        }
        ClaimReview created = writing.create(checked.content().get(), visit.by());
        audit.record(visit.by(), AuditAct.REBUTTAL_WRITTEN, created.id().value(), "新建");
        if ("submit".equals(visit.field("act"))) {
            return Answer.redirect(
                    Pages.of(created.id()),
                    writing.submit(created.id(), created.revision(), visit.by(), "") ? "已保存，并交给审核员。" : "已保存为草稿。");
        }
        return Answer.redirect(Pages.of(created.id()), "已保存为草稿。写好以后请送审，由另一位同事发布。");
    }

    private Answer edit(Visit visit) {
        Optional<RebuttalWriting.Editable> editable = Pages.id(visit).flatMap(writing::editable);
        if (editable.isEmpty()) {
            return closed(visit);
        }
        return Answer.view(
                EDITOR,
                model(Draft.of(editable.get()), RebuttalForm.of(editable.get().content())));
    }

    private Answer save(Visit visit) {
        Optional<RebuttalWriting.Editable> editable = Pages.id(visit).flatMap(writing::editable);
        if (editable.isEmpty()) {
            return closed(visit);
        }
        ClaimReviewId id = editable.get().review().id();
        RebuttalForm form = RebuttalForm.read(visit);
        Draft draft = new Draft(
                id,
                Pages.number(visit, "revision"),
                Pages.number(visit, "version"),
                editable.get().released());
        Optional<Answer> other = otherAct(visit, draft, form);
        if (other.isPresent()) {
            return other.get();
        }
        FormCheck.Checked checked = FormCheck.of(form, today());
        if (checked.content().isEmpty()) {
            return invalid(draft, form, checked.errors());
        }
        boolean submit = "submit".equals(visit.field("act"));
        RebuttalWriting.Saved saved = writing.save(
                id, draft.revision(), draft.version(), checked.content().get(), submit, visit.by(), note(visit));
        return switch (saved) {
            case RebuttalWriting.Saved.Done(var sentence) -> Answer.redirect(Pages.of(id), sentence);
            case RebuttalWriting.Saved.Refused(var sentence) -> new Answer.Refused(sentence);
            case RebuttalWriting.Saved.Overtaken(var theirs) ->
                conflict(theirs, form, checked.content().get());
        };
    }

    private static String note(Visit visit) {
        String note = visit.field("note").replace("\0", "");
        return note.length() > 200 ? note.substring(0, 200) : note;
    }

    /** Both versions are shown and nothing that was typed is lost; saving again goes over theirs, knowingly. */
    private Answer conflict(RebuttalWriting.Editable theirs, RebuttalForm form, ReviewContent mine) {
        Map<String, Object> model = model(Draft.of(theirs), form);
        model.put("conflict", ContentDiff.between(theirs.content(), mine));
        model.put("theirAuthor", theirs.author());
        return Answer.invalid(EDITOR, model);
    }

    private Answer closed(Visit visit) {
        return Pages.id(visit).flatMap(catalog::find).isEmpty()
                ? new Answer.Missing()
                : new Answer.Refused("已撤回的要先“重新编写”，已被代替的不能再改。");
    }

    /** Buttons that change the form and save nothing. */
    private Optional<Answer> otherAct(Visit visit, Draft draft, RebuttalForm form) {
        return switch (visit.field("act")) {
            case "row" -> Optional.of(Answer.view(EDITOR, model(draft, form.withAnotherRow())));
            case "facts" ->
                Optional.of(Answer.view(EDITOR, model(draft, form.withFacts(knowledge.factsOf(form.value("claim"))))));
            case "preview" -> Optional.of(Answer.view(EDITOR, model(draft, form)));
            default -> Optional.empty();
        };
    }

    private Answer preview(Visit visit) {
        RebuttalForm form = RebuttalForm.read(visit);
        return Answer.view("console/rebuttals/preview :: preview", seen(UNNAMED, form));
    }

    private Answer invalid(Draft draft, RebuttalForm form, Map<String, String> errors) {
        Map<String, Object> model = model(draft, form);
        model.put("errors", errors);
        return Answer.invalid(EDITOR, model);
    }

    private Map<String, Object> model(Draft draft, RebuttalForm form) {
        ClaimReviewId id = draft.id() == null ? UNNAMED : draft.id();
        Map<String, Object> model = seen(id, form);
        model.put("draft", draft);
        model.put("form", form);
        model.put("errors", Map.of());
        model.put("ratings", Rating.values());
        TreeSet<String> categories = new TreeSet<>(lists.categories());
        taxonomy.categories().stream().map(Category::name).forEach(categories::add);
        categories.add(ReviewContent.OTHER_CATEGORY);
        model.put("categories", categories);
        model.put("regions", lists.regions());
        return model;
    }

    private Map<String, Object> seen(ClaimReviewId id, RebuttalForm form) {
        Map<String, Object> model = new HashMap<>();
        model.put("preview", previews.of(id, form));
        model.put("factsRead", knowledge.factsOf(form.value("claim")).words());
        model.put("left", ClaimReview.MAX_CONCLUSION - form.value("conclusion").length());
        return model;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    private static final String EDITOR = "console/rebuttals/editor";
}
