package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengqing.intake.Desk.ANNA;
import static org.chengqing.intake.Desk.known;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

class CaseReadingTest {
    @TempDir
    private Path folder;

    @Test
    void everybody_reads_it_masked_and_in_full_only_on_the_record() {
        Desk desk = new Desk(folder);
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "骗子电话13912345678，住址我也知道"));
        CaseReading reading = new CaseReading(
                new Fence(new JdbcTransactionManager(desk.dataSource), Duration.ofSeconds(5), 4),
                desk.tipOffs,
                desk.pieces,
                desk.events,
                desk.clock);

        assertThat(known(reading.masked(receipt)).getFirst())
                .contains("骗子电话139****5678")
                .doesNotContain("13912345678");
        assertThat(known(desk.office.file(receipt)).entries())
                .extracting(CaseFile.Entry::what)
                .doesNotContain("查看全文");

        assertThat(known(reading.full(receipt, "王芳", "核对被举报人电话"))).containsExactly("1. 文字：骗子电话13912345678，住址我也知道");
        assertThat(known(desk.office.file(receipt)).entries())
                .contains(new CaseFile.Entry(desk.clock.instant(), "查看全文", "王芳"));

        for (List<String> nameAndReason : List.of(List.of("", "核对被举报人电话"), List.of("王芳", "看看"))) {
            assertThatThrownBy(() -> reading.full(receipt, nameAndReason.get(0), nameAndReason.get(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(reading.masked(new Receipt("20261122-2222"))).isInstanceOf(Asked.NotFound.class);
    }
}
