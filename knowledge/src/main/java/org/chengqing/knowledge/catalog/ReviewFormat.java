package org.chengqing.knowledge.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The forms in which reviews go in and out; all of them UTF-8. */
public enum ReviewFormat {
    /** One JSON object a line. */
    JSON_LINES,
    /** A list of entries, or documents that hold one entry each. */
    YAML,
    /** A header and a row for each review, as spreadsheets read it. */
    CSV;

    private static final int BYTE_ORDER_MARK = 0xFEFF;

    /** The form that the ending of the file's name stands for; empty for any other ending. */
    public static Optional<ReviewFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
            return Optional.of(JSON_LINES);
        } else if (name.endsWith(".yml") || name.endsWith(".yaml")) {
            return Optional.of(YAML);
        }
        return name.endsWith(".csv") ? Optional.of(CSV) : Optional.empty();
    }

    /** The entries of a file; bytes that are not UTF-8 become U+FFFD, which no row may hold. */
    Entries read(InputStream in) throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
        EntryReader entries = new EntryReader(reader);
        return switch (this) {
            case JSON_LINES -> new JsonLinesEntries(entries);
            case YAML -> new YamlEntries(entries);
            case CSV -> new CsvEntries(entries);
        };
    }

    ReviewWriter write(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        return switch (this) {
            case JSON_LINES -> new JsonLinesWriter(writer);
            case YAML -> new YamlWriter(writer);
            case CSV -> new CsvWriter(writer);
        };
    }
}
