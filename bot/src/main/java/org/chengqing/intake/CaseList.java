package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The reports as staff see them in lists. Methods block on JDBC and throw {@link
 * org.springframework.dao.DataAccessException} when the database is away.
 */
public final class CaseList {
    private static final int MOST_COUNTED = 1000;

    private final JdbcClient jdbc;
    private final CaseRows rows;
    private final CaseSettings settings;
    private final Clock clock;

    CaseList(JdbcClient jdbc, CaseRows rows, CaseSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** At most this many reports from this place of the list, from 0. */
    public List<CaseRow> list(CaseQuery query, int offset, int most) {
        StringBuilder where = new StringBuilder("state in (:states)");
        Map<String, Object> params = new HashMap<>();
        params.put("states", query.states().stream().map(Enum::name).toList());
        if (query.category() != null) {
            where.append(query.category().isBlank() ? " and category is null" : " and category = :category");
            params.put("category", query.category());
        }
        if (query.overdue()) {
            where.append(" and ").append(CaseRows.OVERDUE);
        }
        add(where, params, "assignee = :assignee", "assignee", query.assignee());
        add(
                where,
                params,
                "wave = :wave",
                "wave",
                query.wave() == null ? null : query.wave().value());
        add(where, params, "receipt like :number", "number", contained(query.number()));
        add(where, params, "opened_at >= :from", "from", query.from() == null ? null : time(query.from()));
        add(where, params, "opened_at < :before", "before", query.before() == null ? null : time(query.before()));
        String order = query.byDue() ? "due nulls last, receipt" : "opened_at desc, receipt desc";
        return query.states().isEmpty()
                ? List.of()
                : withKinds(found(where + " order by " + order + " limit :most offset :offset", params, offset, most));
    }

    /** Others about the same content, or repeated by or repeating this one, at most this many. */
    public List<CaseRow> similar(Receipt receipt, int most) {
        Map<String, Object> params = new HashMap<>();
        params.put("receipt", receipt.value());
        return withKinds(found("""
                receipt <> :receipt and state <> 'COLLECTING' and (duplicate_of = :receipt
                  or receipt = (select duplicate_of from tip_off where receipt = :receipt)
                  or wave = (select wave from tip_off where receipt = :receipt))
                order by coalesce(duplicate_of = :receipt, false) desc, opened_at, receipt limit :most offset :offset""", params, 0, most));
    }

    /** How many reports should have been taken up or finished by now; a thousand stands for more too. */
    public int overdue() {
        Instant now = clock.instant();
        return rows.overdue(now.minus(settings.takeUpWithin()), now.minus(settings.finishWithin()), MOST_COUNTED);
    }

    private static void add(
            StringBuilder where, Map<String, Object> params, String condition, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            params.put(name, value);
        }
    }

    private static @Nullable String contained(@Nullable String number) {
        return number == null ? null : "%" + number.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private List<CaseRow> found(String conditions, Map<String, Object> params, int offset, int most) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select *, case when state in ('RECEIVED', 'FORWARDED') then
                              coalesce(reopened_at, closed_at, opened_at) + make_interval(secs => :takeUp)
                            when state = 'IN_PROGRESS' then
                              coalesce(reopened_at, closed_at, opened_at) + make_interval(secs => :finish) end as due
                        from tip_off where\s""" + conditions)
                .params(params)
                .param("takeUp", (double) settings.takeUpWithin().toSeconds())
                .param("finish", (double) settings.finishWithin().toSeconds())
                .param("takeUpBefore", time(now.minus(settings.takeUpWithin())))
                .param("finishBefore", time(now.minus(settings.finishWithin())))
                .param("most", most)
                .param("offset", offset)
                .query((row, n) -> read(row, now))
                .list();
    }

    private static CaseRow read(ResultSet row, Instant now) throws SQLException {
        Timestamp dueAt = row.getTimestamp("due");
        Instant due = dueAt == null ? null : dueAt.toInstant();
        return new CaseRow(
                new Receipt(row.getString("receipt")),
                TipOffState.valueOf(row.getString("state")),
                row.getString("category"),
                row.getTimestamp("opened_at").toInstant(),
                due,
                due != null && due.isBefore(now),
                0,
                "",
                receipt(row.getString("wave")),
                row.getInt("wave_place"),
                row.getString("assignee"),
                receipt(row.getString("duplicate_of")));
    }

    private static @Nullable Receipt receipt(@Nullable String value) {
        return value == null ? null : new Receipt(value);
    }

    private List<CaseRow> withKinds(List<CaseRow> found) {
        if (found.isEmpty()) {
            return found;
        }
        Map<String, List<Count>> counts = new HashMap<>();
        jdbc.sql("select receipt, kind, count(*) from evidence where receipt in (:receipts) and removed_at is null"
                        + " group by receipt, kind")
                .param(
                        "receipts",
                        found.stream().map(row -> row.receipt().value()).toList())
                .query((row, n) -> counts.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                        .add(new Count(Kind.valueOf(row.getString(2)), row.getInt(3))))
                .list();
        return found.stream()
                .map(row -> with(row, counts.getOrDefault(row.receipt().value(), List.of())))
                .toList();
    }

    private record Count(Kind kind, int pieces) {}

    private static CaseRow with(CaseRow row, List<Count> counts) {
        return new CaseRow(
                row.receipt(),
                row.state(),
                row.category(),
                row.openedAt(),
                row.due(),
                row.overdue(),
                counts.stream().mapToInt(Count::pieces).sum(),
                counts.stream()
                        .sorted((a, b) -> a.kind().compareTo(b.kind()))
                        .map(count -> shortLabel(count.kind()) + " " + count.pieces())
                        .collect(Collectors.joining("，")),
                row.wave(),
                row.place(),
                row.assignee(),
                row.duplicateOf());
    }

    private static String shortLabel(Kind kind) {
        return switch (kind) {
            case CONTACT -> "联系方式";
            case UNSUPPORTED -> "未转来";
            default -> kind.label();
        };
    }
}
