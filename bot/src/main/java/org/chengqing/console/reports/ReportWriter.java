package org.chengqing.console.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chengqing.console.page.Times;
import org.chengqing.console.reports.MonthlyReport.Table;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.outbox.MailFigures;
import org.chengqing.statistics.Figures;
import org.chengqing.statistics.Outcome;

/** Writes the report on a month from what was counted. Blocks on JDBC. */
final class ReportWriter {
    private static final Map<String, String> CHANNELS = Map.of("wechat", "微信公众号", "web", "网页");

    private final Figures figures;
    private final RebuttalTables rebuttals;
    private final TipOffTables tipOffs;
    private final MailFigures mails;
    private final Clock clock;

    ReportWriter(Figures figures, RebuttalTables rebuttals, TipOffTables tipOffs, MailFigures mails, Clock clock) {
        this.figures = figures;
        this.rebuttals = rebuttals;
        this.tipOffs = tipOffs;
        this.mails = mails;
        this.clock = clock;
    }

    MonthlyReport on(YearMonth month) {
        Instant from = month.atDay(1).atStartOfDay(Times.ZONE).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(Times.ZONE).toInstant();
        Instant now = clock.instant();
        Instant before = end.isBefore(now) ? end : now;
        Map<Outcome, Long> outcomes = figures.outcomes(from, before);
        RebuttalTables.Moves moves = rebuttals.moves(from, before);
        TipOffTables.Received received = tipOffs.received(from, before);
        Optional<Figures.Waited> waited = figures.waited(from, before).stream().findFirst();
        List<Table> tables = new ArrayList<>();
        tables.add(outcomes(outcomes));
        tables.add(channels(figures.channels(from, before)));
        tables.add(rebuttals.top(figures.topClaims(from, before, RebuttalTables.TOP)));
        tables.addAll(moves.tables());
        tables.addAll(received.tables());
        tables.add(times(waited, received, mails.median(from, before)));
        List<MailFigures.Day> days = mails.days(from, before);
        tables.add(mails(days));
        return new MonthlyReport(month, before, summary(outcomes, moves, received, waited, days), tables);
    }

    private static List<String> summary(
            Map<Outcome, Long> outcomes,
            RebuttalTables.Moves moves,
            TipOffTables.Received received,
            Optional<Figures.Waited> waited,
            List<MailFigures.Day> days) {
        long all = sum(outcomes);
        long answered = outcomes.getOrDefault(Outcome.ANSWERED, 0L);
        List<String> sentences = new ArrayList<>();
        sentences.add("本月回答居民提问 " + all + " 次，其中直接给出结论 " + answered + " 次"
                + (all == 0 ? "。" : "，占 " + percent(answered, all) + "。"));
        sentences.add("发布辟谣 " + moves.count(ReviewState.RELEASED) + " 条，撤回 " + moves.count(ReviewState.WITHDRAWN)
                + " 条，被新结论取代 " + moves.count(ReviewState.SUPERSEDED) + " 条。"
                + waited.map(it -> "其中 " + it.releases() + " 条此前有人问过，从第一次有人问到发布，用时中位数 " + words(it.median()) + "。")
                        .orElse(""));
        sentences.add("收到举报线索 " + received.all() + " 件。本月办结或答复不予受理 "
                + received.closed().reports() + " 件"
                + received.closed()
                        .median()
                        .map(it -> "，从收到到办结，用时中位数 " + words(it))
                        .orElse("") + "。");
        long handedOver = days.stream().mapToLong(MailFigures.Day::handedOver).sum();
        long delivered = days.stream().mapToLong(MailFigures.Day::delivered).sum();
        sentences.add("发出邮件 " + handedOver + " 封，送达 " + delivered + " 封。");
        return sentences;
    }

    private static Table outcomes(Map<Outcome, Long> outcomes) {
        long all = sum(outcomes);
        List<List<String>> rows = new ArrayList<>();
        outcomes.forEach((outcome, count) -> rows.add(List.of(outcome.label(), number(count), percent(count, all))));
        rows.add(List.of("合计", number(all), percent(all, all)));
        return new Table("居民提问", "", List.of("结果", "次数", "占比"), rows);
    }

    private static Table channels(Map<String, Long> channels) {
        List<List<String>> rows = new ArrayList<>();
        channels.forEach((channel, count) -> rows.add(List.of(channel(channel), number(count))));
        return new Table("提问渠道", "", List.of("渠道", "次数"), rows);
    }

    private static Table times(
            Optional<Figures.Waited> waited, TipOffTables.Received received, Optional<Duration> mail) {
        return new Table(
                "响应时间",
                "中位数：一半比它快，一半比它慢。",
                List.of("项目", "件数", "中位数", "九成不超过"),
                List.of(
                        List.of(
                                "从第一次有人问到发布辟谣",
                                number(waited.map(Figures.Waited::releases).orElse(0L)),
                                words(waited.map(Figures.Waited::median)),
                                "—"),
                        TipOffTables.row("从收到线索到第一次受理", received.takenUp()),
                        TipOffTables.row("从收到线索到办结", received.closed()),
                        List.of("从交寄到邮件送达", "—", words(mail), "—")));
    }

    private static Table mails(List<MailFigures.Day> days) {
        long handedOver = days.stream().mapToLong(MailFigures.Day::handedOver).sum();
        long delivered = days.stream().mapToLong(MailFigures.Day::delivered).sum();
        long dead = days.stream().mapToLong(MailFigures.Day::dead).sum();
        long late = days.stream().mapToLong(MailFigures.Day::late).sum();
        return new Table(
                "邮件",
                "",
                List.of("项目", "封数"),
                List.of(
                        List.of("交寄", number(handedOver)),
                        List.of("已送达", number(delivered)),
                        List.of("还没送达", number(handedOver - delivered - dead)),
                        List.of("已放弃（死信）", number(dead)),
                        List.of("用时超过半小时", number(late))));
    }

    /** The word for a channel of ours. */
    static String channel(String name) {
        return CHANNELS.getOrDefault(name, name);
    }

    static String number(long count) {
        return Long.toString(count);
    }

    private static long sum(Map<Outcome, Long> outcomes) {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String percent(long part, long all) {
        return all == 0 ? "—" : String.format(Locale.ROOT, "%.1f%%", 100.0 * part / all);
    }

    static String words(Optional<Duration> length) {
        return length.map(ReportWriter::words).orElse("—");
    }

    /** A length in two units: 1 天 3 小时. */
    private static String words(Duration length) {
        if (length.toDays() > 0) {
            return length.toDays() + " 天 " + length.toHoursPart() + " 小时";
        }
        return length.toHours() > 0
                ? length.toHours() + " 小时 " + length.toMinutesPart() + " 分"
                : length.toMinutes() + " 分 " + length.toSecondsPart() + " 秒";
    }
}
