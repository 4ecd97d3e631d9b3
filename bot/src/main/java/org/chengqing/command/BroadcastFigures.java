package org.chengqing.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.chengqing.command.Compared.Got;

/**
 * What {@code bench broadcast} found.
 *
 * @param limit the pacing limit, messages a second; empty where many go by one call
 * @param quiet messages a second before anything was broken
 * @param overall messages a second from the first to the last
 * @param busiest most messages in any second
 * @param turns how often each instance was seen at work, by its name
 * @param troubles what was broken, in order
 * @param compared the ledgers
 */
record BroadcastFigures(
        int people,
        OptionalInt limit,
        Duration prepared,
        double quiet,
        double overall,
        int busiest,
        Map<String, Integer> turns,
        List<Broken> troubles,
        Compared compared) {
    BroadcastFigures {
        turns = Map.copyOf(turns);
        troubles = List.copyOf(troubles);
    }

    /** Something that was broken, and the longest time without an arrival around it. */
    record Broken(String words, Duration silence) {}

    /** The table for people. */
    String text() {
        TextTable table = new TextTable(1, List.of("群发", "数值", "与限速之比"));
        table.add(row("收信人", Integer.toString(people), ""));
        limit.ifPresent(most -> table.add(row("限速，每秒", Integer.toString(most), "")));
        table.add(row("核算名单用时，秒", seconds(prepared), ""));
        table.add(row("平稳时每秒", rate(quiet), ratio(quiet)));
        table.add(row("全程每秒（含故障）", rate(overall), ratio(overall)));
        table.add(row("最忙的一秒", Integer.toString(busiest), ratio(busiest)));
        turns.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(turn -> table.add(row("看到" + turn.getKey() + "在发", turn.getValue() + " 次", "")));
        troubles.forEach(trouble -> table.add(row(trouble.words() + "，停顿秒", seconds(trouble.silence()), "")));
        return table.text() + comparison();
    }

    private String comparison() {
        TextTable table = new TextTable(1, List.of("名单里的状态", "人数", "收到零条", "收到一条", "收到多条"));
        compared.states().forEach((state, got) -> table.add(cells(state.name(), got)));
        StringBuilder text = new StringBuilder(table.text());
        List<String> broken = compared.broken();
        broken.stream().limit(20).forEach(line -> text.append("  ").append(line).append('\n'));
        return text.append(
                        broken.isEmpty()
                                ? "逐人核对一致：已发的每人恰好一条，不确定的至多一条，没有人收到两条，没有人漏掉。\n"
                                : "有 " + broken.size() + " 人对不上，见上。\n")
                .toString();
    }

    private static List<String> cells(String state, Got got) {
        List<String> cells = new ArrayList<>(List.of(state));
        for (int number : new int[] {got.all(), got.none(), got.one(), got.more()}) {
            cells.add(Integer.toString(number));
        }
        return cells;
    }

    private static List<String> row(String words, String number, String ratio) {
        return List.of(words, number, ratio);
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%.1f", perSecond);
    }

    private String ratio(double perSecond) {
        return limit.isPresent() ? String.format(Locale.ROOT, "%.3f", perSecond / limit.getAsInt()) : "";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
    }
}
