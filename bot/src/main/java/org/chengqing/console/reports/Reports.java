package org.chengqing.console.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.KnownClaims;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.SafeCsv;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.chengqing.intake.Routing;
import org.chengqing.intake.TipOffFigures;
import org.chengqing.knowledge.catalog.CatalogHistory;
import org.chengqing.outbox.MailFigures;
import org.chengqing.staff.Permission;
import org.chengqing.statistics.Figures;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The pages of the monthly report. Figures and published claims only, so that everybody may see it. */
@Component
@ConditionalOnWebApplication
final class Reports implements Section {
    private static final int OFFERED = 24;
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("yyyy年M月", Locale.ROOT);

    private final ReportWriter writer;
    private final AuditTrail audit;
    private final String office;
    private final Clock clock;

    Reports(
            Figures figures,
            KnownClaims claims,
            CatalogHistory history,
            TipOffFigures tipOffs,
            Routing routing,
            MailFigures mails,
            AuditTrail audit,
            @Value("${office.name:云溪县互联网辟谣中心}") String office,
            Clock clock) {
        this.writer = new ReportWriter(
                figures, new RebuttalTables(claims, history), new TipOffTables(tipOffs, routing), mails, clock);
        this.audit = audit;
        this.office = office;
        this.clock = clock;
    }

    /** A month to choose. */
    record Choice(String value, String words) {}

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get("/console/reports", Permission.SIGNED_IN, this::show),
                Route.get("/console/reports/csv", Permission.SIGNED_IN, this::export));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("月报", "/console/reports", Permission.SIGNED_IN, 80));
    }

    private Answer show(Visit visit) {
        YearMonth month = month(visit);
        return Answer.view(
                "console/reports/report",
                Map.of(
                        "report", writer.on(month),
                        "month", month.toString(),
                        "heading", month.format(WORDS) + "工作月报",
                        "office", office,
                        "ended", month.isBefore(now()),
                        "by", visit.staff().name(),
                        "now", clock.instant(),
                        "months", months()));
    }

    private Answer export(Visit visit) {
        YearMonth month = month(visit);
        MonthlyReport report = writer.on(month);
        audit.record(visit.by(), AuditAct.REPORT_EXPORTED, month.toString(), null);
        return Answer.download("月报-" + month + ".csv", out -> write(report, out));
    }

    private void write(MonthlyReport report, OutputStream out) throws IOException {
        try (SafeCsv csv = new SafeCsv(out)) {
            csv.row(List.of(office + " " + report.month().format(WORDS) + "工作月报"));
            for (String sentence : report.summary()) {
                csv.row(List.of(sentence));
            }
            for (MonthlyReport.Table table : report.tables()) {
                csv.row(List.of(""));
                csv.row(List.of(table.title()));
                csv.row(table.columns());
                for (List<String> row : table.rows()) {
                    csv.row(row);
                }
            }
        }
    }

    private YearMonth now() {
        return YearMonth.from(clock.instant().atZone(Times.ZONE));
    }

    /** The month asked for, or else the present one. */
    private YearMonth month(Visit visit) {
        return visit.query("month")
                .filter(it -> it.matches("20[0-9]{2}-(0[1-9]|1[0-2])"))
                .map(YearMonth::parse)
                .filter(it -> !it.isAfter(now()))
                .orElseGet(this::now);
    }

    private List<Choice> months() {
        List<Choice> months = new ArrayList<>();
        for (int back = 0; back < OFFERED; back++) {
            YearMonth month = now().minusMonths(back);
            months.add(new Choice(month.toString(), month.format(WORDS)));
        }
        return months;
    }
}
