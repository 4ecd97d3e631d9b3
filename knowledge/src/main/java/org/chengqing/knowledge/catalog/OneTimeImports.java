package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The names of sets that were imported once ever, and when. */
final class OneTimeImports {
    private OneTimeImports() {}

    static Optional<Instant> find(Connection connection, String name) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select at from catalog_one_time_import where name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                        : Optional.empty();
            }
        }
    }

    /** False when the name is there already; waits for a transaction that is adding it. */
    static boolean add(Connection connection, String name, Instant at) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into catalog_one_time_import (name, at) values (?, ?) on conflict do nothing")) {
            insert.setString(1, name);
            insert.setObject(2, ReviewTable.timestamp(at));
            return insert.executeUpdate() == 1;
        }
    }
}
