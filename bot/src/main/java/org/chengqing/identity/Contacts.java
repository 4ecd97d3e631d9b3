package org.chengqing.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        jdbc.sql("insert into identity.contact (person, sealed, kept_at) values (?, ?, ?)"
                        + " on conflict (person) do nothing")
                .params(person.value(), sealed(person, sender), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Keeps how these people can be reached, all in one statement; those who are known stay as they are. */
    public void keep(Map<Pseudonym, Sender> people) {
        List<Pseudonym> order = List.copyOf(people.keySet());
        byte[][] sealed = order.stream()
                .map(person -> sealed(person, Objects.requireNonNull(people.get(person))))
                .toArray(byte[][]::new);
        jdbc.sql("insert into identity.contact (person, sealed, kept_at)"
                        + " select p, s, :now from unnest(:people::text[], :sealed::bytea[]) as t(p, s)"
                        + " on conflict (person) do nothing")
                .param("people", order.stream().map(Pseudonym::value).toArray(String[]::new))
                .param("sealed", sealed)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] sealed(Pseudonym person, Sender sender) {
        return key.keyFor(person.value())
                .seal(sender.channel() + "\n" + sender.account() + "\n" + sender.person(), FIELD);
    }

    /** How to reach these people, without those of whom that was forgotten. */
    public Map<Pseudonym, Sender> of(List<Pseudonym> people) {
        Map<Pseudonym, Sender> known = new HashMap<>();
        reading.sql("select person, sealed from identity.contact where person = any (?)")
                .param(people.stream().map(Pseudonym::value).toArray(String[]::new))
                .query(row -> {
                    Pseudonym person = new Pseudonym(row.getString(1));
                    known.put(person, opened(person, row.getBytes(2)));
                });
        return known;
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
