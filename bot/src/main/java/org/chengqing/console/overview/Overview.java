package org.chengqing.console.overview;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.KnownClaims;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.console.page.Waiting;
import org.chengqing.intake.TipOffFigures;
import org.chengqing.outbox.MailFigures;
import org.chengqing.outbox.Outbox;
import org.chengqing.staff.Permission;
import org.chengqing.statistics.Figures;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The first page: what waits for whoever looks, and how things go. Figures only, so that everybody may see it. */
@Component
@ConditionalOnWebApplication
final class Overview implements Section {
    private final List<Waiting> waiting;
    private final QuestionCharts questions;
    private final DeliveryCharts deliveries;
    private final Clock clock;

    Overview(
            List<Waiting> waiting,
            Figures figures,
            KnownClaims claims,
            TipOffFigures tipOffs,
            MailFigures mails,
            Outbox outbox,
            Clock clock) {
        this.waiting = List.copyOf(waiting);
        this.questions = new QuestionCharts(figures, claims);
        this.deliveries = new DeliveryCharts(tipOffs, mails, outbox);
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.get("/console", Permission.SIGNED_IN, this::show));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("概况", "/console", Permission.SIGNED_IN, 0));
    }

    private Answer show(Visit visit) {
        Instant now = clock.instant();
        List<Chart> charts = new ArrayList<>(questions.at(now));
        charts.addAll(deliveries.at(now));
        List<Waiting.Item> items = waiting.stream()
                .flatMap(area -> area.items(visit.staff()).stream())
                .filter(item -> item.count() > 0)
                .sorted(Comparator.comparing(Waiting.Item::order))
                .toList();
        return Answer.view("console/overview/overview", Map.of("items", items, "charts", charts, "now", now));
    }
}
