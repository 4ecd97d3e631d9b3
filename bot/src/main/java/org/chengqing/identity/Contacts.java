package org.chengqing.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.chengqing.channel.Sender;
import org.chengqing.sealing.MasterKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How the people behind pseudonyms can be reached: the only place where that is kept. It is read through a database role
 * of its own and under a key of its own, to say something to a person, or by {@link Reveals}. Methods block on JDBC.
 */
public final class Contacts {
    private static final String FIELD = "sender";

    private final JdbcClient jdbc;
    private final JdbcClient reading;
    private final MasterKey key;
    private final Clock clock;

    /** Reads by another data source than it writes. */
    Contacts(JdbcClient jdbc, JdbcClient reading, MasterKey key, Clock clock) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.key = key;
        this.clock = clock;
    }

    /** Keeps how this person can be reached, in the caller's transaction; one who is known stays as they are. */
    public void keep(Pseudonym person, Sender sender) {
        byte[] sealed = key.keyFor(person.value())
                .seal(sender.channel() + "\n" + sender.account() + "\n" + sender.person(), FIELD);
        jdbc.sql("insert into identity.contact (person, sealed, kept_at) values (?, ?, ?)"
                        + " on conflict (person) do nothing")
                .params(person.value(), sealed, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How to reach this person, to say something to them; empty when that was forgotten. */
    public Optional<Sender> of(Pseudonym person) {
        return reading.sql("select sealed from identity.contact where person = ?")
                .param(person.value())
                .query(byte[].class)
                .optional()
                .map(bytes -> opened(person, bytes));
    }

    /** Forgets this person, in the caller's transaction: from then on nobody can tell who the pseudonym was. */
    public void forget(Pseudonym person) {
        jdbc.sql("delete from identity.contact where person = ?")
                .param(person.value())
                .update();
    }

    /** At most this many people kept before then, after this one in order; null: from the first. */
    List<Pseudonym> keptBefore(Instant limit, @Nullable Pseudonym after, int most) {
        return jdbc.sql("select person from identity.contact where person > :after and kept_at < :limit"
                        + " order by person limit :most")
                .param("after", after == null ? "" : after.value())
                .param("limit", limit.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Pseudonym(row.getString(1)))
                .list();
    }

    private Sender opened(Pseudonym person, byte[] sealed) {
        String[] parts = key.keyFor(person.value()).openText(sealed, FIELD).split("\n", 3);
        return new Sender(parts[0], parts[1], parts[2]);
    }
}
