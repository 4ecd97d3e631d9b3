package org.chengqing.staff;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether there is still somebody who keeps the accounts. Blocks on JDBC. */
final class Administrators {
    private static final String READY =
            "'ADMINISTRATOR' = any(roles) and disabled_at is null and password_hash is not null and totp_secret is not null";

    private final JdbcClient jdbc;
    private final Clock clock;

    Administrators(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether an administrator can sign in, or could by a code that they have. */
    boolean any() {
        return jdbc.sql("select exists (select 1 from staff_member where " + READY + ") or exists"
                        + " (select 1 from staff_member m join staff_code c on c.staff = m.id"
                        + " where 'ADMINISTRATOR' = any(m.roles) and m.disabled_at is null and c.expires_at > ?)")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Whether nobody else could do this one's work. Holds all accounts until the end of the transaction. */
    boolean isLast(StaffId who) {
        jdbc.sql("select id from staff_member order by id for update")
                .query(Long.class)
                .list();
        return jdbc.sql("select exists (select 1 from staff_member where id = ? and " + READY + ")"
                        + " and not exists (select 1 from staff_member where id <> ? and " + READY + ")")
                .params(who.value(), who.value())
                .query(Boolean.class)
                .single();
    }
}
