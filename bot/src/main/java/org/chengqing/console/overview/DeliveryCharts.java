package org.chengqing.console.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chengqing.console.overview.Chart.Row;
import org.chengqing.console.page.Times;
import org.chengqing.intake.CaseFile;
import org.chengqing.intake.TipOffFigures;
import org.chengqing.intake.TipOffState;
import org.chengqing.outbox.MailFigures;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutboxHealth;

/** Charts of reports and of the mails about them. Blocks on JDBC. */
final class DeliveryCharts {
    private static final int DAYS = 30;
    private static final List<TipOffState> OPEN =
            List.of(TipOffState.COLLECTING, TipOffState.RECEIVED, TipOffState.FORWARDED, TipOffState.IN_PROGRESS);

    private final TipOffFigures tipOffs;
    private final MailFigures mails;
    private final Outbox outbox;

    DeliveryCharts(TipOffFigures tipOffs, MailFigures mails, Outbox outbox) {
        this.tipOffs = tipOffs;
        this.mails = mails;
        this.outbox = outbox;
    }

    List<Chart> at(Instant now) {
        return List.of(tipOffs(), mails(now));
    }

    private Chart tipOffs() {
        long[][] counts = new long[TipOffFigures.AGES.size() + 1][OPEN.size()];
        long all = 0;
        for (TipOffFigures.Aged aged : tipOffs.open()) {
            counts[aged.age()][OPEN.indexOf(aged.state())] = aged.count();
            all += aged.count();
        }
        List<Row> rows = new ArrayList<>();
        for (int age = 0; age < counts.length; age++) {
            rows.add(Row.of(age(age), counts[age]));
        }
        List<String> columns = new ArrayList<>(List.of("收到至今"));
        OPEN.stream().map(CaseFile::word).forEach(columns::add);
        return new Chart("tip-offs", "stacked", "没有办结的线索", "按收到的时间和状态，共 " + all + " 件。", "件", columns, rows);
    }

    private static String age(int age) {
        List<Integer> ages = TipOffFigures.AGES;
        if (age == 0) {
            return "不到 " + ages.getFirst() + " 天";
        }
        return age == ages.size() ? ages.getLast() + " 天以上" : ages.get(age - 1) + "–" + ages.get(age) + " 天";
    }

    private Chart mails(Instant now) {
        LocalDate first = LocalDate.ofInstant(now, Times.ZONE).minusDays(DAYS - 1);
        Map<LocalDate, MailFigures.Day> days = new HashMap<>();
        mails.days(first.atStartOfDay(Times.ZONE).toInstant(), now).forEach(day -> days.put(day.day(), day));
        List<Row> rows = Stream.iterate(first, it -> it.plusDays(1))
                .limit(DAYS)
                .map(date -> {
                    MailFigures.Day day = days.getOrDefault(date, new MailFigures.Day(date, 0, 0, 0, 0));
                    return Row.of(
                            date.format(DateTimeFormatter.ofPattern("M月d日", Locale.ROOT)),
                            day.delivered(),
                            day.handedOver() - day.delivered() - day.dead(),
                            day.dead());
                })
                .toList();
        return new Chart(
                "mails",
                "stacked",
                "邮件送达",
                health(outbox.health()),
                "封",
                List.of("交寄日期", "已送达", "还没送达", "已放弃（死信）"),
                rows);
    }

    private static String health(OutboxHealth health) {
        return health.pausedBecause() == null
                ? "现在待发 " + health.waiting() + " 封，待核实 " + health.uncertain() + " 封，疑似丢失 " + health.suspectedLost()
                        + " 封，死信 " + health.dead() + " 封。"
                : "邮件队列已暂停，待发 " + health.waiting() + " 封，死信 " + health.dead() + " 封。";
    }
}
