package org.chengqing.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chengqing.channel.Sender;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Shows who is behind a report to whom that is allowed, with a reason, on the record: the record is written before
 * anything is shown, and nothing in the program can change it. Methods block on JDBC.
 */
public final class Reveals {
    private static final int SHORTEST_REASON = 5;

    private final JdbcClient recording;
    private final Contacts contacts;
    private final Clock clock;

    Reveals(JdbcClient recording, Contacts contacts, Clock clock) {
        this.recording = recording;
        this.contacts = contacts;
        this.clock = clock;
    }

    /**
     * Who is behind the report of this number.
     *
     * @param about the number of the report
     * @param askedBy the member of staff
     * @param reason in their words, at least five characters
     */
    public Revealed reveal(String about, Pseudonym person, String askedBy, String reason) {
        if (askedBy.isBlank() || reason.strip().length() < SHORTEST_REASON) {
            return new Revealed.NoReason();
        }
        Optional<Sender> sender = contacts.of(person);
        recording
                .sql(
                        "insert into identity.reveal (about, person, asked_by, reason, found, at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        about,
                        person.value(),
                        askedBy.strip(),
                        reason.strip(),
                        sender.isPresent(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return sender.<Revealed>map(Revealed.Shown::new).orElseGet(Revealed.Forgotten::new);
    }

    /** The newest entries of the record. */
    public List<Entry> record(int most) {
        return recording
                .sql("select about, asked_by, reason, found, at from identity.reveal order by id desc limit ?")
                .param(most)
                .query((row, n) -> new Entry(
                        row.getString("about"),
                        row.getString("asked_by"),
                        row.getString("reason"),
                        row.getBoolean("found"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /** One time that somebody asked; {@code found} is whether there was somebody to show. */
    public record Entry(String about, String askedBy, String reason, boolean found, Instant at) {}

    /** What came of asking. */
    public sealed interface Revealed {
        /** The person, and it is on the record. */
        record Shown(Sender sender) implements Revealed {}

        /** Nothing is kept on the person any more; that somebody asked is on the record. */
        record Forgotten() implements Revealed {}

        /** Name or reason is missing: nothing was looked up. */
        record NoReason() implements Revealed {}
    }
}
