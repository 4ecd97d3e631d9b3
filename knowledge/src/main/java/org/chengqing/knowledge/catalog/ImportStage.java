package org.chengqing.knowledge.catalog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.knowledge.claim.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an import in a temporary table of its transaction, where they are compared with each other and with the
 * catalogue; only a batch of them is ever in memory. A row that is in error is staged without content, since its id
 * still counts.
 */
final class ImportStage {
    private static final int BATCH = 500;

    private final Connection connection;
    private final List<Integer> files = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();
    private final List<@Nullable String> contents = new ArrayList<>();

    /** A row of the stage that a finding is about. */
    @FunctionalInterface
    interface Finding {
        void at(int file, long line, String id, @Nullable String other);
    }

    ImportStage(Connection connection) throws SQLException {
        this.connection = connection;
        execute("create temporary table import_stage (seq bigint generated always as identity, file integer not null,"
                + " line bigint not null, id text not null, content jsonb) on commit drop");
    }

    void add(int file, long line, String id, @Nullable String content) throws SQLException {
        files.add(file);
        lines.add(line);
        ids.add(id);
        contents.add(content);
        if (ids.size() == BATCH) {
            flush();
        }
    }

    void flush() throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into import_stage (file, line, id, content) select f, l, i, c::jsonb"
                        + " from unnest(?::integer[], ?::bigint[], ?::text[], ?::text[]) as rows (f, l, i, c)")) {
            insert.setArray(1, connection.createArrayOf("integer", files.toArray()));
            insert.setArray(2, connection.createArrayOf("bigint", lines.toArray()));
            insert.setArray(3, connection.createArrayOf("text", ids.toArray()));
            insert.setArray(4, connection.createArrayOf("text", contents.toArray()));
            insert.executeUpdate();
        }
        files.clear();
        lines.clear();
        ids.clear();
        contents.clear();
    }

    /** Rows whose id an earlier row has, with the line of that row. */
    void eachDuplicate(Finding finding) throws SQLException {
        each(
                "select file, line, id, first from (select *, row_number() over same as nth,"
                        + " first_value(line) over same as first from import_stage"
                        + " window same as (partition by id order by seq)) numbered where nth > 1 order by seq",
                finding);
    }

    /** Rows whose successor is neither in the files nor in the catalogue, or is themselves. */
    void eachWithoutSuccessor(Finding finding) throws SQLException {
        each(
                "select file, line, id, content ->> 'supersededBy' from import_stage"
                        + " where content ->> 'supersededBy' = id"
                        + " or (content ->> 'supersededBy' not in (select id from import_stage)"
                        + " and content ->> 'supersededBy' not in (select id from claim_review)) order by seq",
                finding);
    }

    /** Gives rows that name no state the one the catalogue has, or this one; then forgets rows that change nothing. */
    long dropUnchanged(ReviewState stateOfNewRows) throws SQLException {
        execute("create index on import_stage (id)");
        execute("analyze import_stage");
        execute("update import_stage stage set content = stage.content || coalesce("
                + "(select jsonb_strip_nulls(jsonb_build_object('state', state, 'supersededBy', superseded_by))"
                + " from claim_review known where known.id = stage.id),"
                + " jsonb_build_object('state', '" + stateOfNewRows.name() + "'))"
                + " where stage.content -> 'state' is null");
        return execute("delete from import_stage stage using claim_review known"
                + " where known.id = stage.id and known.content = stage.content");
    }

    /** Writes what is left into the catalogue with a revision each; how many of the rows were known before. */
    long apply(Instant at, String by, String note) throws SQLException {
        long changed = count("import_stage join claim_review using (id)");
        try (PreparedStatement upsert = connection.prepareStatement(
                "insert into claim_review (id, content, revision, updated_at) select id, content, 1, ? from import_stage"
                        + " on conflict (id) do update set content = excluded.content,"
                        + " revision = claim_review.revision + 1, updated_at = excluded.updated_at")) {
            upsert.setObject(1, ReviewTable.timestamp(at));
            upsert.executeUpdate();
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into claim_review_revision (id, number, at, author, note, content)"
                        + " select id, known.revision, known.updated_at, ?, ?, known.content"
                        + " from claim_review known join import_stage using (id)")) {
            insert.setString(1, by);
            insert.setString(2, note);
            insert.executeUpdate();
        }
        return changed;
    }

    long size() throws SQLException {
        return count("import_stage");
    }

    private long count(String rows) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + rows)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void each(String select, Finding finding) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(BATCH);
            try (ResultSet rows = statement.executeQuery(select)) {
                while (rows.next()) {
                    finding.at(rows.getInt(1), rows.getLong(2), rows.getString(3), rows.getString(4));
                }
            }
        }
    }

    private long execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }
}
