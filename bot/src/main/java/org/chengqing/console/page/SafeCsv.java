package org.chengqing.console.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A CSV file that a spreadsheet opens without running anything in it. A cell that begins with = + - @, a tab or a line
 * end, full-width ones too, gets an apostrophe before it (OWASP, CSV injection); a number stays as it is. UTF-8 with a
 * mark at the begin, by which Excel knows it.
 */
public final class SafeCsv implements AutoCloseable {
    private static final Pattern DANGEROUS = Pattern.compile("[=+\\-@\t\r\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?");
    private static final char MARK = '\uFEFF';

    private final CSVPrinter printer;

    /** Writes to this stream, which stays open. */
    public SafeCsv(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.append(MARK);
        printer = new CSVPrinter(writer, CSVFormat.EXCEL);
    }

    /** Adds a row. */
    public void row(List<String> cells) throws IOException {
        printer.printRecord(cells.stream().map(SafeCsv::defused).toList());
    }

    /** The cell as text that no spreadsheet takes for a formula. */
    public static String defused(String cell) {
        boolean harmless =
                NUMBER.matcher(cell).matches() || !DANGEROUS.matcher(cell).matches();
        return harmless ? cell : "'" + cell;
    }

    /** Writes what is left; the stream stays open. */
    @Override
    public void close() throws IOException {
        printer.flush();
    }
}
