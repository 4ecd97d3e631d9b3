package org.chengqing.console.reports;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/**
 * The report on a month.
 *
 * @param until when the numbers end: with the month, or now
 * @param summary sentences to begin with
 */
record MonthlyReport(YearMonth month, Instant until, List<String> summary, List<Table> tables) {
    /** Copies the lists. */
    MonthlyReport {
        summary = List.copyOf(summary);
        tables = List.copyOf(tables);
    }

    /**
     * One of its tables.
     *
     * @param note a sentence below it; empty for none
     * @param columns headings; all but the first stand over numbers or short words
     */
    record Table(String title, String note, List<String> columns, List<List<String>> rows) {
        /** Copies the lists. */
        Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
