package org.chengqing.console.overview;

import java.util.Arrays;
import java.util.List;

/**
 * A chart and the table that it is drawn from.
 *
 * @param id its name in the page
 * @param kind as the script knows it: {@code stacked}, {@code bars}, {@code across} or {@code lines}
 * @param sentence what it tells in words
 * @param unit of its numbers
 * @param columns headings: that of the labels first, then one for each series
 */
record Chart(String id, String kind, String title, String sentence, String unit, List<String> columns, List<Row> rows) {
    /** Copies the lists. */
    Chart {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * One label with its numbers.
     *
     * @param values as text, empty where there is none
     */
    record Row(String label, List<String> values) {
        /** Copies the list. */
        Row {
            values = List.copyOf(values);
        }

        static Row of(String label, long... values) {
            return new Row(label, Arrays.stream(values).mapToObj(Long::toString).toList());
        }
    }

    /** Whether there is anything to be seen. */
    public boolean isEmpty() {
        return rows.stream()
                .flatMap(row -> row.values().stream())
                .allMatch(value -> value.isEmpty() || value.equals("0"));
    }
}
