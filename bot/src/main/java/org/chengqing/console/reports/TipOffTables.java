package org.chengqing.console.reports;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.chengqing.console.reports.MonthlyReport.Table;
import org.chengqing.intake.CaseFile;
import org.chengqing.intake.Routing;
import org.chengqing.intake.TipOffFigures;
import org.chengqing.intake.TipOffFigures.Took;

/** Tables of the report about tip-offs. Blocks on JDBC. */
final class TipOffTables {
    private final TipOffFigures tipOffs;
    private final Routing routing;

    TipOffTables(TipOffFigures tipOffs, Routing routing) {
        this.tipOffs = tipOffs;
        this.routing = routing;
    }

    /** What came in, and how fast it was dealt with. */
    record Received(long all, Took takenUp, Took closed, List<Table> tables) {}

    Received received(Instant from, Instant before) {
        List<TipOffFigures.Opened> opened = tipOffs.opened(from, before);
        long all = opened.stream().mapToLong(TipOffFigures.Opened::count).sum();
        return new Received(
                all,
                tipOffs.untilTakenUp(from, before),
                tipOffs.untilClosed(from, before),
                List.of(
                        table(
                                "线索类别",
                                "类别",
                                opened,
                                it -> routing.of(it.category()).category()),
                        table("线索现在的状态", "状态", opened, it -> CaseFile.word(it.state())),
                        table("线索渠道", "渠道", opened, it -> ReportWriter.channel(it.channel()))));
    }

    private static Table table(
            String title,
            String heading,
            List<TipOffFigures.Opened> opened,
            Function<TipOffFigures.Opened, String> label) {
        Map<String, Long> sums = new LinkedHashMap<>();
        opened.forEach(it -> sums.merge(label.apply(it), it.count(), Long::sum));
        List<List<String>> rows = sums.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(it -> List.of(it.getKey(), ReportWriter.number(it.getValue())))
                .toList();
        return new Table(title, "本月收到的线索。", List.of(heading, "件数"), rows);
    }

    static List<String> row(String what, Took took) {
        return List.of(
                what,
                ReportWriter.number(took.reports()),
                ReportWriter.words(took.median()),
                ReportWriter.words(took.slow()));
    }
}
