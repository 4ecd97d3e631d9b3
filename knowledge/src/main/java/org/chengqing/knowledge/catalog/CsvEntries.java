package org.chengqing.knowledge.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.chengqing.knowledge.catalog.EntryReader.EntryTooLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** CSV with a header row: the columns are put together to the row that the other formats have. Empty cells are absent. */
final class CsvEntries implements Entries {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    private static final Map<String, String> SOURCE =
            Map.of("sourceName", "name", "sourceTitle", "title", "sourceUrl", "url", "sourceDate", "date");
    private static final Set<String> FACTS = Set.of("places", "numbers", "dates", "orgs", "organisations");

    private static final Set<String> WORDINGS = Set.of("aliases", "counterExamples");

    private final EntryReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private List<String> header = List.of();
    private boolean ended;

    CsvEntries(EntryReader reader) throws IOException {
        this.reader = reader;
        this.parser = CSVParser.builder().setReader(reader).setFormat(FORMAT).get();
        this.records = parser.iterator();
    }

    @Override
    public @Nullable Entry next() throws IOException {
        while (!ended) {
            long line = parser.getCurrentLineNumber() + 1;
            reader.startEntry();
            CSVRecord cells = null;
            try {
                cells = records.hasNext() ? records.next() : null;
            } catch (UncheckedIOException failure) {
                ended = true;
                return fault(line, failure);
            }
            if (cells == null) {
                ended = true;
            } else if (header.isEmpty()) {
                header = cells.stream().map(String::strip).toList();
                String wrong = wrongHeader();
                if (wrong != null) {
                    ended = true;
                    return new Fault(line, wrong + "，之后的内容没有检查");
                }
            } else if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                return row(line, cells);
            }
        }
        return null;
    }

    private static Fault fault(long line, UncheckedIOException failure) throws IOException {
        if (EntryTooLong.isBehind(failure)) {
            return new Fault(line, "一条内容超过 " + EntryReader.MAX_ENTRY + " 个字符，可能是引号没有成对，之后的内容没有检查");
        }
        if (failure.getCause() instanceof CSVException) {
            return new Fault(line, "引号没有成对，之后的内容没有检查");
        }
        throw new IOException(failure);
    }

    private @Nullable String wrongHeader() {
        Set<String> seen = new HashSet<>();
        List<String> wrong = new ArrayList<>();
        for (String name : header) {
            if (!name.isEmpty() && !seen.add(name)) {
                wrong.add("表头有两个“" + name + "”列");
            }
        }
        for (String name : List.of("id", "claim")) {
            if (!seen.contains(name)) {
                wrong.add("表头缺少“" + name + "”列");
            }
        }
        if (!seen.contains("rating") && !seen.contains("verdict")) {
            wrong.add("表头缺少“rating”列");
        }
        return wrong.isEmpty() ? null : String.join("，", wrong);
    }

    private Entry row(long line, CSVRecord cells) {
        if (cells.size() > header.size()) {
            return new Fault(line, "有 " + cells.size() + " 列，而表头只有 " + header.size() + " 列");
        }
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        for (int column = 0; column < cells.size(); column++) {
            String cell = CsvCells.restored(cells.get(column));
            if (!cell.isBlank() && !header.get(column).isEmpty()) {
                put(fields, header.get(column), cell);
            }
        }
        return new Row(line, fields);
    }

    private static void put(ObjectNode fields, String column, String cell) {
        String ofSource = SOURCE.get(column);
        if (ofSource != null) {
            fields.withObjectProperty("source").put(ofSource, cell);
        } else if (FACTS.contains(column)) {
            putAll(fields.withObjectProperty("facts").putArray(column), cell);
        } else if (WORDINGS.contains(column)) {
            putAll(fields.putArray(column), cell);
        } else if (column.equals("sources")) {
            putJson(fields, column, cell);
        } else {
            fields.put(column, cell);
        }
    }

    private static void putAll(ArrayNode array, String cell) {
        CsvCells.split(cell).forEach(array::add);
    }

    /** Text that is no JSON stays text, and is refused where a list is expected. */
    private static void putJson(ObjectNode fields, String column, String cell) {
        try {
            fields.set(column, ReviewJson.MAPPER.readTree(cell));
        } catch (JacksonException notJson) {
            fields.put(column, cell);
        }
    }
}
