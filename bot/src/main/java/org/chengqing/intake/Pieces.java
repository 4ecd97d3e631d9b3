package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chengqing.blobs.BlobId;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.MessageKey;
import org.chengqing.identity.Pseudonym;
import org.chengqing.intake.SealedEvidence.FileFacts;
import org.chengqing.intake.SealedEvidence.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The evidence in PostgreSQL. Methods join the caller's transaction. */
final class Pieces {
    private final JdbcClient jdbc;
    private final SealedEvidence sealed;

    Pieces(JdbcClient jdbc, SealedEvidence sealed) {
        this.jdbc = jdbc;
        this.sealed = sealed;
    }

    /** The report that holds this message of this sender. */
    Optional<Receipt> holding(Pseudonym sender, MessageKey key) {
        return jdbc.sql("select receipt from evidence where sender = ? and message_key = ?")
                .params(sender.value(), key.value())
                .query((row, n) -> new Receipt(row.getString(1)))
                .optional();
    }

    /**
     * Stores a piece and gives its id. Throws {@link org.springframework.dao.DuplicateKeyException} when the message
     * was stored by somebody else meanwhile.
     */
    long insert(Receipt receipt, int position, Pseudonym sender, Evidence evidence, Instant now) {
        MediaRef media = evidence.media();
        Words words = new Words(evidence.text(), evidence.detail(), evidence.filename());
        sealed.prepare(receipt);
        return jdbc.sql("""
                        insert into evidence (receipt, position, sender, message_key, kind, sent_at, stored_at, words,
                            media_channel, media_account, media_id, media_state, settled_at)
                        values (:receipt, :position, :sender, :key, :kind, :sentAt, :now, :words,
                            :channel, :account, :mediaId, :state, :settledAt)
                        returning id""")
                .param("receipt", receipt.value())
                .param("position", position)
                .param("sender", sender.value())
                .param("key", evidence.key().value())
                .param("kind", evidence.kind().name())
                .param("sentAt", time(evidence.sentAt()))
                .param("now", time(now))
                .param("words", sealed.of(receipt).orElseThrow().seal(words, position))
                .param("channel", media == null ? null : media.channel())
                .param("account", media == null ? null : media.account())
                .param("mediaId", media == null ? null : media.id())
                .param("state", firstState(evidence))
                .param("settledAt", MediaState.GONE.name().equals(firstState(evidence)) ? time(now) : null)
                .query(Long.class)
                .single();
    }

    /** A file without bytes to fetch is one that the platform shows but does not hand out. */
    private static @Nullable String firstState(Evidence evidence) {
        if (evidence.media() != null) {
            return MediaState.WAITING.name();
        }
        return evidence.kind() == Kind.DOCUMENT ? MediaState.GONE.name() : null;
    }

    /** The evidence of a report in order, without what was taken out. */
    List<Piece> of(Receipt receipt) {
        SealedEvidence.@Nullable Content content = sealed.of(receipt).orElse(null);
        return jdbc.sql("select * from evidence where receipt = ? and removed_at is null order by position")
                .param(receipt.value())
                .query((row, n) -> read(row, content))
                .list();
    }

    /** How many pieces a report has had, those that were taken out among them: the last position. */
    int count(Receipt receipt) {
        return jdbc.sql("select count(*) from evidence where receipt = ?")
                .param(receipt.value())
                .query(Integer.class)
                .single();
    }

    /** How many bytes of a report are stored. */
    long storedBytes(Receipt receipt) {
        return jdbc.sql("select coalesce(sum(bytes), 0) from evidence where receipt = ? and media_state = 'STORED'")
                .param(receipt.value())
                .query(Long.class)
                .single();
    }

    /** Counts a try to fetch the bytes of a piece, before it; empty when they are not waited for. */
    Optional<Wanted> beginFetch(long id) {
        return jdbc.sql("""
                        update evidence set attempts = attempts + 1 where id = ? and media_state = 'WAITING'
                        returning id, receipt, position, kind, media_channel, media_account, media_id, words, stored_at,
                            attempts""").param(id).query((row, n) -> wanted(row)).optional();
    }

    private Wanted wanted(ResultSet row) throws SQLException {
        Receipt receipt = new Receipt(row.getString("receipt"));
        byte[] words = row.getBytes("words");
        int position = row.getInt("position");
        String filename = sealed.of(receipt)
                .map(content -> content.words(words, position).filename())
                .orElse(null);
        return new Wanted(
                row.getLong("id"),
                receipt,
                position,
                Kind.valueOf(row.getString("kind")),
                new MediaRef(
                        row.getString("media_channel"),
                        row.getString("media_account"),
                        row.getString("media_id"),
                        filename),
                row.getTimestamp("stored_at").toInstant(),
                row.getInt("attempts"));
    }

    /** Notes that the bytes of a piece will not come; false when they were not waited for any more. */
    boolean giveUp(long id, MediaState state, Instant now) {
        return jdbc.sql("update evidence set media_state = ?, settled_at = ? where id = ? and media_state = 'WAITING'")
                        .params(state.name(), time(now), id)
                        .update()
                == 1;
    }

    /** Notes that the bytes of a piece are in the blob folder; false when they were not waited for any more. */
    boolean keep(Wanted wanted, Piece.StoredFile file, @Nullable String filename, Instant now) {
        Optional<SealedEvidence.Content> content = sealed.of(wanted.receipt());
        if (content.isEmpty()) {
            return false;
        }
        FileFacts facts = new FileFacts(file.sha256(), filename);
        return jdbc.sql("""
                        update evidence set media_state = 'STORED', settled_at = :now, blob = :blob, bytes = :bytes,
                            file = :facts, content_type = :type, extension = :extension, antivirus = :antivirus
                        where id = :id and media_state = 'WAITING'""")
                        .param("now", time(now))
                        .param("blob", file.blob().value())
                        .param("bytes", file.bytes())
                        .param("facts", content.get().seal(facts, wanted.position()))
                        .param("type", file.contentType())
                        .param("extension", file.extension())
                        .param("antivirus", file.antivirus())
                        .param("id", wanted.id())
                        .update()
                == 1;
    }

    /** Notes the mail that these pieces went out with. */
    void mailed(List<Piece> pieces, int part) {
        for (Piece piece : pieces) {
            jdbc.sql("update evidence set part = ? where id = ?")
                    .params(part, piece.id())
                    .update();
        }
    }

    /** Removes the content of a report's evidence; only the names of blobs stay, to be removed after them. */
    void blank(Receipt receipt, Instant now) {
        jdbc.sql("""
                        update evidence set words = null, file = null, media_id = null,
                            settled_at = coalesce(settled_at, case when media_state is not null then ? end),
                            media_state = case when media_state is not null then 'GONE' end
                        where receipt = ?""").params(time(now), receipt.value()).update();
    }

    /** Puts a name that stands for nobody in the place of the sender's. */
    void unattribute(Receipt receipt, Pseudonym nobody) {
        jdbc.sql("update evidence set sender = ? where receipt = ?")
                .params(nobody.value(), receipt.value())
                .update();
    }

    /** The blobs that a report's evidence names. */
    List<BlobId> blobs(Receipt receipt) {
        return jdbc.sql("select distinct blob from evidence where receipt = ? and blob is not null")
                .param(receipt.value())
                .query((row, n) -> new BlobId(row.getString(1)))
                .list();
    }

    /** Whether evidence of another report has the same bytes. */
    boolean sharedBeyond(Receipt receipt, BlobId blob) {
        return jdbc.sql("select exists (select 1 from evidence where blob = ? and receipt <> ?)")
                .params(blob.value(), receipt.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether any evidence has these bytes. */
    boolean named(BlobId blob) {
        return jdbc.sql("select exists (select 1 from evidence where blob = ?)")
                .param(blob.value())
                .query(Boolean.class)
                .single();
    }

    /** Forgets a blob in a report's evidence. */
    void dropBlob(Receipt receipt, BlobId blob) {
        jdbc.sql("update evidence set blob = null, bytes = null, content_type = null where receipt = ? and blob = ?")
                .params(receipt.value(), blob.value())
                .update();
    }

    /** Makes everybody who stores or removes this blob wait for the end of the transaction. */
    void lockBlob(BlobId blob) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("blob " + blob.value())
                .query((row, n) -> true)
                .single();
    }

    /** At most this many pieces whose bytes are waited for by no job. */
    List<Long> forgotten(String task, int most) {
        return jdbc.sql("""
                        select id from evidence e where media_state = 'WAITING' and not exists (
                            select 1 from scheduled_tasks s where s.task_name = ? and s.task_instance = e.id::text)
                        limit ?""")
                .params(task, most)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private static Piece read(ResultSet row, SealedEvidence.@Nullable Content content) throws SQLException {
        int position = row.getInt("position");
        Words words = content == null ? Words.NONE : content.words(row.getBytes("words"), position);
        FileFacts facts = content == null ? null : content.facts(row.getBytes("file"), position);
        String state = row.getString("media_state");
        String blob = row.getString("blob");
        Timestamp settled = row.getTimestamp("settled_at");
        int part = row.getInt("part");
        boolean mailed = !row.wasNull();
        return new Piece(
                row.getLong("id"),
                new Receipt(row.getString("receipt")),
                position,
                Kind.valueOf(row.getString("kind")),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("stored_at").toInstant(),
                words.text(),
                words.detail(),
                words.filename() == null && facts != null ? facts.filename() : words.filename(),
                row.getString("media_id") != null,
                state == null ? null : MediaState.valueOf(state),
                settled == null ? null : settled.toInstant(),
                blob == null || facts == null || !"STORED".equals(state)
                        ? null
                        : new Piece.StoredFile(
                                new BlobId(blob),
                                row.getLong("bytes"),
                                facts.sha256(),
                                row.getString("content_type"),
                                row.getString("extension"),
                                row.getString("antivirus")),
                mailed ? part : null);
    }

    /** Bytes to fetch for a piece: since when, and the number of this try from 1. */
    record Wanted(long id, Receipt receipt, int position, Kind kind, MediaRef media, Instant since, int attempt) {}
}
