package org.chengqing.console.syndication;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Paging;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.staff.Permission;
import org.chengqing.syndication.Delivery;
import org.chengqing.syndication.Syndication;
import org.chengqing.syndication.Syndication.ActResult;
import org.chengqing.syndication.TargetHealth;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of webhooks; each act and its entry in the audit trail are one transaction. */
@Component
@ConditionalOnWebApplication
final class SyndicationPages implements Section {
    private static final String PATH = "/console/syndication";
    private static final int SHORTEST_REASON = 5;
    private static final int LONGEST_REASON = 500;

    private final Syndication syndication;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    SyndicationPages(Syndication syndication, AuditTrail audit, PlatformTransactionManager manager) {
        this.syndication = syndication;
        this.audit = audit;
        this.transactions = new TransactionTemplate(manager);
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(PATH, Permission.SEE_SYSTEM, this::list),
                Route.post(PATH + "/deliveries/{id}/resend", Permission.SEE_SYSTEM, this::resend),
                Route.post(PATH + "/deliveries/{id}/set-aside", Permission.SEE_SYSTEM, this::setAside),
                Route.post(PATH + "/targets/{name}/resume", Permission.SEE_SYSTEM, this::resume));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("推送", PATH, Permission.SEE_SYSTEM, 55));
    }

    /** A target in words. */
    record TargetLine(TargetHealth it, String standing, String css) {}

    /** A delivery in words. */
    record Line(Delivery it, String state, String css, String answer) {
        static Line of(Delivery it) {
            return new Line(
                    it,
                    SyndicationWords.state(it.state()),
                    SyndicationWords.css(it.state()),
                    SyndicationWords.answer(it));
        }

        /** Whether it can be sent again. */
        public boolean finished() {
            return it.state() != Delivery.State.WAITING;
        }

        /** Whether somebody must look at it. */
        public boolean dead() {
            return it.state() == Delivery.State.DEAD;
        }
    }

    /** A choice of state. */
    record Choice(String key, String label) {}

    private Answer list(Visit visit) {
        List<TargetHealth> targets = syndication.targets();
        Optional<String> target = visit.query("target").filter(it -> it.length() <= 40);
        Optional<Delivery.State> state = visit.query("state")
                .flatMap(name -> Arrays.stream(Delivery.State.values())
                        .filter(it -> it.name().equals(name))
                        .findFirst());
        List<Delivery> found = syndication.deliveries(
                target.orElse(null), state.orElse(null), Paging.offset(visit.page()), Paging.SIZE + 1);
        String filter = target.map(it -> "target=" + URLEncoder.encode(it, StandardCharsets.UTF_8) + "&")
                        .orElse("")
                + state.map(it -> "state=" + it + "&").orElse("");
        Map<String, Object> model = new HashMap<>();
        model.put(
                "targets",
                targets.stream()
                        .map(it -> new TargetLine(it, SyndicationWords.standing(it), SyndicationWords.standingCss(it)))
                        .toList());
        model.put("lines", found.stream().limit(Paging.SIZE).map(Line::of).toList());
        model.put(
                "choices",
                Arrays.stream(Delivery.State.values())
                        .map(it -> new Choice(it.name(), SyndicationWords.state(it)))
                        .toList());
        model.put("target", target.orElse(""));
        model.put("state", state.map(Enum::name).orElse(""));
        model.put("paging", new Paging(visit.page(), found.size() > Paging.SIZE, PATH + "?" + filter));
        return Answer.view("console/syndication/list", model);
    }

    private Answer resend(Visit visit) {
        return act(visit, AuditAct.WEBHOOK_RESENT, "", syndication::resend, "已安排再发一次，几秒内发出。");
    }

    private Answer setAside(Visit visit) {
        String reason = visit.field("reason");
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            return new Answer.Refused("请写明为什么不再发，5 到 500 个字。");
        }
        return act(visit, AuditAct.WEBHOOK_SET_ASIDE, "：" + reason, syndication::setAside, "已注明不再发。");
    }

    /** What is done with a delivery. */
    private interface Act {
        ActResult on(long id);
    }

    private Answer act(Visit visit, AuditAct what, String why, Act act, String done) {
        String number = visit.path("id");
        Optional<Delivery> found =
                number.matches("[0-9]{1,18}") ? syndication.find(Long.parseLong(number)) : Optional.empty();
        if (found.isEmpty()) {
            return new Answer.Missing();
        }
        Delivery delivery = found.get();
        String about = delivery.target() + "（" + delivery.type().label() + "，第 " + delivery.revision() + " 版）" + why;
        ActResult result = recorded(visit, what, delivery.review(), about, () -> act.on(delivery.id()));
        return result == ActResult.DONE
                ? Answer.redirect(PATH, done)
                : new Answer.Refused(SyndicationWords.refusal(result));
    }

    private Answer resume(Visit visit) {
        String name = visit.path("name");
        ActResult result = recorded(visit, AuditAct.WEBHOOK_RESUMED, name, "推送目标", () -> syndication.resume(name));
        return result == ActResult.DONE ? Answer.redirect(PATH, "已恢复推送，几秒内接着发。") : new Answer.Missing();
    }

    private ActResult recorded(Visit visit, AuditAct act, String about, String why, Supplier<ActResult> work) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            ActResult result = work.get();
            if (result == ActResult.DONE) {
                audit.record(visit.by(), act, about, why);
            }
            return result;
        }));
    }
}
