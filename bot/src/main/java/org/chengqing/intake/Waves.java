package org.chengqing.intake;

import static org.chengqing.intake.TipOffs.time;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengqing.blobs.BlobId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Links reports about the same content, and decides which are mailed by themselves and which together with others, so
 * that a wave neither drowns the office nor gets its mailbox blocked. Methods join the caller's transaction.
 */
final class Waves {
    /** Reports that are mailed together because one person sent many. */
    static final String FLOOD = "flood";
    /** Reports that are mailed together because there are many in all. */
    static final String MANY = "many";

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final WaveSettings settings;

    Waves(JdbcClient jdbc, WaveSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Gives a closed report its place; the same answer when it is asked again. */
    Place place(TipOff tipOff, Set<String> marks, Instant now) {
        Receipt receipt = tipOff.receipt();
        Optional<Place> known = known(receipt);
        if (known.isPresent()) {
            return known.get();
        }
        // one at a time: two reports of a wave must not both become its first or its 37th
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('waves', 0))")
                .query((row, n) -> true)
                .single();
        String wave = marks.isEmpty() ? null : waveOf(marks, now).orElse(receipt.value());
        Integer place = wave == null ? null : next(wave);
        String group = group(tipOff, wave, now);
        jdbc.sql("update tip_off set wave = :wave, wave_place = :place, digest_group = :group where receipt = :receipt")
                .param("wave", wave)
                .param("place", place)
                .param("group", group)
                .param("receipt", receipt.value())
                .update();
        if (wave == null || place == null) {
            return new Place(null, 1, group);
        }
        for (String mark : marks) {
            jdbc.sql("insert into tip_off_mark (mark, wave, at) values (?, ?, ?)"
                            + " on conflict (mark, wave) do update set at = excluded.at")
                    .params(mark, wave, time(now))
                    .update();
        }
        return new Place(new Receipt(wave), place, group);
    }

    private Optional<Place> known(Receipt receipt) {
        return jdbc.sql("select wave, wave_place, digest_group from tip_off where receipt = ? and wave is not null")
                .param(receipt.value())
                .query((row, n) -> new Place(
                        new Receipt(row.getString("wave")), row.getInt("wave_place"), row.getString("digest_group")))
                .optional();
    }

    private Optional<String> waveOf(Set<String> marks, Instant now) {
        return jdbc.sql("select wave from tip_off_mark where mark = any (?) and at > ? order by wave limit 1")
                .params(marks.toArray(String[]::new), time(now.minus(settings.remembered())))
                .query(String.class)
                .optional();
    }

    private int next(String wave) {
        return jdbc.sql("select coalesce(max(wave_place), 0) + 1 from tip_off where wave = ?")
                .param(wave)
                .query(Integer.class)
                .single();
    }

    private @Nullable String group(TipOff tipOff, @Nullable String wave, Instant now) {
        if (count("sender = ? and opened_at > ?", tipOff.sender().value(), time(now.minus(DAY)))
                > settings.reportsPerPerson()) {
            return FLOOD;
        }
        if (wave != null
                && count(
                                "wave = ? and digest_group is null and closed_at > ? and receipt <> ?",
                                wave,
                                time(now.minus(HOUR)),
                                tipOff.receipt().value())
                        >= settings.mailsOfOneContent()) {
            return wave;
        }
        boolean many = count("digest_group is null and parts > 0 and closed_at > ?", time(now.minus(HOUR)))
                >= settings.mailsPerHour();
        return many ? MANY : null;
    }

    private int count(String condition, Object... params) {
        return jdbc.sql("select count(*) from tip_off where " + condition)
                .params(List.of(params))
                .query(Integer.class)
                .single();
    }

    /** The groups in which something waits to be mailed. */
    List<String> waitingGroups() {
        return jdbc.sql("select distinct t.digest_group from tip_off t where " + WAITS + " order by 1")
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** Reports of this group with something to be mailed, the oldest first. */
    List<Receipt> waiting(String group, int most) {
        return jdbc.sql("select t.receipt from tip_off t where t.digest_group = ? and " + WAITS
                        + " order by t.opened_at, t.receipt limit ?")
                .params(group, most)
                .query((row, n) -> new Receipt(row.getString(1)))
                .list();
    }

    private static final String WAITS = """
            t.digest_group is not null and t.state not in ('COLLECTING', 'WITHDRAWN')
            and t.supplementing_since is null
            and (t.parts = 0 or exists (select from evidence e where e.receipt = t.receipt and e.part is null
                   and e.removed_at is null and (e.media_state = 'STORED' or e.position > t.mentioned)))""";

    /** Notes the mail that a report went out with. */
    void digested(Receipt receipt, String mail) {
        jdbc.sql("update tip_off set digest = ? where receipt = ?")
                .params(mail, receipt.value())
                .update();
    }

    /** Notes that the office has all reports of this mail. */
    void forwarded(String mail, Instant now) {
        jdbc.sql("""
                        update tip_off set state = 'FORWARDED', forwarded_at = ?, version = version + 1
                        where digest = ? and state = 'RECEIVED'""").params(time(now), mail).update();
    }

    /** Forgets marks of contents that nobody reported for so long that they link nothing any more. */
    void forgetMarks(Instant now) {
        jdbc.sql("delete from tip_off_mark where at < ?")
                .param(time(now.minus(settings.remembered())))
                .update();
    }

    /** With which report of the same wave a file was mailed before; empty when it was not. */
    Optional<Receipt> mailedBefore(BlobId blob, TipOff tipOff) {
        return jdbc.sql("""
                        select e.receipt from evidence e join tip_off t using (receipt)
                        where e.blob = ? and e.part is not null
                          and t.wave = (select wave from tip_off where receipt = ?)
                        order by e.id limit 1""")
                .params(blob.value(), tipOff.receipt().value())
                .query((row, n) -> new Receipt(row.getString(1)))
                .optional();
    }

    /** How many bytes of files the sender of this piece had stored since then. */
    long mediaOfSenderOf(long piece, Instant since) {
        return jdbc.sql("select coalesce(sum(bytes), 0) from evidence where stored_at > ? and sender ="
                        + " (select sender from evidence where id = ?)")
                .params(time(since), piece)
                .query(Long.class)
                .single();
    }

    /**
     * Where a report stands.
     *
     * @param wave the first report about the same content, perhaps itself; null where there is nothing to compare
     * @param place which of them it is, from 1
     * @param group reports that it is mailed together with, null when it is mailed by itself
     */
    record Place(
            @Nullable Receipt wave, int place, @Nullable String group) {
        /** A sentence for the office; empty for the first of its kind. */
        Optional<String> inWords() {
            return wave == null || place == 1
                    ? Optional.empty()
                    : Optional.of("第 " + place + " 份同类线索（首份 " + wave + "）");
        }
    }
}
