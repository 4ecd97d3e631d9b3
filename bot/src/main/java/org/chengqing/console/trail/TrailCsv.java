package org.chengqing.console.trail;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.chengqing.audit.AuditEntry;
import org.chengqing.audit.AuditReading;
import org.chengqing.console.page.Times;
import org.jspecify.annotations.Nullable;

/** Entries as a file for a spreadsheet, in which no cell is a formula. */
final class TrailCsv {
    private static final int BATCH = 1000;
    private static final String FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠";
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Times.ZONE);

    private TrailCsv() {}

    /** Writes the entries, the newest first, reading them in batches; leaves the stream open. */
    static void write(AuditReading trail, AuditReading.Filter filter, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Excel takes the file for UTF-8 by this mark alone
        writer.write('\ufeff');
        CSVPrinter csv = new CSVPrinter(writer, CSVFormat.DEFAULT);
        csv.printRecord("序号", "时间", "谁", "做了什么", "对什么", "理由或变化");
        List<AuditEntry> entries = trail.before(filter, Long.MAX_VALUE, BATCH);
        while (!entries.isEmpty()) {
            for (AuditEntry entry : entries) {
                csv.printRecord(
                        entry.number(),
                        SECOND.format(entry.at()),
                        cell(entry.who()),
                        cell(entry.label()),
                        cell(entry.about()),
                        cell(entry.why()));
            }
            entries = trail.before(filter, entries.getLast().number(), BATCH);
        }
        csv.flush();
    }

    /** OWASP's rule against formulas, with the full-width signs that spreadsheets take for the others. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
