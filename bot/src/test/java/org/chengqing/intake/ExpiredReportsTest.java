package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.intake.Desk.ANNA;
import static org.chengqing.intake.Desk.BORIS;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.chengqing.outbox.MailDelivered;
import org.chengqing.outbox.Outbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ExpiredReportsTest {
    @TempDir
    private Path folder;

    private final Outbox outbox = mock(Outbox.class);

    private List<String> expire(Desk desk) {
        return new ExpiredReports(
                        desk.jdbc,
                        desk.tipOffs,
                        desk.settlement(),
                        outbox,
                        new TransactionTemplate(new JdbcTransactionManager(desk.dataSource)),
                        new KeepingSettings(Duration.ofDays(180), Duration.ofDays(730)))
                .expire(desk.clock.instant(), 10);
    }

    private Receipt forwarded(Desk desk, String key, boolean closed) {
        desk.channel.has("media-" + key, Desk.jpeg("same picture"));
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "t" + key, "线索"), desk.image(ANNA, key));
        desk.runDue();
        desk.intake.close(receipt, ANNA);
        desk.runDue();
        new Deliveries(desk.tipOffs, desk.waves).on(new MailDelivered(receipt + ".p1", desk.clock.instant()));
        if (closed) {
            desk.office.changeState(receipt, TipOffState.CLOSED, "王敏", null);
        }
        return receipt;
    }

    @Test
    void a_closed_report_goes_after_its_time_with_its_files_and_its_key() {
        Desk desk = new Desk(folder);
        Receipt receipt = forwarded(desk, "1", true);
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(179));
        assertThat(expire(desk)).isEmpty();

        desk.clock.now = desk.clock.now.plus(Duration.ofDays(2));
        assertThat(expire(desk)).containsExactly(receipt.value());

        assertThat(desk.tipOffs.find(receipt)).isEmpty();
        assertThat(desk.blobCount()).isZero();
        for (String table : List.of("evidence", "tip_off_event", "tip_off_notice")) {
            assertThat(desk.jdbc
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void a_file_that_another_report_has_too_stays_with_it() {
        Desk desk = new Desk(folder);
        forwarded(desk, "1", true);
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(100));
        Receipt younger = forwarded(desk, "2", true);
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(100));

        assertThat(expire(desk)).hasSize(1);

        assertThat(desk.tipOffs.find(younger)).isPresent();
        assertThat(desk.blobCount()).isEqualTo(1);
    }

    @Test
    void a_report_with_a_mail_that_has_not_arrived_is_never_deleted() {
        Desk desk = new Desk(folder);
        Receipt receipt = forwarded(desk, "1", true);
        when(outbox.hasUndelivered(any())).thenReturn(true);
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(3000));

        assertThat(expire(desk)).isEmpty();
        assertThat(desk.tipOffs.find(receipt)).isPresent();
    }

    @Test
    void one_that_nobody_closed_stays_longer_and_one_that_was_never_mailed_stays() {
        Desk desk = new Desk(folder);
        Receipt unclosed = forwarded(desk, "1", false);
        Receipt waiting = desk.opened(BORIS, desk.text(BORIS, "b", "另一件事"));
        desk.intake.close(waiting, BORIS);
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(700));
        assertThat(expire(desk)).isEmpty();

        desk.clock.now = desk.clock.now.plus(Duration.ofDays(100));
        assertThat(expire(desk)).containsExactly(unclosed.value());
        assertThat(desk.tipOffs.find(waiting)).isPresent();
    }
}
