package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewState;

/** What became of the reviews of a catalogue, as numbers and names, for reports. Blocks on JDBC as {@link Catalog} does. */
public final class CatalogHistory {
    private final Transactions transactions;

    /** Of the catalogue in this database. */
    public CatalogHistory(DataSource dataSource) {
        this.transactions = new Transactions(dataSource);
    }

    /** A review came into this state. */
    public record Moved(ClaimReviewId id, ReviewState to, Instant at) {}

    /** How many reviews are in each state; states without any are left out. */
    public Map<ReviewState, Long> counts() {
        return transactions.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("select state, count(*) from claim_review group by state");
                    ResultSet rows = select.executeQuery()) {
                Map<ReviewState, Long> counts = new EnumMap<>(ReviewState.class);
                while (rows.next()) {
                    counts.put(ReviewState.valueOf(rows.getString(1)), rows.getLong(2));
                }
                return counts;
            }
        });
    }

    /** What came into another state from {@code from} on and before {@code before}, oldest first; the samples of the program are left out. */
    public List<Moved> moved(Instant from, Instant before) {
        return transactions.read(connection -> moved(connection, from, before));
    }

    private static List<Moved> moved(Connection connection, Instant from, Instant before) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select r.id, r.content ->> 'state', r.at from claim_review_revision r
                left join claim_review_revision p on p.id = r.id and p.number = r.number - 1
                where r.at >= ? and r.at < ? and p.content ->> 'state' is distinct from r.content ->> 'state'
                    and coalesce(r.content ->> 'sample', 'false') <> 'true'
                order by r.at, r.id""")) {
            select.setObject(1, from.atOffset(ZoneOffset.UTC));
            select.setObject(2, before.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = select.executeQuery()) {
                List<Moved> moves = new ArrayList<>();
                while (rows.next()) {
                    moves.add(new Moved(
                            new ClaimReviewId(rows.getString(1)),
                            ReviewState.valueOf(rows.getString(2)),
                            rows.getTimestamp(3).toInstant()));
                }
                return moves;
            }
        }
    }
}
