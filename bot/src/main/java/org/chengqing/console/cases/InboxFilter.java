package org.chengqing.console.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.console.page.Times;
import org.chengqing.console.page.Visit;
import org.chengqing.intake.CaseFile;
import org.chengqing.intake.CaseQuery;
import org.chengqing.intake.Receipt;
import org.chengqing.intake.TipOffState;
import org.jspecify.annotations.Nullable;

/**
 * What the form above the list says, as it was typed; blank for what was left open.
 *
 * @param state a state's name, {@code todo} or {@code all}
 * @param category a key, a dash for those without one
 * @param by the login of who works on it
 */
record InboxFilter(
        String number,
        String state,
        String category,
        boolean overdue,
        boolean mine,
        String wave,
        String from,
        String to,
        boolean byDue,
        String by) {
    private static final String TO_DO = "todo";
    private static final String ALL = "all";
    private static final int LONGEST_NUMBER = 20;

    /** The choices of state. */
    static final List<Choice> STATES = Stream.concat(
                    Stream.of(new Choice(TO_DO, "待办（未办结的）"), new Choice(ALL, "全部")),
                    Arrays.stream(TipOffState.values()).map(it -> new Choice(it.name(), CaseFile.word(it))))
            .toList();

    record Choice(String key, String label) {}

    static InboxFilter of(Visit visit) {
        String number = visit.query("q").orElse("");
        return new InboxFilter(
                number.substring(0, Math.min(number.length(), LONGEST_NUMBER)),
                visit.query("state")
                        .filter(it ->
                                STATES.stream().anyMatch(state -> state.key().equals(it)))
                        .orElse(number.isEmpty() ? TO_DO : ALL),
                visit.query("category").orElse(""),
                visit.query("overdue").isPresent(),
                visit.query("mine").isPresent(),
                visit.query("wave").flatMap(Receipt::parse).map(Receipt::value).orElse(""),
                visit.query("from").orElse(""),
                visit.query("to").orElse(""),
                visit.query("sort").filter("due"::equals).isPresent(),
                visit.by());
    }

    CaseQuery query() {
        LocalDate last = date(to);
        return new CaseQuery(
                states(),
                category.isEmpty() ? null : category.equals("-") ? "" : category,
                overdue,
                mine ? by : null,
                wave.isEmpty() ? null : new Receipt(wave),
                number.isEmpty() ? null : number.toUpperCase(java.util.Locale.ROOT),
                start(date(from)),
                last == null ? null : start(last.plusDays(1)),
                byDue);
    }

    private Set<TipOffState> states() {
        return switch (state) {
            case TO_DO -> CaseQuery.TO_DO;
            case ALL -> EnumSet.allOf(TipOffState.class);
            default -> Set.of(TipOffState.valueOf(state));
        };
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return typed.isEmpty() ? null : LocalDate.parse(typed);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant start(@Nullable LocalDate day) {
        return day == null || day.getYear() > 9999 || day.getYear() < 1
                ? null
                : day.atStartOfDay(Times.ZONE).toInstant();
    }

    /** Whether anything but the state is chosen, so that an empty list may be its doing. */
    public boolean narrowed() {
        return Stream.of(number, category, wave, from, to).anyMatch(it -> !it.isEmpty()) || overdue || mine;
    }

    /** The address of the list with this filter, ending so that a page can be put behind it. */
    String address(String path) {
        Map<String, String> params = new LinkedHashMap<>();
        params.put("q", number);
        params.put("state", state);
        params.put("category", category);
        params.put("overdue", overdue ? "1" : "");
        params.put("mine", mine ? "1" : "");
        params.put("wave", wave);
        params.put("from", from);
        params.put("to", to);
        params.put("sort", byDue ? "due" : "");
        return path + "?"
                + params.entrySet().stream()
                        .filter(it -> !it.getValue().isEmpty())
                        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8) + "&")
                        .collect(Collectors.joining());
    }
}
