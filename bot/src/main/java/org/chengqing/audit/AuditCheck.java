package org.chengqing.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.chengqing.alarms.Alarm;
import org.chengqing.alarms.AlarmSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Checks the whole trail and keeps what was found. Blocks on JDBC and disk. */
public final class AuditCheck implements AlarmSource {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private final JdbcClient jdbc;
    private final TransactionOperations snapshot;
    private final Chain chain;
    private final Path anchor;
    private final Clock clock;

    /** {@code snapshot} reads one state of the database; {@code anchor} is the file of where the trail ended. */
    AuditCheck(JdbcClient jdbc, TransactionOperations snapshot, Chain chain, Path anchor, Clock clock) {
        this.jdbc = jdbc;
        this.snapshot = snapshot;
        this.chain = chain;
        this.anchor = anchor;
        this.clock = clock;
    }

    /**
     * What a check found.
     *
     * @param broken what is wrong; null while all is well
     */
    public record Last(Instant at, long entries, @Nullable String broken) {}

    /** Walks along the whole trail. A million entries take some seconds. */
    public Verdict run() {
        Instant now = clock.instant();
        Walk walk = new Walk(jdbc, chain, Anchor.read(anchor).orElse(null));
        Verdict verdict = Objects.requireNonNull(snapshot.execute(_ -> walk.verdict()));
        switch (verdict) {
            case Verdict.Whole(long entries) -> {
                keep(now, entries, null);
                if (entries > 0) {
                    new Anchor(entries, walk.hash(), MINUTE.format(now)).write(anchor);
                }
            }
            case Verdict.Broken(long number, String sentence) ->
                keep(now, walk.last(), "第 " + number + " 条：" + sentence);
        }
        return verdict;
    }

    private void keep(Instant now, long entries, @Nullable String broken) {
        jdbc.sql(
                        "insert into audit_check (checked_at, entries, broken) values (:at, :entries, :broken) on conflict (only_row) do update"
                                + " set checked_at = excluded.checked_at, entries = excluded.entries, broken = excluded.broken")
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("entries", entries)
                .param("broken", broken)
                .update();
    }

    /** What the last check found; empty before the first one. */
    public Optional<Last> last() {
        return jdbc.sql("select checked_at, entries, broken from audit_check")
                .query((row, _) -> new Last(
                        row.getTimestamp("checked_at").toInstant(), row.getLong("entries"), row.getString("broken")))
                .optional();
    }

    @Override
    public String name() {
        return "audit-trail";
    }

    @Override
    public List<Alarm> alarms() {
        return last()
                .filter(it -> it.broken() != null)
                .map(it -> new Alarm(
                        "audit-trail",
                        "审计记录核对不上。" + it.broken() + "请保留现场和备份，查清谁动过数据库；处理后运行 ./chengqing audit verify 再核对一次。",
                        it.at()))
                .stream()
                .toList();
    }
}
