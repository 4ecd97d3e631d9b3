package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.chengqing.intake.Desk.ANNA;
import static org.chengqing.intake.Desk.BORIS;
import static org.chengqing.intake.Desk.known;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Sender;
import org.chengqing.intake.Intake.Received;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class IntakeTest {
    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @Test
    void stores_report_evidence_and_jobs_together() {
        Received received = desk.intake.open(List.of(desk.text(ANNA, "1", "有人说盐能防辐射"), desk.image(ANNA, "2")), "food");

        Received.Stored stored = (Received.Stored) received;
        assertThat(stored.receipt().value()).matches("20261122-[2-9A-HJ-NP-Z]{4}");
        assertThat(stored.pieces()).isEqualTo(2);
        assertThat(stored.repeated()).isFalse();
        assertThat(desk.jdbc
                        .sql("select task_name from scheduled_tasks order by 1")
                        .query(String.class)
                        .list())
                .containsExactly(IntakeJobs.FETCH, IntakeJobs.SETTLE);
        assertThat(desk.intake.status(stored.receipt(), ANNA))
                .isEqualTo(new Asked.Known<>(
                        new TipOffStatus(stored.receipt(), TipOffState.COLLECTING, Desk.NOON, 2, false)));
    }

    @Test
    void answers_a_message_delivered_twice_at_once_with_one_receipt() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 200; i++) {
                InboundMessage message = desk.text(person(i), "same-" + i, "第 " + i + " 条");
                CyclicBarrier start = new CyclicBarrier(2);
                List<Future<Received>> both = Stream.of(1, 2)
                        .map(n -> threads.submit(() -> {
                            start.await();
                            return desk.intake.open(List.of(message), null);
                        }))
                        .toList();
                Received.Stored one = (Received.Stored) both.get(0).get();
                Received.Stored other = (Received.Stored) both.get(1).get();
                assertThat(one.receipt()).isEqualTo(other.receipt());
                assertThat(one.repeated()).isNotEqualTo(other.repeated());
            }
        }
        assertThat(count("tip_off")).isEqualTo(200);
        assertThat(count("evidence")).isEqualTo(200);
    }

    @Test
    void makes_one_report_of_the_first_messages_that_come_at_the_same_instant_to_two_instances() throws Exception {
        Intake other = desk.intake(new JdbcTransactionManager(desk.dataSource), Receipts.unforeseeable(desk.clock));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 100; i++) {
                Sender person = person(i);
                InboundMessage text = desk.text(person, "text-" + i, "举报");
                InboundMessage picture = desk.image(person, "picture-" + i);
                CyclicBarrier start = new CyclicBarrier(2);
                Future<Received> one = threads.submit(() -> {
                    start.await();
                    return desk.intake.open(List.of(text), null);
                });
                Future<Received> two = threads.submit(() -> {
                    start.await();
                    return other.open(List.of(picture), "food");
                });
                Received.Stored first = (Received.Stored) one.get();
                Received.Stored second = (Received.Stored) two.get();
                assertThat(first.receipt()).isEqualTo(second.receipt());
                assertThat(List.of(first.pieces(), second.pieces())).containsExactlyInAnyOrder(1, 2);
                assertThat(desk.tipOffs.find(first.receipt()).orElseThrow().category())
                        .isEqualTo("food");
            }
        }
        assertThat(count("tip_off")).isEqualTo(100);
        assertThat(count("evidence")).isEqualTo(200);
    }

    @Test
    void opens_another_report_where_the_open_one_has_no_room() {
        desk = new Desk(folder, "pieces", "2");
        Receipt first = desk.opened(ANNA, desk.text(ANNA, "1", "一"));

        Receipt second = desk.opened(ANNA, desk.text(ANNA, "2", "二"), desk.text(ANNA, "3", "三"));

        assertThat(second).isNotEqualTo(first);
        assertThat(desk.state(first)).isEqualTo(TipOffState.RECEIVED);
        assertThat(desk.pieces.count(first)).isEqualTo(1);
    }

    @Test
    void joins_later_messages_and_knows_repeated_ones() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "线索"));

        assertThat(desk.intake.add(receipt, desk.image(ANNA, "2"))).isEqualTo(new Received.Stored(receipt, 2, false));
        assertThat(desk.intake.add(receipt, desk.image(ANNA, "2"))).isEqualTo(new Received.Stored(receipt, 2, true));
        desk.intake.close(receipt, ANNA);
        assertThat(desk.intake.add(receipt, desk.image(ANNA, "2"))).isEqualTo(new Received.Stored(receipt, 2, true));
        assertThat(desk.intake.add(receipt, desk.image(ANNA, "3"))).isEqualTo(new Received.NotOpen(receipt));
    }

    @Test
    void opens_a_new_report_with_what_an_older_one_does_not_hold() {
        Receipt first = desk.opened(ANNA, desk.text(ANNA, "1", "旧的"));
        desk.intake.close(first, ANNA);

        Received received = desk.intake.open(List.of(desk.text(ANNA, "1", "旧的"), desk.text(ANNA, "2", "举报")), null);

        assertThat(received).isInstanceOfSatisfying(Received.Stored.class, stored -> {
            assertThat(stored.receipt()).isNotEqualTo(first);
            assertThat(stored.pieces()).isEqualTo(1);
        });
    }

    @Test
    void answers_a_foreign_number_like_an_unknown_one() {
        Receipt annas = desk.opened(ANNA, desk.text(ANNA, "1", "线索"));
        Receipt nobodys = new Receipt("20261122-2222");

        for (Receipt receipt : List.of(annas, nobodys)) {
            assertThat(desk.intake.add(receipt, desk.text(BORIS, "b", "混进来"))).isEqualTo(new Received.NotOpen(receipt));
            assertThat(desk.intake.status(receipt, BORIS)).isEqualTo(new Asked.NotFound<>());
            assertThat(desk.intake.close(receipt, BORIS)).isEqualTo(new Asked.NotFound<>());
            assertThat(desk.intake.withdraw(receipt, BORIS)).isEqualTo(new Asked.NotFound<>());
            assertThat(desk.intake.categorise(receipt, BORIS, "food")).isEqualTo(new Asked.NotFound<>());
        }
        assertThat(desk.intake.recent(BORIS, 5)).isEqualTo(new Asked.NotFound<>());
        assertThat(desk.intake.collecting(BORIS)).isEqualTo(new Asked.NotFound<>());
        assertThat(desk.state(annas)).isEqualTo(TipOffState.COLLECTING);
    }

    @Test
    void tells_a_sender_of_their_own_reports() {
        Receipt older = desk.opened(ANNA, desk.text(ANNA, "1", "一"));
        desk.intake.close(older, ANNA);
        desk.pass(Duration.ofMinutes(1));
        Receipt newer = desk.opened(ANNA, desk.text(ANNA, "2", "二"));

        TipOffStatus ofNewer = known(desk.intake.status(newer, ANNA));
        assertThat(known(desk.intake.recent(ANNA, 5))).containsExactly(ofNewer, known(desk.intake.status(older, ANNA)));
        assertThat(known(desk.intake.collecting(ANNA))).isEqualTo(ofNewer);
        assertThat(known(desk.intake.categorise(newer, ANNA, "food"))).isTrue();
    }

    @Test
    void closes_a_report_with_its_last_piece_and_is_full_then() {
        desk = new Desk(folder, "pieces", "2");
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "一"));

        assertThat(desk.intake.add(receipt, desk.text(ANNA, "2", "二")))
                .isEqualTo(new Received.Stored(receipt, 2, false));
        assertThat(desk.state(receipt)).isEqualTo(TipOffState.RECEIVED);
        assertThat(desk.intake.add(receipt, desk.text(ANNA, "3", "三"))).isEqualTo(new Received.Full(receipt, 2));
    }

    @Test
    void cuts_an_overlong_first_text_and_refuses_a_later_one() {
        desk = new Desk(folder, "characters", "100");
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "长".repeat(500)));

        assertThat(desk.intake.add(receipt, desk.text(ANNA, "2", "长".repeat(101))))
                .isEqualTo(new Received.Full(receipt, 50));
        assertThat(desk.pieces.of(receipt).getFirst().text()).startsWith("长".repeat(100) + "……（超过 100 字");
    }

    @Test
    void keeps_texts_that_a_database_cannot() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "零\0字符和半个\ud83d，整个\ud83d\ude00"));

        assertThat(desk.pieces.of(receipt).getFirst().text()).isEqualTo("零字符和半个\ufffd，整个\ud83d\ude00");
    }

    @Test
    void takes_a_longer_number_when_the_day_is_crowded() {
        AtomicInteger draws = new AtomicInteger();
        Intake crowded = desk.withNumbers(() -> draws.incrementAndGet() < 40 ? 0 : draws.get() * 0x1_0000_0000L);

        Set<Integer> lengths = Stream.of("1", "2", "3")
                .map(key -> (Received.Stored)
                        crowded.open(List.of(desk.text(person(Integer.parseInt(key)), key, "同号")), null))
                .map(stored -> stored.receipt().value().length())
                .collect(Collectors.toSet());

        assertThat(lengths).contains(13, 14);
        assertThat(count("tip_off")).isEqualTo(3);
    }

    @Test
    void keeps_neither_the_name_of_the_sender_nor_what_they_wrote_in_clear() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "线索"), desk.image(ANNA, "2"));
        desk.intake.close(receipt, ANNA);

        String everything = desk.jdbc.sql("""
                        select (select string_agg(t::text, ' ') from tip_off t)
                            || (select string_agg(e::text, ' ') from evidence e)
                            || (select string_agg(s::text, ' ') from scheduled_tasks s)""").query(String.class).single();
        assertThat(everything).contains(receipt.value()).doesNotContain("线索", ANNA.person());
    }

    @Test
    void seals_what_an_earlier_version_stored_in_clear() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "线索"));
        desk.jdbc.sql("""
                        insert into evidence (receipt, position, sender, message_key, kind, sent_at, stored_at, text, detail)
                        select receipt, 2, sender, 'old', 'LINK', sent_at, stored_at, '旧线索', 'http://a.example' from evidence""").update();

        new UnsealedRows(
                        desk.jdbc,
                        new SealedEvidence(desk.jdbc, desk.master),
                        new TransactionTemplate(new JdbcTransactionManager(desk.dataSource)))
                .reconcile();

        assertThat(desk.jdbc
                        .sql("select string_agg(e::text, ' ') from evidence e")
                        .query(String.class)
                        .single())
                .doesNotContain("旧线索", "a.example");
        assertThat(desk.pieces.of(receipt))
                .extracting(Piece::text, Piece::detail)
                .containsExactly(tuple("线索", null), tuple("旧线索", "http://a.example"));
    }

    @Test
    void stores_nothing_while_the_database_is_away() {
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        Intake intake = desk.intake(new JdbcTransactionManager(away), Receipts.unforeseeable(desk.clock));

        assertThat(intake.open(List.of(desk.text(ANNA, "1", "线索")), null)).isEqualTo(new Received.NotStored());
        assertThat(intake.add(new Receipt("20261122-2222"), desk.text(ANNA, "1", "线索")))
                .isEqualTo(new Received.NotStored());
    }

    @Test
    void does_not_say_that_there_is_no_report_while_the_database_is_away() {
        Receipt receipt = desk.opened(ANNA, desk.text(ANNA, "1", "线索"));
        PGSimpleDataSource away = new PGSimpleDataSource();
        away.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        Intake intake = desk.intake(new JdbcTransactionManager(away), Receipts.unforeseeable(desk.clock));

        assertThat(List.of(
                        intake.status(receipt, ANNA),
                        intake.recent(ANNA, 3),
                        intake.collecting(ANNA),
                        intake.close(receipt, ANNA),
                        intake.withdraw(receipt, ANNA),
                        intake.categorise(receipt, ANNA, "food")))
                .allSatisfy(asked -> assertThat(asked).isEqualTo(new Asked.Unavailable<>()));
    }

    @Test
    void does_not_wait_for_a_database_that_never_answers() throws IOException {
        desk = new Desk(folder, "store-within", "500ms");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            PGSimpleDataSource hanging = new PGSimpleDataSource();
            hanging.setUrl("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/none");
            Intake intake = desk.intake(new JdbcTransactionManager(hanging), Receipts.unforeseeable(desk.clock));

            long began = System.nanoTime();
            Received received = intake.open(List.of(desk.text(ANNA, "1", "线索")), null);

            assertThat(received).isEqualTo(new Received.NotStored());
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        }
    }

    @Test
    void finds_its_own_report_again_when_the_answer_to_the_commit_was_lost() {
        Intake intake = desk.intake(losingAnswers(1), Receipts.unforeseeable(desk.clock));

        Received received = intake.open(List.of(desk.text(ANNA, "1", "线索")), null);

        assertThat(received).isInstanceOf(Received.Stored.class);
        assertThat(count("tip_off")).isEqualTo(1);
    }

    @Test
    void shows_no_receipt_when_every_answer_is_lost_and_the_same_one_to_a_later_delivery() {
        Intake intake = desk.intake(losingAnswers(Integer.MAX_VALUE), Receipts.unforeseeable(desk.clock));

        assertThat(intake.open(List.of(desk.text(ANNA, "1", "线索")), null)).isEqualTo(new Received.NotStored());

        Received.Stored retried = (Received.Stored) desk.intake.open(List.of(desk.text(ANNA, "1", "线索")), null);
        assertThat(retried.repeated()).isTrue();
        assertThat(count("tip_off")).isEqualTo(1);
    }

    @Test
    void refuses_what_is_no_report() {
        InboundMessage event = new InboundMessage.Followed(desk.envelope(ANNA, "1"), null);

        assertThatThrownBy(() -> desk.intake.open(List.of(event), null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.intake.open(List.of(desk.text(ANNA, "1", "一"), desk.text(BORIS, "2", "二")), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Sender person(int number) {
        return new Sender("wechat", "main", "oPerson" + number);
    }

    /** Commits, and then loses the connection before the answer, this many times. */
    private JdbcTransactionManager losingAnswers(int times) {
        AtomicInteger left = new AtomicInteger(times);
        return new JdbcTransactionManager(desk.dataSource) {
            private static final long serialVersionUID = 1;

            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                super.doCommit(status);
                if (left.getAndDecrement() > 0) {
                    throw new TransactionSystemException("connection lost during COMMIT");
                }
            }
        };
    }

    private int count(String table) {
        return desk.jdbc
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
