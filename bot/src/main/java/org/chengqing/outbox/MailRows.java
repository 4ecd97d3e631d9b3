package org.chengqing.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chengqing.blobs.BlobId;
import org.chengqing.outbox.OutboxEntry.Origin;
import org.chengqing.outbox.OutgoingMail.Attachment;
import org.chengqing.sealing.DataKey;
import org.chengqing.sealing.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a mail is written into its row and read from it: text and attachments sealed, the rest in the open. */
final class MailRows {
    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};
    private static final Content NOTHING = new Content("", "", List.of());
    /** What keys and values are bound to. */
    private static final String OWNER = "mail ";

    private static final String FIELD = "outbox_mail.content";

    private final MasterKey master;
    private final JsonMapper json = JsonMapper.builder().build();

    MailRows(MasterKey master) {
        this.master = master;
    }

    /** Fills in the columns of the content. */
    JdbcClient.StatementSpec write(JdbcClient.StatementSpec statement, OutgoingMail mail) {
        DataKey key = master.newDataKey();
        byte[] content = json.writeValueAsBytes(new Content(mail.text(), mail.html(), mail.attachments()));
        return statement
                .param("key", mail.key())
                .param("to", mail.to())
                .param("subject", mail.subject())
                .param("sealingKey", master.wrap(key, OWNER + mail.key()))
                .param("content", key.seal(content, FIELD));
    }

    OutboxEntry read(ResultSet row) throws SQLException {
        String mime = row.getString("mime");
        Content content = content(row);
        OutgoingMail mail = new OutgoingMail(
                row.getString("key"),
                row.getString("recipient"),
                row.getString("subject"),
                content.text(),
                content.html(),
                content.attachments());
        String other = row.getString("envelope_to");
        Instant created = instant(row, "created_at");
        return new OutboxEntry(
                mail.key(),
                row.getString("message_id"),
                new Origin(row.getString("parent"), row.getString("whole"), row.getBoolean("last_split"), other),
                mail,
                other == null ? mail.to() : other,
                MailState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getInt("attempts"),
                new Tally(row.getInt("failures"), row.getInt("doubts"), row.getInt("refusals"), row.getInt("looks")),
                mime == null ? null : new BlobId(mime),
                created,
                Optional.ofNullable(time(row, "counted_from")).orElse(created),
                instant(row, "due_at"),
                row.getBoolean("suspected_lost"),
                time(row, "forgotten_at") != null);
    }

    /** Rows of the versions before have it in the open. */
    private Content content(ResultSet row) throws SQLException {
        byte[] key = row.getBytes("sealing_key");
        byte[] sealed = row.getBytes("content");
        if (key != null && sealed != null) {
            DataKey opening = master.unwrap(key, OWNER + row.getString("key"));
            return json.readValue(opening.open(sealed, FIELD), Content.class);
        }
        String attachments = row.getString("attachments");
        return attachments == null
                ? NOTHING
                : new Content(
                        row.getString("text_body"),
                        row.getString("html_body"),
                        json.readValue(attachments, ATTACHMENTS));
    }

    static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    /** What is sealed of a mail. */
    private record Content(String text, String html, List<Attachment> attachments) {}
}
