package org.chengqing.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the audit trail. Blocks on JDBC. */
public final class AuditReading {
    private final JdbcClient jdbc;

    AuditReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Which entries; null stands for any.
     *
     * @param from from this time on
     * @param before before this time
     */
    public record Filter(
            @Nullable String who,
            @Nullable AuditAct act,
            @Nullable String about,
            @Nullable Instant from,
            @Nullable Instant before) {
        /** All. */
        public static final Filter ALL = new Filter(null, null, null, null, null);
    }

    /** So many of them, the newest first, after leaving out {@code skip}. */
    public List<AuditEntry> newest(Filter filter, int skip, int most) {
        return query(filter, "", List.of(), " offset " + Math.max(0, skip) + " limit " + Math.max(0, most));
    }

    /** So many of them, the newest first, of those before the entry of this number; for reading all in pieces. */
    public List<AuditEntry> before(Filter filter, long number, int most) {
        return query(filter, " and number < ?", List.of(number), " limit " + Math.max(0, most));
    }

    private List<AuditEntry> query(Filter filter, String condition, List<?> values, String end) {
        StringBuilder sql = new StringBuilder("select number, at, who, act, about, why from audit_entry where true");
        List<Object> params = new ArrayList<>();
        if (filter.who() != null) {
            sql.append(" and who = ?");
            params.add(filter.who());
        }
        if (filter.act() != null) {
            sql.append(" and act = ?");
            params.add(filter.act().name());
        }
        if (filter.about() != null) {
            sql.append(" and about = ?");
            params.add(filter.about());
        }
        if (filter.from() != null) {
            sql.append(" and at >= ?");
            params.add(filter.from().atOffset(ZoneOffset.UTC));
        }
        if (filter.before() != null) {
            sql.append(" and at < ?");
            params.add(filter.before().atOffset(ZoneOffset.UTC));
        }
        sql.append(condition).append(" order by number desc").append(end);
        params.addAll(values);
        return jdbc.sql(sql.toString())
                .params(params)
                .query((row, n) -> entry(row, n))
                .list();
    }

    static AuditEntry entry(ResultSet row, int n) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("act"),
                row.getString("about"),
                row.getString("why"));
    }
}
