package org.chengqing.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void aligns_columns_of_chinese_and_latin_words() {
        TextTable table = new TextTable(1, List.of("类型", "答对%"));
        table.add(List.of("slot-trap", "7.50"));
        table.add(List.of("全部", "-"));
        assertThat(table.text()).isEqualTo("""
                类型       答对%
                slot-trap   7.50
                全部           -
                """);
        assertThat(table.text().lines())
                .allSatisfy(line -> assertThat(TextTable.width(line)).isEqualTo(16));
    }

    @Test
    void counts_columns_of_a_terminal() {
        assertThat(TextTable.width("a（中）𠮷😀é")).isEqualTo(1 + 6 + 2 + 2 + 1);
    }

    @Test
    void refuses_a_row_of_another_length() {
        TextTable table = new TextTable(0, List.of("一"));
        assertThatThrownBy(() -> table.add(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
