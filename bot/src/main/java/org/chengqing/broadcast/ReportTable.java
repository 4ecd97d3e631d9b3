package org.chengqing.broadcast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chengqing.channel.BulkReport;
import org.chengqing.channel.BulkReport.MassFinished;
import org.chengqing.channel.BulkReport.NoticeFinished;
import org.chengqing.identity.Pseudonym;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports of the platform, in PostgreSQL until they are matched. Methods block. */
final class ReportTable {
    /** A subscription notice's report, which names no job, is of the one sent to its person in this time. */
    private static final Duration SUBSCRIPTION_REPORTED_WITHIN = Duration.ofDays(1);

    private static final int LONGEST_STATUS = 60;

    private final JdbcClient jdbc;

    ReportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a mass send ended; the numbers are null where the platform told none. */
    record Mass(
            BulkReport.Outcome outcome,
            String status,
            @Nullable Long total,
            @Nullable Long filtered,
            @Nullable Long sent,
            @Nullable Long errors) {
        static Mass without(BulkReport.Outcome outcome) {
            return new Mass(outcome, "", null, null, null, null);
        }
    }

    void keep(MassFinished report, Instant now) {
        jdbc.sql("""
                        insert into broadcast_report
                          (channel, account, job, kind, outcome, status, total, filtered, sent, errors, at)
                        values (:channel, :account, :job, 'MASS', :outcome, :status, :total, :filtered, :sent, :errors, :now)
                        on conflict (channel, account, job) do update set outcome = excluded.outcome,
                          status = excluded.status, total = excluded.total, filtered = excluded.filtered,
                          sent = excluded.sent, errors = excluded.errors""")
                .param("channel", report.channel())
                .param("account", report.account())
                .param("job", report.jobId())
                .param("outcome", report.outcome().name())
                .param("status", cut(report.status()))
                .param("total", report.total())
                .param("filtered", report.filtered())
                .param("sent", report.sent())
                .param("errors", report.errors())
                .param("now", BroadcastTable.timestamp(now))
                .update();
    }

    /** Takes the report of a mass send out. */
    Optional<Mass> take(String channel, String account, String job) {
        return jdbc.sql("delete from broadcast_report where channel = ? and account = ? and job = ? and kind = 'MASS'"
                        + " returning outcome, status, total, filtered, sent, errors")
                .params(channel, account, job)
                .query((row, _) -> new Mass(
                        BulkReport.Outcome.valueOf(row.getString(1)),
                        row.getString(2),
                        row.getObject(3, Long.class),
                        row.getObject(4, Long.class),
                        row.getObject(5, Long.class),
                        row.getObject(6, Long.class)))
                .optional();
    }

    /** Puts reports of template messages down, all in one statement: they come in floods. */
    void keep(List<NoticeFinished> notices, Instant now) {
        jdbc.sql("""
                        insert into broadcast_report (channel, account, job, kind, outcome, status, at)
                        select distinct on (c, a, j) c, a, j, 'NOTICE', o, s, :now
                        from unnest(:channels::text[], :accounts::text[], :jobs::text[], :outcomes::text[], :statuses::text[])
                          as t(c, a, j, o, s)
                        on conflict (channel, account, job) do update
                          set outcome = excluded.outcome, status = excluded.status""")
                .param("channels", texts(notices, it -> it.person().channel()))
                .param("accounts", texts(notices, NoticeFinished::account))
                .param("jobs", texts(notices, NoticeFinished::jobId))
                .param("outcomes", texts(notices, it -> it.result().name()))
                .param("statuses", texts(notices, it -> cut(it.status())))
                .param("now", BroadcastTable.timestamp(now))
                .update();
    }

    private static String[] texts(List<NoticeFinished> notices, Function<NoticeFinished, String> part) {
        return notices.stream().map(part).toArray(String[]::new);
    }

    private static String cut(String status) {
        return status.length() <= LONGEST_STATUS ? status : status.substring(0, LONGEST_STATUS);
    }

    /** Matches what was told of these jobs with the recipients. */
    void match(List<String> jobs) {
        jdbc.sql("""
                        with matched as (
                          select r.channel, r.account, r.job, r.outcome, r.status, d.broadcast, d.person
                          from broadcast_report r
                          join broadcast_delivery d
                            on d.job = r.job and d.channel = r.channel and d.account = r.account and d.state = 'SENT'
                          where r.job = any (:jobs) and r.kind = 'NOTICE'),
                        gone as (
                          delete from broadcast_report r using matched m
                          where r.channel = m.channel and r.account = m.account and r.job = m.job)
                        update broadcast_delivery d
                        set state = case m.outcome when 'DELIVERED' then 'SENT' when 'BLOCKED_BY_PERSON' then 'UNREACHABLE'
                              else 'FAILED' end,
                            reason = case m.outcome when 'DELIVERED' then 'confirmed' when 'BLOCKED_BY_PERSON' then 'user-block'
                              when 'TOO_OFTEN' then 'too-often' else 'job:' || m.status end
                        from matched m where d.broadcast = m.broadcast and d.person = m.person""").param("jobs", jobs.toArray(String[]::new)).update();
    }

    /** What became of the subscription notice that this person was sent last. */
    void subscription(Pseudonym person, NoticeFinished report, Instant now) {
        String state =
                switch (report.result()) {
                    case DELIVERED -> "SENT";
                    case BLOCKED_BY_PERSON -> "UNREACHABLE";
                    case TOO_OFTEN, FAILED -> "FAILED";
                };
        String reason =
                switch (report.result()) {
                    case DELIVERED -> "confirmed";
                    case BLOCKED_BY_PERSON -> "user-block";
                    case TOO_OFTEN -> "too-often";
                    case FAILED -> "job:" + cut(report.status());
                };
        jdbc.sql("""
                        update broadcast_delivery set state = :state, reason = :reason, ended_at = coalesce(ended_at, :now)
                        where person = :person and broadcast = (
                            select broadcast from broadcast_delivery
                            where person = :person and way = 'SUBSCRIPTION' and account = :account
                              and (state = 'SENDING' or state = 'SENT' and reason = '' and ended_at > :since)
                            order by ended_at desc nulls first limit 1)""")
                .param("state", state)
                .param("reason", reason)
                .param("now", BroadcastTable.timestamp(now))
                .param("person", person.value())
                .param("account", report.account())
                .param("since", BroadcastTable.timestamp(now.minus(SUBSCRIPTION_REPORTED_WITHIN)))
                .update();
    }

    /** Deletes at most so many that came before then and matched nothing. */
    int expire(Instant before, int most) {
        return jdbc.sql("delete from broadcast_report where ctid in"
                        + " (select ctid from broadcast_report where at < ? limit ?)")
                .params(BroadcastTable.timestamp(before), most)
                .update();
    }
}
