package org.chengqing.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.chengqing.audit.AuditAct;
import org.chengqing.audit.AuditTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets everything expire that has to, and records it. Blocks. */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final Supplier<List<Expiry>> expiries;
    private final JdbcClient jdbc;
    private final RetentionSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    Retention(
            Supplier<List<Expiry>> expiries,
            JdbcClient jdbc,
            RetentionSettings settings,
            AuditTrail audit,
            Clock clock) {
        this.expiries = expiries;
        this.jdbc = jdbc;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Deletes what has expired by now. One feature that fails does not keep the others; it is tried the next day. */
    public void run() {
        for (Expiry expiry : expiries.get()) {
            try {
                expire(expiry);
            } catch (RuntimeException e) {
                LOG.error("到期数据没有删完（{}），明天再试：{}", expiry.what(), e.getClass().getSimpleName());
                LOG.debug("the failure", e);
            }
        }
    }

    private void expire(Expiry expiry) {
        List<String> names;
        do {
            Instant now = clock.instant();
            names = expiry.expire(now, settings.batch());
            if (!names.isEmpty()) {
                record(expiry.what(), names, now);
            }
        } while (names.size() >= settings.batch());
    }

    private void record(String what, List<String> names, Instant now) {
        jdbc.sql("insert into retention_record (at, what, count, names) values (?, ?, ?, ?)")
                .params(now.atOffset(ZoneOffset.UTC), what, names.size(), names.toArray(String[]::new))
                .update();
        audit.record("自动", AuditAct.DATA_DELETED, what, "保存期满，共 " + names.size() + " 件");
        LOG.info("Deleted {} expired: {}", names.size(), what);
    }

    /** The newest entries of the record. */
    public List<Deleted> record(int most) {
        return jdbc.sql("select at, what, count, names from retention_record order by id desc limit ?")
                .param(most)
                .query((row, n) -> new Deleted(
                        row.getTimestamp("at").toInstant(),
                        row.getString("what"),
                        row.getInt("count"),
                        Arrays.asList((String[]) row.getArray("names").getArray())))
                .list();
    }

    /** What was deleted at once: how many, and their names where they have any. */
    public record Deleted(Instant at, String what, int count, List<String> names) {
        /** Copies the list. */
        public Deleted {
            names = List.copyOf(names);
        }
    }
}
