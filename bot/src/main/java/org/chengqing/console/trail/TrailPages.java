package org.chengqing.console.trail;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditCheck;
import org.chengqing.audit.AuditEntry;
import org.chengqing.audit.AuditReading;
import org.chengqing.audit.AuditTrail;
import org.chengqing.audit.Verdict;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Paging;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.staff.Permission;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The audit trail. */
@Component
@ConditionalOnWebApplication
final class TrailPages implements Section {
    private static final String LIST = "/console/audit";

    private final AuditReading reading;
    private final AuditCheck check;
    private final AuditTrail audit;

    TrailPages(AuditReading reading, AuditCheck check, AuditTrail audit) {
        this.reading = reading;
        this.check = check;
        this.audit = audit;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LIST, Permission.READ_AUDIT, this::list),
                Route.get(LIST + "/export.csv", Permission.READ_AUDIT, this::export),
                Route.post(LIST + "/verify", Permission.READ_AUDIT, _ -> verify()));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("审计", LIST, Permission.READ_AUDIT, 95));
    }

    private Answer list(Visit visit) {
        TrailFilter filter = TrailFilter.of(visit);
        int page = visit.page();
        List<AuditEntry> entries = reading.newest(filter.reading(), Paging.offset(page), Paging.SIZE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("filter", filter);
        model.put("acts", acts());
        model.put("entries", entries.stream().limit(Paging.SIZE).toList());
        model.put("paging", new Paging(page, entries.size() > Paging.SIZE, filter.address(LIST)));
        model.put("export", filter.address(LIST + "/export.csv"));
        check.last().ifPresent(last -> model.put("check", last));
        return Answer.view("console/trail/list", model);
    }

    private static List<AuditAct> acts() {
        return Stream.of(AuditAct.values())
                .sorted(Comparator.comparing(AuditAct::ordinal))
                .toList();
    }

    private Answer export(Visit visit) {
        TrailFilter filter = TrailFilter.of(visit);
        audit.record(visit.by(), AuditAct.AUDIT_EXPORTED, null, null);
        return Answer.download("审计记录.csv", out -> TrailCsv.write(reading, filter.reading(), out));
    }

    private Answer verify() {
        return switch (check.run()) {
            case Verdict.Whole(long entries) -> Answer.redirect(LIST, "核对完了：" + entries + " 条记录都在，一条也没有被改过。");
            case Verdict.Broken(long number, String sentence) ->
                Answer.redirect(LIST, "核对不上！第 " + number + " 条：" + sentence);
        };
    }
}
