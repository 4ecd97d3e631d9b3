package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

/**
 * What holds for the rows of an import by somebody who may publish nothing alone. What a row calls released goes to the
 * reviewers; new content for a released review becomes a proposal in review; what was withdrawn, replaced or has a
 * proposal already cannot be changed by a file.
 */
final class ImportGate {
    private static final String CHANGES =
            "stage.content - 'state' - 'supersededBy' is distinct from known.content - 'state' - 'supersededBy'";

    private static final String REFUSED = """
            select file, line, stage.id, case
                when known.id is null then '是新的条目，状态只能是 draft、in-review 或 released（导入后待审核）'
                when known.state in ('WITHDRAWN', 'SUPERSEDED') then '已撤回或已被代替，不能用文件修改'
                when known.state = 'RELEASED' and stage.content ->> 'state' <> 'RELEASED'
                  then '已发布，撤回、代替等请在它的页面上办理，不能用文件改状态'
                when known.state in ('DRAFT', 'IN_REVIEW') then '还没有发布过，不能用文件撤回或代替'
                else '已有一份待发布的修改，请先发布或放弃那一份' end
            from import_stage stage
            left join claim_review known on known.id = stage.id
            left join claim_review_proposal proposal on proposal.id = stage.id
            where stage.content is not null and (
                known.id is null and stage.content ->> 'state' in ('WITHDRAWN', 'SUPERSEDED')
                or known.state in ('WITHDRAWN', 'SUPERSEDED')
                    and (%1$s or stage.content ->> 'state' <> known.state)
                or known.state = 'RELEASED' and stage.content ->> 'state' <> 'RELEASED'
                or known.state in ('DRAFT', 'IN_REVIEW') and stage.content ->> 'state' in ('WITHDRAWN', 'SUPERSEDED')
                or known.state = 'RELEASED' and %1$s and proposal.id is not null)
            order by seq""".formatted(CHANGES);

    private static final String PROPOSE = """
            insert into claim_review_proposal
              (id, base, version, content, in_review, authors, author, note, updated_at)
            select stage.id, known.revision, 1,
              stage.content || '{"state": "IN_REVIEW"}'::jsonb, true, array[?], ?, ?, ?
            from import_stage stage join claim_review known on known.id = stage.id
            where known.state = 'RELEASED' and %s""".formatted(CHANGES);

    private final Connection connection;
    private final String by;

    ImportGate(Connection connection, String by) {
        this.connection = connection;
        this.by = by;
    }

    /** Hands over the rows that may not come in, with the reason. */
    void eachRefused(ImportStage.Finding finding) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(REFUSED)) {
            while (rows.next()) {
                finding.at(rows.getInt(1), rows.getLong(2), rows.getString(3), rows.getString(4));
            }
        }
    }

    /** Makes proposals of rows about released reviews, and of all others what may come in; how many proposals. */
    long propose(Instant at, String note) throws SQLException {
        long proposed;
        try (PreparedStatement insert = connection.prepareStatement(PROPOSE)) {
            insert.setString(1, by);
            insert.setString(2, by);
            insert.setString(3, note);
            insert.setObject(4, ReviewTable.timestamp(at));
            proposed = insert.executeLargeUpdate();
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from import_stage stage using claim_review known where known.id = stage.id"
                    + " and known.state = 'RELEASED' and " + CHANGES);
            statement.executeUpdate(
                    "update import_stage stage set content = stage.content || '{\"state\": \"IN_REVIEW\"}'"
                            + " where stage.content ->> 'state' = 'RELEASED'"
                            + " and not exists (select 1 from claim_review known"
                            + " where known.id = stage.id and known.state = 'RELEASED')");
        }
        return proposed;
    }
}
