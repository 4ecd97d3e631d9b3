package org.chengqing.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.junit.jupiter.api.Test;

class SafeCsvTest {
    private static final List<String> CELLS = List.of(
            "=1+1",
            "+86",
            "-2+3",
            "@SUM(A1)",
            "\tx",
            "\rx",
            "\nx",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "普通，“引号”\"和,逗号",
            "两\n行",
            "",
            "12.5",
            "-3");

    @Test
    void no_cell_is_a_formula_for_either_of_two_parsers_and_none_loses_a_character() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SafeCsv csv = new SafeCsv(out)) {
            csv.row(CELLS);
            csv.row(List.of("最后"));
        }
        String text = out.toString(StandardCharsets.UTF_8);

        assertThat(text).startsWith("\uFEFF");
        String body = text.substring(1);
        List<List<String>> byCommons = new ArrayList<>();
        try (CSVParser parser = CSVFormat.EXCEL.parse(new StringReader(body))) {
            parser.forEach(row -> byCommons.add(row.toList()));
        }
        assertThat(byCommons).isEqualTo(rfc4180(body)).hasSize(2);
        List<String> read = byCommons.getFirst();
        for (int i = 0; i < CELLS.size(); i++) {
            String cell = CELLS.get(i);
            assertThat(read.get(i)).isIn(cell, "'" + cell);
            if (!cell.equals("-3")) {
                assertThat(read.get(i)).doesNotMatch("(?s)[=+\\-@\t\r\n＝＋－＠].*");
            }
        }
    }

    /** A second parser, as simple as the RFC. */
    private static List<List<String>> rfc4180(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                } else {
                    cell.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ',') {
                row.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\r' && text.charAt(i + 1) == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                rows.add(row);
                row = new ArrayList<>();
                i++;
            } else {
                cell.append(c);
            }
        }
        return rows;
    }
}
