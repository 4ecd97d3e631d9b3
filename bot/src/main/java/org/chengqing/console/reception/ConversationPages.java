package org.chengqing.console.reception;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.reception.CannedReplies;
import org.chengqing.reception.Counter;
import org.chengqing.reception.ReceptionSettings;
import org.chengqing.reception.Said;
import org.chengqing.reception.Visit;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Who waits for a person, and the conversation with one of them. */
@Component
@ConditionalOnWebApplication
final class ConversationPages implements Section {
    static final String LIST = "/console/conversations";
    private static final int ENDED = 20;

    private final Counter counter;
    private final CannedReplies canned;
    private final ReceptionSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    ConversationPages(
            Counter counter, CannedReplies canned, ReceptionSettings settings, AuditTrail audit, Clock clock) {
        this.counter = counter;
        this.canned = canned;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LIST, Permission.ANSWER_PERSONS, this::list),
                Route.get(LIST + "/{id}", Permission.ANSWER_PERSONS, this::one),
                Route.post(LIST + "/{id}/take", Permission.ANSWER_PERSONS, this::take),
                Route.post(LIST + "/{id}/say", Permission.ANSWER_PERSONS, this::say),
                Route.post(LIST + "/{id}/hand-back", Permission.ANSWER_PERSONS, this::handBack));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("人工接待", LIST, Permission.ANSWER_PERSONS, 32));
    }

    private Answer list(org.chengqing.console.page.Visit visit) {
        Map<String, Object> model = new HashMap<>();
        List<Visit> open = counter.open();
        model.put(
                "waiting",
                open.stream().filter(it -> it.state() == Visit.State.WAITING).toList());
        model.put(
                "running",
                open.stream().filter(it -> it.state() == Visit.State.TAKEN).toList());
        model.put("ended", counter.ended(0, ENDED));
        model.put("silence", settings.silence());
        model.put("kept", settings.kept());
        return Answer.view("console/reception/list" + (visit.partial() ? " :: live" : ""), model);
    }

    private Optional<Visit> visit(org.chengqing.console.page.Visit visit) {
        String id = visit.path("id");
        return id.matches("[0-9]{1,18}") ? counter.find(Long.parseLong(id)) : Optional.empty();
    }

    private Answer one(org.chengqing.console.page.Visit visit) {
        return visit(visit)
                .map(found -> visit.partial()
                        ? Answer.view("console/reception/conversation :: thread", thread(found))
                        : Answer.view("console/reception/conversation", page(found, visit, chosen(visit), null)))
                .orElse(new Answer.Missing());
    }

    /** The text of the canned reply that was chosen; empty for none. */
    private String chosen(org.chengqing.console.page.Visit visit) {
        return visit.number("canned")
                .filter(number -> number >= 1 && number <= canned.replies().size())
                .map(number -> canned.replies().get(Math.toIntExact(number) - 1).text())
                .orElse("");
    }

    private Map<String, Object> thread(Visit found) {
        Map<String, Object> model = new HashMap<>();
        model.put("visit", found);
        model.put("lines", counter.lines(found.id()).stream().map(ShownLine::of).toList());
        model.put("allowance", allowance(found));
        return model;
    }

    private Map<String, Object> page(
            Visit found, org.chengqing.console.page.Visit visit, String draft, @Nullable String problem) {
        Map<String, Object> model = thread(found);
        model.put("mine", found.state() == Visit.State.TAKEN && visit.by().equals(found.takenBy()));
        model.put("canned", canned.replies());
        model.put("draft", draft);
        model.put("most", settings.characters());
        model.put("key", UUID.randomUUID().toString());
        model.put("times4block", BlockTime.values());
        model.put("mayBlock", visit.staff().may(Permission.BLOCK_SENDERS));
        if (problem != null) {
            model.put("problem", problem);
        }
        return model;
    }

    private String allowance(Visit found) {
        return found.state() == Visit.State.ENDED ? "" : AllowanceWords.of(counter.allowance(found), clock.instant());
    }

    private Answer take(org.chengqing.console.page.Visit visit) {
        Optional<Visit> found = visit(visit);
        if (found.isEmpty()) {
            return new Answer.Missing();
        }
        long id = found.get().id();
        if (!counter.take(id, visit.by())) {
            return Answer.redirect(LIST + "/" + id, "没有接手：已经有同事接了，或者对方已经返回。");
        }
        audit.record(visit.by(), AuditAct.CONVERSATION_TAKEN_OVER, about(found.get()), null);
        return Answer.redirect(LIST + "/" + id, "已由您接手，机器人不再回答他，直到您交还。");
    }

    private Answer say(org.chengqing.console.page.Visit visit) {
        Optional<Visit> found = visit(visit);
        if (found.isEmpty()) {
            return new Answer.Missing();
        }
        String text = visit.field("text");
        String key = visit.field("key");
        if (text.isEmpty() || text.length() > settings.characters()) {
            String problem = text.isEmpty() ? "请先写要说的话。" : "最多 " + settings.characters() + " 个字，请分几条发。";
            return Answer.invalid("console/reception/conversation", page(found.get(), visit, text, problem));
        }
        if (!key.matches("[A-Za-z0-9-]{8,64}")) {
            return new Answer.Refused("这一页打开得太久了，请刷新后再写。");
        }
        String address = LIST + "/" + found.get().id() + "#write";
        return switch (counter.say(found.get().id(), visit.by(), key, text)) {
            case Said.Sent sent -> {
                audit.record(
                        visit.by(),
                        AuditAct.PERSON_ANSWERED,
                        about(found.get()),
                        sent.outcome().label());
                yield Answer.redirect(address, sent.outcome().label() + "。");
            }
            case Said.Before _ -> Answer.redirect(address, "这一条刚才已经发过，没有重复发送。");
            case Said.NotYours _ -> new Answer.Refused("没有发送：这个对话不在您手里，可能已经交还，或由同事接手。请回到人工接待看一看。");
        };
    }

    private Answer handBack(org.chengqing.console.page.Visit visit) {
        Optional<Visit> found = visit(visit);
        if (found.isEmpty()) {
            return new Answer.Missing();
        }
        if (!counter.handBack(found.get().id())) {
            return Answer.redirect(LIST, "这个对话已经结束，不用再交还。");
        }
        audit.record(visit.by(), AuditAct.CONVERSATION_HANDED_BACK, about(found.get()), null);
        return Answer.redirect(LIST, "已交还，机器人告诉了对方。");
    }

    private static String about(Visit found) {
        return "接待 " + found.id();
    }
}
