package org.chengqing.broadcast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Broadcasts in PostgreSQL; each change names the states it may start from. Methods block. */
final class BroadcastTable {
    private final JdbcClient jdbc;

    BroadcastTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long insert(BroadcastDraft draft, String by, Instant now) {
        return words(jdbc.sql("""
                        insert into broadcast (title, words, review_id, audience, detail, ways, article, state, writers,
                          created_at)
                        values (:title, :words, :review, :audience, :detail, :ways, :article, 'DRAFT', array[:by], :now)
                        returning id"""), draft)
                .param("by", by)
                .param("now", timestamp(now))
                .query(Long.class)
                .single();
    }

    /** Writes a draft anew; whoever does becomes one of its writers. */
    boolean write(long id, int version, BroadcastDraft draft, String by) {
        return words(jdbc.sql("""
                        update broadcast set title = :title, words = :words, review_id = :review, audience = :audience,
                          detail = :detail, ways = :ways, article = :article, version = version + 1,
                          writers = case when :by = any (writers) then writers else writers || :by end
                        where id = :id and version = :version and state = 'DRAFT'"""), draft)
                        .param("by", by)
                        .param("id", id)
                        .param("version", version)
                        .update()
                > 0;
    }

    private static JdbcClient.StatementSpec words(JdbcClient.StatementSpec statement, BroadcastDraft draft) {
        ClaimReviewId review = draft.review();
        return statement
                .param("title", draft.title())
                .param("words", draft.words())
                .param("review", review == null ? null : review.value())
                .param("audience", draft.audience().kind().name())
                .param("detail", draft.audience().detail())
                .param("ways", draft.ways().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("article", draft.article());
    }

    /** Sends it for review, its recipients to be worked out; whoever asks for that vouches for it like a writer. */
    boolean submit(long id, int version, String by) {
        return jdbc.sql("""
                        update broadcast set state = 'PREPARING', version = version + 1, sent_back_why = null,
                          prepared_at = null,
                          writers = case when :by = any (writers) then writers else writers || :by end
                        where id = :id and version = :version and state = 'DRAFT'""")
                        .param("by", by)
                        .param("id", id)
                        .param("version", version)
                        .update()
                > 0;
    }

    /** Its recipients are to be worked out again. */
    boolean prepareAgain(long id, int version) {
        return jdbc.sql("update broadcast set state = 'PREPARING', version = version + 1, prepared_at = null"
                                + " where id = ? and version = ? and state = 'IN_REVIEW'")
                        .params(id, version)
                        .update()
                > 0;
    }

    boolean prepared(long id, int version, @Nullable Integer revision, Instant now) {
        return jdbc.sql("update broadcast set state = 'IN_REVIEW', revision = :revision, prepared_at = :now"
                                + " where id = :id and version = :version and state = 'PREPARING'")
                        .param("revision", revision)
                        .param("now", timestamp(now))
                        .param("id", id)
                        .param("version", version)
                        .update()
                > 0;
    }

    boolean sendBack(long id, int version, String why) {
        return jdbc.sql("update broadcast set state = 'DRAFT', version = version + 1, sent_back_why = ?,"
                                + " prepared_at = null, revision = null"
                                + " where id = ? and version = ? and state in ('PREPARING', 'IN_REVIEW')")
                        .params(why, id, version)
                        .update()
                > 0;
    }

    /** Releases it; false when it does not wait for that, or whoever asks has written any of it. */
    boolean release(long id, int version, String by, @Nullable Instant notBefore, Instant now) {
        return jdbc.sql("""
                        update broadcast set state = :state, released_by = :by, released_at = :now, not_before = :notBefore
                        where id = :id and version = :version and state = 'IN_REVIEW' and not :by = any (writers)""")
                        .param("state", notBefore == null ? "RUNNING" : "SCHEDULED")
                        .param("by", by)
                        .param("now", timestamp(now))
                        .param("notBefore", notBefore == null ? null : timestamp(notBefore))
                        .param("id", id)
                        .param("version", version)
                        .update()
                > 0;
    }

    boolean move(long id, Collection<BroadcastState> from, BroadcastState to, @Nullable String why) {
        return jdbc.sql("update broadcast set state = :to, paused_why = :why where id = :id and state = any (:from)")
                        .param("to", to.name())
                        .param("why", why)
                        .param("id", id)
                        .param("from", from.stream().map(Enum::name).toArray(String[]::new))
                        .update()
                > 0;
    }

    /** Begins one whose time has come, and notes when the first worker began. */
    void begin(long id, Instant now) {
        jdbc.sql("""
                        update broadcast set state = 'RUNNING', started_at = coalesce(started_at, :now)
                        where id = :id and (state = 'RUNNING' and started_at is null
                          or state = 'SCHEDULED' and not_before <= :now)""").param("id", id).param("now", timestamp(now)).update();
    }

    /** Ends it when nobody is left. */
    boolean finish(long id, Instant now) {
        return jdbc.sql("""
                        update broadcast set state = 'DONE', ended_at = :now where id = :id and state = 'RUNNING'
                          and not exists (select from broadcast_delivery
                            where broadcast = :id and state in ('PLANNED', 'SENDING'))
                          and not exists (select from broadcast_batch where broadcast = :id
                            and (state in ('PLANNED', 'SENDING') or state = 'SENT' and reported_at is null))""").param("id", id).param("now", timestamp(now)).update() > 0;
    }

    boolean cancel(long id, Instant now) {
        return jdbc.sql(
                                "update broadcast set state = 'CANCELLED', ended_at = ?"
                                        + " where id = ? and state in ('DRAFT', 'PREPARING', 'IN_REVIEW', 'SCHEDULED', 'RUNNING', 'PAUSED')")
                        .params(timestamp(now), id)
                        .update()
                > 0;
    }

    Optional<Broadcast> find(long id) {
        return jdbc.sql("select * from broadcast where id = ?")
                .param(id)
                .query((row, _) -> broadcast(row))
                .optional();
    }

    List<Broadcast> list(int offset, int most) {
        return jdbc.sql("select * from broadcast order by id desc offset ? limit ?")
                .params(offset, most)
                .query((row, _) -> broadcast(row))
                .list();
    }

    /** Those that ended before then and whose ledger is still known. */
    List<Long> endedBefore(Instant then) {
        return jdbc.sql("select id from broadcast where ended_at < ? and forgotten_at is null order by id")
                .param(timestamp(then))
                .query((row, _) -> row.getLong(1))
                .list();
    }

    List<Broadcast> in(Collection<BroadcastState> states) {
        return jdbc.sql("select * from broadcast where state = any (?) order by id")
                .param(states.stream().map(Enum::name).toArray(String[]::new))
                .query((row, _) -> broadcast(row))
                .list();
    }

    /** Makes those who count what is active wait for one another, to the end of the transaction. */
    void lock() {
        jdbc.sql("lock table broadcast in share row exclusive mode").update();
    }

    /** Whether it may send right now. */
    boolean maySend(long id) {
        return jdbc.sql("select exists (select from broadcast where id = ? and state = 'RUNNING'"
                        + " and released_by is not null and not released_by = any (writers))"
                        + " and not exists (select from broadcast_stop)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    boolean stop(String by, String reason, Instant now) {
        return jdbc.sql("insert into broadcast_stop (stopped_by, reason, at) values (?, ?, ?) on conflict do nothing")
                        .params(by, reason, timestamp(now))
                        .update()
                > 0;
    }

    boolean goOn() {
        return jdbc.sql("delete from broadcast_stop").update() > 0;
    }

    Optional<Stop> stopped() {
        return jdbc.sql("select stopped_by, reason, at from broadcast_stop")
                .query((row, _) -> new Stop(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .optional();
    }

    private static Broadcast broadcast(ResultSet row) throws SQLException {
        String review = row.getString("review_id");
        int revision = row.getInt("revision");
        Integer reviewRevision = row.wasNull() ? null : revision;
        Audience.Kind kind = Audience.Kind.valueOf(row.getString("audience"));
        String detail = row.getString("detail");
        BroadcastDraft draft = new BroadcastDraft(
                row.getString("title"),
                row.getString("words"),
                review == null ? null : new ClaimReviewId(review),
                Audience.of(kind, detail)
                        .orElseThrow(() -> new IllegalStateException("stored audience " + kind + " of no form")),
                Arrays.stream((String[]) row.getArray("ways").getArray())
                        .map(Way::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("article"));
        return new Broadcast(
                row.getLong("id"),
                draft,
                BroadcastState.valueOf(row.getString("state")),
                row.getInt("version"),
                reviewRevision,
                Arrays.asList((String[]) row.getArray("writers").getArray()),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("prepared_at")),
                row.getString("sent_back_why"),
                row.getString("paused_why"),
                row.getString("released_by"),
                instant(row.getTimestamp("released_at")),
                instant(row.getTimestamp("not_before")),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("ended_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
