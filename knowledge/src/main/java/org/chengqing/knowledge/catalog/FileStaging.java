package org.chengqing.knowledge.catalog;

import java.io.IOException;
import java.sql.SQLException;
import org.chengqing.knowledge.catalog.Entries.Entry;
import org.chengqing.knowledge.catalog.Entries.Fault;
import org.chengqing.knowledge.catalog.Entries.Row;
import org.jspecify.annotations.Nullable;

/** Brings the entries of one file onto the stage, and what is wrong with them to the findings. */
final class FileStaging {
    private final ImportStage stage;
    private final int file;
    private final String name;
    private final ImportFindings findings;
    private final RowReader rows;
    private long line;

    FileStaging(ImportStage stage, int file, String name, ImportOrder order, ImportFindings findings) {
        this.stage = stage;
        this.file = file;
        this.name = name;
        this.findings = findings;
        this.rows = new RowReader(order.sample(), notice -> findings.notice(name, line, notice));
    }

    void run(Entries entries) throws SQLException, IOException {
        for (Entry entry = entries.next(); entry != null; entry = entries.next()) {
            line = entry.line();
            switch (entry) {
                case Fault fault -> error(fault.message());
                case Row row -> add(row);
            }
        }
    }

    private void add(Row entry) throws SQLException {
        ReviewRow row = rows.read(entry.fields(), this::error);
        String id = row == null ? idOf(entry) : row.id().value();
        if (id != null) {
            stage.add(file, line, id, row == null ? null : ReviewJson.text(row));
        }
    }

    /** The id of a row in error; null where it cannot be stored. */
    private static @Nullable String idOf(Row entry) {
        String id = entry.fields().path("id").asString("").strip();
        return id.isEmpty() || id.length() > 200 || id.indexOf('\0') >= 0 ? null : id;
    }

    private void error(String message) {
        findings.error(file, name, line, message);
    }
}
