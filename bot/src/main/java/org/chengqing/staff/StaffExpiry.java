package org.chengqing.staff;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.chengqing.retention.Expiry;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes what signing in leaves behind. It names nothing for the record: there is nothing in it that anybody misses. */
final class StaffExpiry implements Expiry {
    private static final Duration FAILURES_KEPT = Duration.ofDays(1);
    private static final Duration CODES_KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final StaffSessions sessions;

    StaffExpiry(JdbcClient jdbc, StaffSessions sessions) {
        this.jdbc = jdbc;
        this.sessions = sessions;
    }

    @Override
    public String what() {
        return "过期的登录";
    }

    @Override
    public List<String> expire(Instant now, int most) {
        OffsetDateTime aDayAgo = now.minus(FAILURES_KEPT).atOffset(ZoneOffset.UTC);
        sessions.deleteOver();
        jdbc.sql("delete from staff_totp_used where step < ?")
                .param(Totp.step(now.minus(FAILURES_KEPT)))
                .update();
        jdbc.sql("delete from sign_in_failure where at < ?").param(aDayAgo).update();
        jdbc.sql("delete from sign_in_wait where failed_at < ?").param(aDayAgo).update();
        jdbc.sql("delete from staff_set_up where expires_at < ?").param(aDayAgo).update();
        jdbc.sql("delete from staff_new_factor where expires_at < ?")
                .param(aDayAgo)
                .update();
        // an invitation that ended some days ago is still told as "ended" in the list of accounts
        jdbc.sql("delete from staff_code where expires_at < ?")
                .param(now.minus(CODES_KEPT).atOffset(ZoneOffset.UTC))
                .update();
        return List.of();
    }
}
