package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.intake.Desk.ANNA;
import static org.chengqing.intake.Desk.BORIS;
import static org.chengqing.intake.Desk.known;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.Reply;
import org.chengqing.intake.Office.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeTest {
    @TempDir
    Path folder;

    private Desk desk;
    private Receipt receipt;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
        receipt = desk.opened(ANNA, desk.text(ANNA, "1", "线索内容"));
        desk.intake.close(receipt, ANNA);
        desk.pass(Duration.ofSeconds(1));
        desk.reachable.put(desk.pseudonyms.of(ANNA), ANNA);
    }

    private List<String> said() {
        return desk.channel.said.stream()
                .map(said -> ((Reply.Part.Text) said.reply().parts().getFirst()).text())
                .toList();
    }

    @Test
    void a_change_of_state_and_an_answer_reach_the_sender_once() {
        assertThat(desk.office.changeState(receipt, TipOffState.IN_PROGRESS, "王", "交给二组"))
                .isEqualTo(new Outcome.Done(TipOffState.IN_PROGRESS));
        desk.office.answer(receipt, "已到现场", "王");
        desk.runDue();
        desk.pass(Duration.ofDays(1));
        desk.waiting.look();

        assertThat(said()).containsExactly(receipt + " IN_PROGRESS", receipt + " 已到现场");
        assertThat(desk.channel.said).allSatisfy(it -> assertThat(it.to()).isEqualTo(ANNA));
        assertThat(desk.followUps.takeNotices(ANNA)).isEmpty();
    }

    @Test
    void an_answer_waits_for_the_step_that_was_made_before_it() {
        desk.channel.sends = new Sent.Later(Duration.ofMinutes(1), "45011");
        desk.office.changeState(receipt, TipOffState.IN_PROGRESS, "王", null);
        desk.runDue();
        desk.channel.sends = new Sent.Accepted();
        desk.office.answer(receipt, "已到现场", "王");
        desk.runDue();

        assertThat(said()).containsExactly(receipt + " IN_PROGRESS");
        desk.pass(Duration.ofMinutes(1));
        desk.pass(Duration.ofSeconds(10));
        assertThat(said()).containsExactly(receipt + " IN_PROGRESS", receipt + " IN_PROGRESS", receipt + " 已到现场");
    }

    @Test
    void a_sender_who_cannot_be_reached_is_told_once_when_they_write_again() {
        desk.channel.sends = new Sent.Unreachable("45047");
        desk.office.answer(receipt, "已到现场", "王");
        desk.runDue();
        desk.waiting.look();

        assertThat(desk.followUps.takeNotices(BORIS)).isEmpty();
        assertThat(desk.followUps.takeNotices(ANNA)).extracting(Notice::answer).containsExactly("已到现场");
        assertThat(desk.followUps.takeNotices(ANNA)).isEmpty();
        assertThat(said()).hasSize(1);
    }

    @Test
    void a_sender_without_a_kept_contact_is_told_when_they_write_again() {
        desk.reachable.clear();
        desk.office.answer(receipt, "已到现场", "王");
        desk.runDue();
        desk.waiting.look();

        assertThat(said()).isEmpty();
        assertThat(desk.followUps.takeNotices(ANNA)).hasSize(1);
    }

    @Test
    void what_was_perhaps_sent_is_not_sent_again() {
        desk.channel.sends = new Sent.Unknown("timeout");
        desk.office.answer(receipt, "已到现场", "王");
        desk.pass(Duration.ofSeconds(1));
        desk.channel.sends = new Sent.Accepted();
        desk.reconcile();
        desk.pass(Duration.ofDays(3));
        desk.waiting.look();

        assertThat(said()).hasSize(1);
        assertThat(desk.followUps.takeNotices(ANNA)).isEmpty();
        assertThat(known(desk.office.file(receipt)).entries())
                .extracting(CaseFile.Entry::what)
                .anyMatch(what -> what.contains("不再重发"));
    }

    @Test
    void an_attempt_that_ended_with_its_process_counts_as_perhaps_sent() {
        desk.office.answer(receipt, "已到现场", "王");
        long id =
                desk.jdbc.sql("select id from tip_off_notice").query(Long.class).single();
        assertThat(desk.notices.take(id)).isPresent();

        desk.runDue();

        assertThat(said()).isEmpty();
        assertThat(desk.jdbc
                        .sql("select phase from tip_off_notice")
                        .query(String.class)
                        .single())
                .isEqualTo("UNCERTAIN");
    }

    @Test
    void a_busy_platform_is_tried_again_and_then_the_notice_waits() {
        desk.channel.sends = new Sent.Later(Duration.ofMinutes(1), "45011");
        desk.office.answer(receipt, "已到现场", "王");
        for (int i = 0; i < 10; i++) {
            desk.pass(Duration.ofMinutes(2));
        }
        desk.waiting.look();

        assertThat(said()).hasSize(desk.followUpSettings.noticeTries());
        assertThat(desk.followUps.takeNotices(ANNA)).hasSize(1);
    }

    @Test
    void only_steps_that_make_sense_are_taken() {
        assertThat(desk.office.changeState(receipt, TipOffState.WITHDRAWN, "王", null))
                .isEqualTo(new Outcome.NotAllowed(TipOffState.RECEIVED));
        assertThat(desk.office.changeState(receipt, TipOffState.DECLINED, "王", null))
                .isEqualTo(new Outcome.Done(TipOffState.DECLINED));
        assertThat(desk.office.changeState(receipt, TipOffState.CLOSED, "王", null))
                .isEqualTo(new Outcome.NotAllowed(TipOffState.DECLINED));
        assertThat(desk.office.changeState(receipt, TipOffState.IN_PROGRESS, "王", null))
                .isEqualTo(new Outcome.Done(TipOffState.IN_PROGRESS));
        assertThat(desk.office.changeState(new Receipt("20261122-2222"), TipOffState.CLOSED, "王", null))
                .isEqualTo(new Outcome.NotFound());
    }

    @Test
    void of_a_hundred_changes_at_once_one_is_made_and_recorded() throws Exception {
        List<Future<Outcome>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            for (int i = 0; i < 100; i++) {
                all.add(threads.submit(() -> desk.office.changeState(receipt, TipOffState.IN_PROGRESS, "王", null)));
            }
        }
        long done = 0;
        for (Future<Outcome> each : all) {
            done += each.get() instanceof Outcome.Done ? 1 : 0;
        }
        assertThat(done).isEqualTo(1);
        for (String table : List.of("tip_off_event", "tip_off_notice")) {
            assertThat(desk.jdbc
                            .sql("select count(*) from " + table)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void the_file_tells_who_did_what_and_nothing_of_the_content() {
        desk.office.changeState(receipt, TipOffState.IN_PROGRESS, "王", "内部备注");
        desk.office.answer(receipt, "已到现场", "李");

        CaseFile file = known(desk.office.file(receipt));

        assertThat(file.state()).isEqualTo(TipOffState.IN_PROGRESS);
        assertThat(file.entries())
                .extracting(entry -> entry.what() + "/" + entry.by())
                .contains("开始登记/null", "登记结束/null", "状态改为核实中/王", "答复举报人/李");
        assertThat(file.toString()).doesNotContain("线索内容", "内部备注", "已到现场");
    }

    @Test
    void forgetting_a_person_deletes_their_notices_and_what_staff_wrote() {
        desk.office.answer(receipt, "已到现场", "王");
        desk.office.changeState(receipt, TipOffState.IN_PROGRESS, "王", "内部备注");

        desk.intake.forget(BORIS);
        assertThat(count("tip_off_notice")).isEqualTo(2);
        assertThat(count("tip_off_event where note is not null")).isEqualTo(2);
        assertThat(rows()).doesNotContain("已到现场", "内部备注");
        desk.intake.forget(ANNA);
        assertThat(count("tip_off_notice")).isZero();
        assertThat(count("tip_off_event where note is not null")).isZero();
        assertThat(rows()).contains("王");
    }

    private int count(String what) {
        return desk.jdbc
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }

    private String rows() {
        return desk.jdbc.sql("""
                        select coalesce((select string_agg(n::text, ' ') from tip_off_notice n), '')
                            || (select string_agg(e::text, ' ') from tip_off_event e)""").query(String.class).single();
    }
}
