package org.chengqing.staff;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one-time codes that begin an account or begin it anew. Blocks on JDBC. */
final class StaffCodes {
    private static final int GROUPS = 4;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final SignInSettings settings;
    private final Clock clock;

    StaffCodes(JdbcClient jdbc, KeyedHash hash, SignInSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A code that was found.
     *
     * @param staff whose it is; null for the first administrator's
     */
    record Found(long number, @Nullable StaffId staff) {}

    /** A new code for a member, or for the first administrator; the former one is void. */
    IssuedCode issue(@Nullable StaffId staff) {
        withdraw(staff);
        Duration kept = staff == null ? settings.setUpCode() : settings.invitation();
        OneTimeCode code = OneTimeCode.random(GROUPS);
        Instant now = clock.instant();
        jdbc.sql("insert into staff_code (staff, code_hash, name, made_at, expires_at)"
                        + " values (:staff, :hash, :name, :made, :until)")
                .param("staff", staff == null ? null : staff.value())
                .param("hash", codeHash(code))
                .param("name", code.name())
                .param("made", utc(now))
                .param("until", utc(now.plus(kept)))
                .update();
        return new IssuedCode(code, now.plus(kept), kept);
    }

    /** Makes the code of a member, or the first administrator's, void. */
    void withdraw(@Nullable StaffId staff) {
        // a set-up that was begun with it ends too
        jdbc.sql("delete from staff_set_up where not finished and code in"
                        + " (select id from staff_code where staff is not distinct from ?)")
                .param(staff == null ? null : staff.value())
                .update();
        jdbc.sql("delete from staff_code where staff is not distinct from ?")
                .param(staff == null ? null : staff.value())
                .update();
    }

    /** The code, when it holds; a wrong one counts against the first administrator's and against one of its name. */
    Optional<Found> find(OneTimeCode typed) {
        OffsetDateTime now = utc(clock.instant());
        Optional<Found> found = jdbc.sql(
                        "select c.id, c.staff from staff_code c left join staff_member m on m.id = c.staff"
                                + " where c.code_hash = ? and c.expires_at > ? and c.wrong < ? and m.disabled_at is null")
                .params(codeHash(typed), now, settings.codeGuesses())
                .query((row, _) -> {
                    long id = row.getLong("id");
                    long staff = row.getLong("staff");
                    return new Found(id, row.wasNull() ? null : new StaffId(staff));
                })
                .optional();
        if (found.isEmpty()) {
            jdbc.sql("update staff_code set wrong = wrong + 1 where staff is null or name = ?")
                    .param(typed.name())
                    .update();
        }
        return found;
    }

    /** Uses a code up; false when it is void by now. Holds its row until the end of the transaction. */
    boolean use(long number) {
        return jdbc.sql("delete from staff_code where id = ? and wrong < ?")
                        .params(number, settings.codeGuesses())
                        .update()
                == 1;
    }

    private byte[] codeHash(OneTimeCode code) {
        return hash.of("code", code.signs());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
