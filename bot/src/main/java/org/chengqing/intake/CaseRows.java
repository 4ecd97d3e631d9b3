package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff keep on a report beside its state, in PostgreSQL. Methods join the caller's transaction. */
final class CaseRows {
    private final JdbcClient jdbc;

    CaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the row of a report holds for staff.
     *
     * @param started when the time for working on it began
     * @param digest the mail about many that it went out with
     */
    record Desk(
            @Nullable String assignee,
            @Nullable Receipt duplicateOf,
            Instant started,
            @Nullable Receipt wave,
            int place,
            @Nullable String digest) {}

    Optional<Desk> of(Receipt receipt) {
        return jdbc.sql("select *, coalesce(reopened_at, closed_at, opened_at) as started from tip_off"
                        + " where receipt = ?")
                .param(receipt.value())
                .query((row, n) -> {
                    String duplicate = row.getString("duplicate_of");
                    String wave = row.getString("wave");
                    Timestamp started = row.getTimestamp("started");
                    return new Desk(
                            row.getString("assignee"),
                            duplicate == null ? null : new Receipt(duplicate),
                            started.toInstant(),
                            wave == null ? null : new Receipt(wave),
                            row.getInt("wave_place"),
                            row.getString("digest"));
                })
                .optional();
    }

    /** Who works on it from now on; null for nobody. */
    void assign(Receipt receipt, @Nullable String to) {
        jdbc.sql("update tip_off set assignee = :to, version = version + 1 where receipt = :receipt")
                .param("to", to)
                .param("receipt", receipt.value())
                .update();
    }

    /** Closes it because another one is about the same. */
    void closeAsDuplicate(Receipt receipt, Receipt original) {
        jdbc.sql("update tip_off set state = 'CLOSED', duplicate_of = ?, version = version + 1 where receipt = ?")
                .params(original.value(), receipt.value())
                .update();
    }

    /** The reports that repeat this one, at most this many. */
    List<Receipt> duplicates(Receipt receipt, int most) {
        return jdbc.sql("select receipt from tip_off where duplicate_of = ? order by receipt limit ?")
                .params(receipt.value(), most)
                .query((row, n) -> new Receipt(row.getString(1)))
                .list();
    }

    /** The files of a report go out with mails of these keys. */
    List<String> mails(TipOff tipOff, Desk desk) {
        List<String> keys = new ArrayList<>();
        for (int part = 1; part <= tipOff.parts(); part++) {
            keys.add(tipOff.receipt() + ".p" + part);
        }
        if (desk.digest() != null) {
            keys.add(desk.digest());
        }
        for (int i = 1; i <= handOvers(tipOff.receipt()); i++) {
            keys.add(tipOff.receipt() + ".h" + i);
        }
        return keys;
    }

    /** How often it was handed over. */
    int handOvers(Receipt receipt) {
        return jdbc.sql("select count(*) from tip_off_event where receipt = ? and kind = 'HANDED_OVER'")
                .param(receipt.value())
                .query(Integer.class)
                .single();
    }

    /** How many reports should have been taken up or finished by now; counts no further than {@code most}. */
    int overdue(Instant takeUpBefore, Instant finishBefore, int most) {
        return jdbc.sql("select count(*) from (select from tip_off where " + OVERDUE + " limit :most) late")
                .param("takeUpBefore", time(takeUpBefore))
                .param("finishBefore", time(finishBefore))
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** With the parameters takeUpBefore and finishBefore. */
    static final String OVERDUE = """
            ((state in ('RECEIVED', 'FORWARDED') and coalesce(reopened_at, closed_at, opened_at) < :takeUpBefore)
            or (state = 'IN_PROGRESS' and coalesce(reopened_at, closed_at, opened_at) < :finishBefore))""";
}
