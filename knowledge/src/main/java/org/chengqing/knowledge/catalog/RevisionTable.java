package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;

/** The SQL that looks into single revisions. */
final class RevisionTable {
    private RevisionTable() {}

    static Optional<ClaimReview> find(Connection connection, ClaimReviewId id, int number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select id, content, number as revision, at"
                + " from claim_review_revision where id = ? and number = ?")) {
            select.setString(1, id.value());
            select.setInt(2, number);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(ReviewTable.reviewAt(rows)) : Optional.empty();
            }
        }
    }

    /** A release, withdrawal, supersession or handing back changes no content and is nobody's writing. */
    static Set<String> writers(Connection connection, ClaimReviewId id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                with steps as (
                  select number, author, content ->> 'state' as state,
                    lag(content ->> 'state') over byNumber as state_before,
                    content - 'state' - 'supersededBy'
                      is distinct from lag(content - 'state' - 'supersededBy') over byNumber as wrote
                  from claim_review_revision where id = ? window byNumber as (order by number))
                select distinct author from steps
                where number > coalesce((select max(number) from steps where state = 'RELEASED'), 0)
                  and (wrote or (state_before, state) in (('DRAFT', 'IN_REVIEW'), ('WITHDRAWN', 'DRAFT')))""")) {
            select.setString(1, id.value());
            Set<String> writers = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    writers.add(rows.getString(1));
                }
            }
            return writers;
        }
    }
}
