package org.chengqing.console.questions;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Paging;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.questions.QuestionGroup;
import org.chengqing.questions.QuestionGroup.State;
import org.chengqing.questions.QuestionGroups;
import org.chengqing.questions.QuestionList;
import org.chengqing.questions.QuestionList.Order;
import org.chengqing.questions.QuestionList.Which;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people ask and nobody has answered. */
@Component
@ConditionalOnWebApplication
final class QuestionPages implements Section {
    private static final String LIST = "/console/questions";
    private static final int LEAST_REASON = 2;

    private final QuestionGroups questions;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    QuestionPages(QuestionGroups questions, AuditTrail audit, PlatformTransactionManager transactions) {
        this.questions = questions;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LIST, Permission.READ_QUESTIONS, this::list),
                Route.get(LIST + "/{id}", Permission.READ_QUESTIONS, this::one),
                Route.post(LIST + "/{id}/take", Permission.WRITE_REBUTTALS, this::take),
                Route.post(LIST + "/{id}/mark", Permission.WRITE_REBUTTALS, this::mark));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("大家在问", LIST, Permission.READ_QUESTIONS, 30));
    }

    private Answer list(Visit visit) {
        Which which = named(Which.values(), visit.query("which")).orElse(Which.OPEN);
        Order order = named(Order.values(), visit.query("order")).orElse(Order.GROWTH);
        QuestionList list = new QuestionList(which, order, visit.query("q").orElse(""));
        List<QuestionGroup> found = questions.list(list, Paging.offset(visit.page()), Paging.SIZE + 1);
        String address = LIST + "?which=" + which + "&order=" + order + "&q=" + Links.encoded(list.words()) + "&";
        Map<String, Object> model = new HashMap<>();
        model.put("groups", found.stream().limit(Paging.SIZE).toList());
        model.put("spikes", questions.spikes());
        model.put("list", list);
        model.put("allWhich", Which.values());
        model.put("allOrders", Order.values());
        model.put("self", address + "page=" + visit.page());
        model.put("paging", new Paging(visit.page(), found.size() > Paging.SIZE, address));
        return Answer.view("console/questions/list" + (visit.partial() ? " :: live" : ""), model);
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, Optional<String> name) {
        return name.flatMap(wanted -> Arrays.stream(values)
                .filter(value -> value.name().equals(wanted))
                .findFirst());
    }

    private Answer one(Visit visit) {
        return id(visit)
                .flatMap(questions::find)
                .map(group -> page(group, null))
                .orElse(new Answer.Missing());
    }

    private static Optional<Long> id(Visit visit) {
        String id = visit.path("id");
        return id.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
    }

    private Answer page(QuestionGroup group, @Nullable String problem) {
        List<String> wordings = questions.wordings(group.id());
        Map<String, Object> model = new HashMap<>();
        model.put("group", group);
        model.put("wordings", wordings);
        model.put("draft", Links.draft(group.id(), wordings.isEmpty() ? List.of(group.question()) : wordings));
        model.put("rehearsal", Links.rehearsal(group.question()));
        model.put("states", List.of(State.ANSWERED, State.IGNORED));
        if (group.answeredBy() != null) {
            model.put("rebuttal", Links.rebuttal(group.answeredBy()));
        }
        if (problem != null) {
            model.put("problem", problem);
            return Answer.invalid("console/questions/question", model);
        }
        return Answer.view("console/questions/question", model);
    }

    private Answer take(Visit visit) {
        long id = id(visit).orElse(0L);
        boolean taken = Boolean.TRUE.equals(transactions.execute(_ -> {
            boolean done = questions.take(id, visit.by());
            if (done) {
                audit.record(visit.by(), AuditAct.QUESTION_HANDLED, about(id), State.WORKING.label());
            }
            return done;
        }));
        return taken
                ? Answer.redirect(LIST + "/" + id, "已记下由您处理，同事会看到。")
                : Answer.redirect(LIST + "/" + id, "已经有人标记过这个问题，请看下面是谁。");
    }

    private Answer mark(Visit visit) {
        Optional<QuestionGroup> group = id(visit).flatMap(questions::find);
        if (group.isEmpty()) {
            return new Answer.Missing();
        }
        String wanted = visit.field("state");
        String why = visit.field("why");
        Optional<State> state = named(State.values(), Optional.of(wanted));
        if (state.isEmpty() && !wanted.equals("OPEN")) {
            return page(group.get(), "请选择怎么处理。");
        }
        if (why.length() < LEAST_REASON) {
            return page(group.get(), "请写明原因，至少两个字，同事以后能看懂。");
        }
        long id = group.get().id();
        transactions.executeWithoutResult(_ -> {
            questions.mark(id, state.orElse(null), visit.by(), why);
            String what = state.map(State::label).orElse("恢复待处理");
            audit.record(visit.by(), AuditAct.QUESTION_HANDLED, about(id), what);
        });
        return Answer.redirect(
                LIST + "/" + id,
                state.map(it -> "已标为“" + it.label() + "”，随时可以改回来。").orElse("已恢复为待处理。"));
    }

    private static String about(long id) {
        return "提问 " + id;
    }
}
