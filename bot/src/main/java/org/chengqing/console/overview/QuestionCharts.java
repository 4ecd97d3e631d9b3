package org.chengqing.console.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chengqing.console.overview.Chart.Row;
import org.chengqing.console.page.KnownClaims;
import org.chengqing.console.page.Times;
import org.chengqing.statistics.Figures;
import org.chengqing.statistics.Figures.Ended;
import org.chengqing.statistics.Figures.Step;
import org.chengqing.statistics.Outcome;
import org.jspecify.annotations.Nullable;

/** Charts of what people asked. Blocks on JDBC. */
final class QuestionCharts {
    private static final int HOURS = 24;
    private static final int DAYS = 30;
    private static final int TOP = 10;
    private static final int TOP_DAYS = 7;
    private static final int MONTHS = 12;
    private static final double SECONDS_OF_HOUR = 3600;

    private final Figures figures;
    private final KnownClaims claims;

    QuestionCharts(Figures figures, KnownClaims claims) {
        this.figures = figures;
        this.claims = claims;
    }

    List<Chart> at(Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(now, Times.ZONE);
        LocalDateTime firstHour = local.truncatedTo(ChronoUnit.HOURS).minusHours(HOURS - 1);
        LocalDateTime firstDay = local.truncatedTo(ChronoUnit.DAYS).minusDays(DAYS - 1);
        Map<LocalDateTime, Map<Outcome, Long>> hours = byTime(Step.HOUR, firstHour, now);
        Map<LocalDateTime, Map<Outcome, Long>> days = byTime(Step.DAY, firstDay, now);
        List<LocalDateTime> hourSlots =
                Stream.iterate(firstHour, it -> it.plusHours(1)).limit(HOURS).toList();
        List<LocalDateTime> daySlots =
                Stream.iterate(firstDay, it -> it.plusDays(1)).limit(DAYS).toList();
        return List.of(
                outcomes("hours", "最近 24 小时的提问", "按小时和结果", "HH:00", hourSlots, hours),
                outcomes("days", "最近 30 天的提问", "按天和结果", "M月d日", daySlots, days),
                answered(daySlots, days),
                top(now),
                waited(YearMonth.from(local), now),
                remembered(daySlots, now));
    }

    private Map<LocalDateTime, Map<Outcome, Long>> byTime(Step step, LocalDateTime from, Instant now) {
        Map<LocalDateTime, Map<Outcome, Long>> byTime = new HashMap<>();
        for (Ended ended : figures.questions(step, instant(from), now)) {
            byTime.computeIfAbsent(ended.at(), _ -> new EnumMap<>(Outcome.class))
                    .put(ended.outcome(), ended.count());
        }
        return byTime;
    }

    private static Chart outcomes(
            String id,
            String title,
            String by,
            String pattern,
            List<LocalDateTime> slots,
            Map<LocalDateTime, Map<Outcome, Long>> counts) {
        List<String> columns = new ArrayList<>(List.of("时间"));
        Arrays.stream(Outcome.values()).map(Outcome::label).forEach(columns::add);
        List<Row> rows = slots.stream()
                .map(slot -> row(label(slot, pattern), counts.get(slot)))
                .toList();
        long all = counts.values().stream()
                .flatMap(it -> it.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        return new Chart(id, "stacked", title, by + "，共 " + all + " 次。", "次", columns, rows);
    }

    private static Row row(String label, @Nullable Map<Outcome, Long> counts) {
        Map<Outcome, Long> given = counts == null ? Map.of() : counts;
        return Row.of(
                label,
                Arrays.stream(Outcome.values())
                        .mapToLong(outcome -> given.getOrDefault(outcome, 0L))
                        .toArray());
    }

    private static Chart answered(List<LocalDateTime> slots, Map<LocalDateTime, Map<Outcome, Long>> counts) {
        List<Row> rows = new ArrayList<>();
        long answered = 0;
        long all = 0;
        for (LocalDateTime slot : slots) {
            Map<Outcome, Long> day = counts.getOrDefault(slot, Map.of());
            long dayAnswered = day.getOrDefault(Outcome.ANSWERED, 0L);
            long dayAll = day.values().stream().mapToLong(Long::longValue).sum();
            rows.add(new Row(label(slot, "M月d日"), List.of(percent(dayAnswered, dayAll))));
            answered += dayAnswered;
            all += dayAll;
        }
        String sentence = all == 0 ? "最近 30 天还没有提问。" : "最近 30 天平均 " + percent(answered, all) + "%。";
        return new Chart("answered", "lines", "一问就有答案的比例", sentence, "%", List.of("日期", "直接回答的比例（%）"), rows);
    }

    private Chart top(Instant now) {
        LocalDateTime from = LocalDateTime.ofInstant(now, Times.ZONE)
                .truncatedTo(ChronoUnit.DAYS)
                .minusDays(TOP_DAYS - 1);
        List<Row> rows = figures.topClaims(instant(from), now, TOP).stream()
                .map(shown -> Row.of(claim(shown.reviewId()), shown.count()))
                .toList();
        return new Chart("top", "across", "问得最多的谣言", "最近 7 天给居民看过的次数，前 10 条。", "次", List.of("谣言", "次数"), rows);
    }

    private String claim(String reviewId) {
        return claims.find(reviewId).map(review -> review.claim().text()).orElse(reviewId);
    }

    private Chart waited(YearMonth month, Instant now) {
        YearMonth first = month.minusMonths(MONTHS - 1);
        Map<YearMonth, Figures.Waited> byMonth = new HashMap<>();
        figures.waited(instant(first.atDay(1).atStartOfDay()), now).forEach(it -> byMonth.put(it.month(), it));
        List<Row> rows = Stream.iterate(first, it -> it.plusMonths(1))
                .limit(MONTHS)
                .map(it -> waited(it, byMonth.get(it)))
                .toList();
        return new Chart(
                "waited",
                "bars",
                "从第一次有人问到发布",
                "各月发布、此前有人问过的辟谣，用时的中位数（一半比它快，一半比它慢）。",
                "小时",
                List.of("月份", "中位用时（小时）", "发布条数"),
                rows);
    }

    private static Row waited(YearMonth month, Figures.@Nullable Waited waited) {
        return new Row(
                month.format(DateTimeFormatter.ofPattern("yyyy年M月", Locale.ROOT)),
                waited == null ? List.of("", "0") : List.of(hours(waited.median()), Long.toString(waited.releases())));
    }

    private Chart remembered(List<LocalDateTime> slots, Instant now) {
        Map<LocalDateTime, Figures.Remembered> byDay = new HashMap<>();
        figures.remembered(instant(slots.getFirst()), now).forEach(it -> byDay.put(it.at(), it));
        long hits = byDay.values().stream().mapToLong(Figures.Remembered::hits).sum();
        long misses =
                byDay.values().stream().mapToLong(Figures.Remembered::misses).sum();
        List<Row> rows = slots.stream()
                .map(slot -> {
                    Figures.Remembered day = byDay.get(slot);
                    String share = day == null ? "" : percent(day.hits(), day.hits() + day.misses());
                    return new Row(label(slot, "M月d日"), List.of(share));
                })
                .toList();
        String sentence = hits + misses == 0
                ? "同样的话再问一遍，直接用上次的比对结果。"
                : "同样的话再问一遍，直接用上次的比对结果：30 天里占 " + percent(hits, hits + misses) + "%。";
        return new Chart("cache", "lines", "缓存命中率", sentence, "%", List.of("日期", "命中率（%）"), rows);
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(Times.ZONE).toInstant();
    }

    private static String label(LocalDateTime slot, String pattern) {
        return slot.format(DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
    }

    private static String hours(Duration length) {
        return String.format(Locale.ROOT, "%.1f", length.toSeconds() / SECONDS_OF_HOUR);
    }

    /** To one decimal; empty where there is nothing to take a part of. */
    private static String percent(long part, long all) {
        return all == 0 ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * part / all);
    }
}
