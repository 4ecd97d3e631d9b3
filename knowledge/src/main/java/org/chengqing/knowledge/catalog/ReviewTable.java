package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Revision;
import org.jspecify.annotations.Nullable;

/** The SQL of the catalogue's tables; each method is a statement or two on the caller's transaction. */
final class ReviewTable {
    /** Rows fetched from the server at a time when many are read. */
    private static final int FETCH_SIZE = 500;

    private ReviewTable() {}

    static Optional<ClaimReview> find(Connection connection, ClaimReviewId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select id, content, revision, updated_at from claim_review where id = ?")) {
            select.setString(1, id.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(reviewAt(rows)) : Optional.empty();
            }
        }
    }

    static List<Revision> history(Connection connection, ClaimReviewId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select number, at, author, content ->> 'state', note from claim_review_revision where id = ?"
                        + " order by number")) {
            select.setString(1, id.value());
            List<Revision> history = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    history.add(new Revision(
                            rows.getInt(1),
                            instantAt(rows, 2),
                            rows.getString(3),
                            ReviewState.valueOf(rows.getString(4)),
                            rows.getString(5)));
                }
            }
            return history;
        }
    }

    static <X extends Exception> long each(Connection connection, ReviewFilter filter, ReviewSink<X> sink)
            throws SQLException, X {
        try (PreparedStatement select = connection.prepareStatement(
                "select id, content, revision, updated_at from claim_review where state = any (?)"
                        + " and (?::text is null or region = ?) and (?::text is null or category = ?)"
                        + " order by id collate \"C\"")) {
            Object[] states = filter.states().stream().map(Enum::name).toArray();
            select.setArray(1, connection.createArrayOf("text", states));
            select.setString(2, filter.region());
            select.setString(3, filter.region());
            select.setString(4, filter.category());
            select.setString(5, filter.category());
            select.setFetchSize(FETCH_SIZE);
            long count = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sink.accept(reviewAt(rows));
                    count++;
                }
            }
            return count;
        }
    }

    /** All released reviews by id; those known in this revision and of this time are taken as they are. */
    static List<ClaimReview> released(Connection connection, Map<ClaimReviewId, ClaimReview> known)
            throws SQLException {
        Map<String, @Nullable ClaimReview> released = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select id, revision, updated_at from claim_review where state = 'RELEASED' order by id collate \"C\"")) {
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    @Nullable ClaimReview review = known.get(new ClaimReviewId(rows.getString(1)));
                    boolean same = review != null
                            && review.revision() == rows.getInt(2)
                            && review.updatedAt().equals(instantAt(rows, 3));
                    released.put(rows.getString(1), same ? review : null);
                }
            }
        }
        readMissing(connection, released);
        return released.values().stream().map(Objects::requireNonNull).toList();
    }

    private static void readMissing(Connection connection, Map<String, @Nullable ClaimReview> reviews)
            throws SQLException {
        Object[] missing = reviews.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(Map.Entry::getKey)
                .toArray();
        try (PreparedStatement select = connection.prepareStatement(
                "select id, content, revision, updated_at from claim_review where id = any (?)")) {
            select.setArray(1, connection.createArrayOf("text", missing));
            select.setFetchSize(FETCH_SIZE);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    reviews.put(rows.getString("id"), reviewAt(rows));
                }
            }
        }
    }

    static void insert(Connection connection, ClaimReview review) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into claim_review (content, revision, updated_at, id) values (?::jsonb, ?, ?, ?)")) {
            setReview(insert, review);
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, ClaimReview review) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update claim_review set content = ?::jsonb, revision = ?, updated_at = ? where id = ?")) {
            setReview(update, review);
            update.executeUpdate();
        }
    }

    static void addRevision(Connection connection, ClaimReview review, String by, String note) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into claim_review_revision (content, number, at, id, author, note)"
                        + " values (?::jsonb, ?, ?, ?, ?, ?)")) {
            setReview(insert, review);
            insert.setString(5, by);
            insert.setString(6, note);
            insert.executeUpdate();
        }
    }

    static long generation(Connection connection) throws SQLException {
        return number(connection, "select value from catalog_generation");
    }

    /** Waits until no other change is under way; held to the end of the transaction. */
    static void lock(Connection connection) throws SQLException {
        number(connection, "select value from catalog_generation for update");
    }

    static long nextGeneration(Connection connection) throws SQLException {
        return number(connection, "update catalog_generation set value = value + 1 returning value");
    }

    static OffsetDateTime timestamp(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static void setReview(PreparedStatement statement, ClaimReview review) throws SQLException {
        statement.setString(1, ReviewJson.text(review));
        statement.setInt(2, review.revision());
        statement.setObject(3, timestamp(review.updatedAt()));
        statement.setString(4, review.id().value());
    }

    static ClaimReview reviewAt(ResultSet row) throws SQLException {
        return ReviewJson.stored(row.getString("content"), row.getInt("revision"), instantAt(row, 4));
    }

    private static Instant instantAt(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
