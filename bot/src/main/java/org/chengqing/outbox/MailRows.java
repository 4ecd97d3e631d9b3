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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a mail is written into its row and read from it. */
final class MailRows {
    private static final TypeReference<List<Attachment>> ATTACHMENTS = new TypeReference<>() {};
    private final JsonMapper json = JsonMapper.builder().build();

    /** Fills in the columns of the content. */
    JdbcClient.StatementSpec write(JdbcClient.StatementSpec statement, OutgoingMail mail) {
        return statement
                .param("key", mail.key())
                .param("to", mail.to())
                .param("subject", mail.subject())
                .param("text", mail.text())
                .param("html", mail.html())
                .param("attachments", json.writeValueAsString(mail.attachments()));
    }

    OutboxEntry read(ResultSet row) throws SQLException {
        String mime = row.getString("mime");
        OutgoingMail mail = new OutgoingMail(
                row.getString("key"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("text_body"),
                row.getString("html_body"),
                json.readValue(row.getString("attachments"), ATTACHMENTS));
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
}
