package org.chengqing.conversation.intent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chengqing.conversation.intent.UnderstoodMessage.Correction;
import org.chengqing.sealing.DataKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of understood messages in PostgreSQL. Methods block. */
final class IntentRecords {
    private static final JsonMapper MAPPER = new JsonMapper();
    /** What is less probable says nothing. */
    private static final double NEGLIGIBLE = 0.005;

    private static final String FIELD = "understood message";

    private final JdbcClient jdbc;
    private final DataKey key;
    private final IntentLogSettings settings;

    IntentRecords(JdbcClient jdbc, DataKey key, IntentLogSettings settings) {
        this.jdbc = jdbc;
        this.key = key;
        this.settings = settings;
    }

    /** Adds a row; ids grow, so that the oldest beyond the most that are kept go by their id in the same moment. */
    void add(String person, String text, Situation situation, Understanding understanding, Instant at) {
        Content content = new Content(MaskedText.of(text, settings.characters()), words(understanding));
        jdbc.sql("""
                        with added as (
                            insert into understood_message
                              (at, person, content, situation, intent, margin, probabilities)
                            values (:at, :person, :content, :situation, :intent, :margin, :probabilities::jsonb)
                            returning id)
                        delete from understood_message where id <= (select id from added) - :rows""")
                .param("at", timestamp(at))
                .param("person", person)
                .param("content", key.seal(MAPPER.writeValueAsBytes(content), FIELD))
                .param("situation", situation.code())
                .param("intent", understanding.intent().code())
                .param("margin", understanding.margin())
                .param("probabilities", MAPPER.writeValueAsString(byCode(understanding.probabilities())))
                .param("rows", settings.rows())
                .update();
    }

    private static Map<String, Double> byCode(Map<Intent, Double> probabilities) {
        Map<String, Double> byCode = new TreeMap<>();
        probabilities.forEach((intent, probability) -> {
            if (probability >= NEGLIGIBLE) {
                byCode.put(intent.code(), Math.round(probability * 1000) / 1000.0);
            }
        });
        return byCode;
    }

    private static List<String> words(Understanding understanding) {
        return understanding.reasons().stream()
                .map(Understanding.Reason::inWords)
                .map(words -> MaskedText.of(words, 80))
                .toList();
    }

    /** Removes the rows of this person. */
    void forget(String person) {
        jdbc.sql("delete from understood_message where person = ?")
                .param(person)
                .update();
    }

    /** Removes what is older than may be kept. */
    void trim(Instant now) {
        jdbc.sql("delete from understood_message where at < ?")
                .param(timestamp(now.minus(settings.kept())))
                .update();
    }

    /** The rows with this intent, or all: the least certain first, else the latest. */
    List<UnderstoodMessage> list(@Nullable Intent intent, boolean uncertainFirst, int most) {
        String order = uncertainFirst ? "margin, at desc, id desc" : "at desc, id desc";
        return jdbc.sql("select * from understood_message where :intent::text is null or intent = :intent order by "
                        + order + " limit :most")
                .param("intent", intent == null ? null : intent.code())
                .param("most", most)
                .query(this::row)
                .list();
    }

    /** Notes what the message was in truth; false when there is no such row. A later correction replaces an earlier. */
    boolean correct(long id, Intent intent, String by, Instant at) {
        return jdbc.sql("update understood_message set corrected_to = ?, corrected_at = ?, corrected_by = ?"
                                + " where id = ?")
                        .params(intent.code(), timestamp(at), by, id)
                        .update()
                > 0;
    }

    /** All corrected rows, the earliest correction first. */
    List<UnderstoodMessage> corrected() {
        return jdbc.sql("select * from understood_message where corrected_to is not null order by corrected_at, id")
                .query(this::row)
                .list();
    }

    private UnderstoodMessage row(ResultSet row, int number) throws SQLException {
        String correctedTo = row.getString("corrected_to");
        Optional<Correction> correction = correctedTo == null
                ? Optional.empty()
                : Optional.of(new Correction(
                        intent(correctedTo),
                        row.getObject("corrected_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("corrected_by")).orElse("")));
        Map<Intent, Double> probabilities = new EnumMap<>(Intent.class);
        JsonNode stored = MAPPER.readTree(row.getString("probabilities"));
        stored.propertyNames()
                .forEach(code ->
                        probabilities.put(intent(code), stored.path(code).asDouble()));
        Content content = content(row);
        return new UnderstoodMessage(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                content.text(),
                Situation.ofCode(row.getString("situation")).orElse(Situation.FRESH),
                intent(row.getString("intent")),
                row.getDouble("margin"),
                probabilities,
                content.reasons(),
                correction);
    }

    /** Rows of versions before sealing have their words in clear. */
    private Content content(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("content");
        if (sealed != null) {
            return MAPPER.readValue(key.open(sealed, FIELD), Content.class);
        }
        List<String> reasons = new ArrayList<>();
        MAPPER.readTree(row.getString("reasons")).forEach(reason -> reasons.add(reason.asString()));
        return new Content(row.getString("text"), reasons);
    }

    private record Content(String text, List<String> reasons) {}

    private static Intent intent(String code) {
        return Intent.ofCode(code).orElseThrow(() -> new IllegalStateException("unknown intent stored: " + code));
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
