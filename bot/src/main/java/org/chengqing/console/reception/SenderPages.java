package org.chengqing.console.reception;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.chengqing.identity.Pseudonym;
import org.chengqing.reception.Counter;
import org.chengqing.reception.ReceptionSettings;
import org.chengqing.reception.Visitors;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Who sends much, never what; and whose questions are left unanswered for a time. */
@Component
@ConditionalOnWebApplication
final class SenderPages implements Section {
    private static final String LIST = "/console/senders";
    private static final int LEAST_REASON = 2;
    private static final int LONGEST_REASON = 200;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("M月d日 HH:mm").withZone(Times.ZONE);

    private final Counter counter;
    private final ReceptionSettings settings;
    private final AuditTrail audit;

    SenderPages(Counter counter, ReceptionSettings settings, AuditTrail audit) {
        this.counter = counter;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LIST, Permission.BLOCK_SENDERS, _ -> Answer.view("console/reception/senders", model())),
                Route.post(LIST + "/block", Permission.BLOCK_SENDERS, this::block),
                Route.post(LIST + "/unblock", Permission.BLOCK_SENDERS, this::unblock));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("发送过多", LIST, Permission.BLOCK_SENDERS, 33));
    }

    private Map<String, Object> model() {
        Map<String, Object> model = new HashMap<>();
        model.put("busiest", counter.busiest());
        model.put("blocks", counter.blocks());
        model.put("window", settings.busyWindow());
        model.put("from", settings.busyFrom());
        model.put("times4block", BlockTime.values());
        return model;
    }

    private Answer block(Visit visit) {
        Optional<Pseudonym> person = person(visit);
        Optional<BlockTime> time = Arrays.stream(BlockTime.values())
                .filter(it -> it.name().equals(visit.field("time")))
                .findFirst();
        String reason = visit.field("reason");
        if (person.isEmpty()) {
            return new Answer.Missing();
        }
        if (time.isEmpty() || reason.length() < LEAST_REASON || reason.length() > LONGEST_REASON) {
            Map<String, Object> model = model();
            model.put("problem", "没有暂停：请选择时长，并写明原因（2 到 200 个字）。");
            return Answer.invalid("console/reception/senders", model);
        }
        // on the record first: a block without an entry would be worse than an entry without a block
        audit.record(
                visit.by(),
                AuditAct.SENDER_BLOCKED,
                Visitors.name(person.get()),
                time.get().label() + "：" + reason);
        Instant until =
                counter.block(person.get(), reason, visit.by(), time.get().length());
        return Answer.redirect(LIST, "已暂停回答他的提问，到 " + TIME.format(until) + " 自动恢复。举报照收。");
    }

    private Answer unblock(Visit visit) {
        Optional<Pseudonym> person = person(visit);
        if (person.isEmpty()) {
            return new Answer.Missing();
        }
        audit.record(visit.by(), AuditAct.SENDER_UNBLOCKED, Visitors.name(person.get()), visit.field("reason"));
        return Answer.redirect(LIST, counter.unblock(person.get()) ? "已恢复接待。" : "这个人没有被暂停，或者已经到期。");
    }

    private static Optional<Pseudonym> person(Visit visit) {
        String person = visit.field("person");
        return person.matches("[0-9a-f]{32}") ? Optional.of(new Pseudonym(person)) : Optional.empty();
    }
}
