package org.chengqing.staff;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account of staff as administrators see it.
 *
 * @param ready whether it has a password and a second factor
 * @param codeUntil until when its one-time code holds; null when it has none
 * @param seenAt when a session that is still open was last used; null when none is open
 */
public record Account(
        StaffId id,
        String login,
        String name,
        Set<Role> roles,
        boolean ready,
        boolean disabled,
        Instant createdAt,
        @Nullable Instant codeUntil,
        @Nullable Instant seenAt) {
    /** Copies the roles. */
    public Account {
        roles = Set.copyOf(roles);
    }

    static Account of(ResultSet row, int n) throws SQLException {
        return new Account(
                new StaffId(row.getLong("id")),
                row.getString("login"),
                row.getString("name"),
                Role.of(row.getArray("roles")),
                row.getBoolean("ready"),
                row.getTimestamp("disabled_at") != null,
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("code_until")),
                instant(row.getTimestamp("seen_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
