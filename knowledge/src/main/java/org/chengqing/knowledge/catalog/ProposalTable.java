package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;

/** The SQL of the proposals. The content is stored as the row of a review that is in review. */
final class ProposalTable {
    private ProposalTable() {}

    static Optional<Proposal> find(Connection connection, ClaimReviewId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select content, base, version, in_review, authors, author, note, updated_at"
                        + " from claim_review_proposal where id = ?")) {
            select.setString(1, id.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(proposalAt(row, id)) : Optional.empty();
            }
        }
    }

    private static Proposal proposalAt(ResultSet row, ClaimReviewId id) throws SQLException {
        Instant at = row.getObject("updated_at", OffsetDateTime.class).toInstant();
        ReviewContent content = ReviewContent.of(ReviewJson.stored(row.getString("content"), 1, at));
        return new Proposal(
                id,
                row.getInt("base"),
                row.getInt("version"),
                content,
                row.getBoolean("in_review"),
                Set.of((String[]) row.getArray("authors").getArray()),
                row.getString("author"),
                row.getString("note"),
                at);
    }

    static void put(Connection connection, Proposal proposal) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into claim_review_proposal
                  (id, base, version, content, in_review, authors, author, note, updated_at)
                values (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
                on conflict (id) do update set base = excluded.base, version = excluded.version,
                  content = excluded.content, in_review = excluded.in_review, authors = excluded.authors,
                  author = excluded.author, note = excluded.note, updated_at = excluded.updated_at""")) {
            upsert.setString(1, proposal.id().value());
            upsert.setInt(2, proposal.base());
            upsert.setInt(3, proposal.version());
            upsert.setString(
                    4,
                    ReviewJson.text(
                            proposal.content().as(proposal.id(), ReviewState.IN_REVIEW, null, 1, proposal.at())));
            upsert.setBoolean(5, proposal.inReview());
            upsert.setArray(
                    6, connection.createArrayOf("text", proposal.authors().toArray()));
            upsert.setString(7, proposal.by());
            upsert.setString(8, proposal.note());
            upsert.setObject(9, ReviewTable.timestamp(proposal.at()));
            upsert.executeUpdate();
        }
    }

    static void delete(Connection connection, ClaimReviewId id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from claim_review_proposal where id = ?")) {
            delete.setString(1, id.value());
            delete.executeUpdate();
        }
    }
}
