package org.chengqing.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengqing.intake.Desk.ANNA;
import static org.chengqing.intake.Desk.BORIS;
import static org.chengqing.intake.Desk.known;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengqing.intake.CaseWork.Repeated;
import org.chengqing.intake.Office.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;

class CaseWorkTest {
    @TempDir
    Path folder;

    private Desk desk;
    private CaseWork work;
    private CaseList list;
    private Receipt one;
    private Receipt other;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
        Fence fence = new Fence(new JdbcTransactionManager(desk.dataSource), Duration.ofSeconds(5), 16);
        CaseRows rows = new CaseRows(desk.jdbc);
        work = new CaseWork(fence, desk.tipOffs, rows, desk.events, desk.notices, desk.jobs, desk.clock);
        list = new CaseList(
                desk.jdbc, rows, new CaseSettings(Duration.ofHours(24), Duration.ofDays(15), List.of()), desk.clock);
        one = submitted("1", ANNA);
        other = submitted("2", BORIS);
        desk.audited.clear();
    }

    private Receipt submitted(String key, org.chengqing.channel.Sender sender) {
        Receipt receipt = desk.opened(sender, desk.text(sender, key, "线索内容" + key));
        desk.intake.close(receipt, sender);
        return receipt;
    }

    private static CaseQuery query(Set<TipOffState> states, boolean overdue, @Nullable String assignee, boolean byDue) {
        return new CaseQuery(states, null, overdue, assignee, null, null, null, null, byDue);
    }

    private List<Receipt> listed(CaseQuery query) {
        return list.list(query, 0, 10).stream().map(CaseRow::receipt).toList();
    }

    @Test
    void of_many_pairs_marked_both_ways_at_once_one_is_made() throws Exception {
        List<Future<Repeated>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 20; i++) {
                boolean there = i % 2 == 0;
                all.add(threads.submit(
                        () -> work.markDuplicate(there ? one : other, there ? other : one, "已合并办理", "王")));
            }
        }
        Set<Repeated> seen = new HashSet<>();
        int done = 0;
        for (Future<Repeated> each : all) {
            seen.add(each.get());
            done += each.get() == Repeated.DONE ? 1 : 0;
        }

        assertThat(done).isEqualTo(1);
        assertThat(seen).containsOnly(Repeated.DONE, Repeated.NOT_ALLOWED, Repeated.CHAINED);
        assertThat(desk.audited).hasSize(1);
        assertThat(desk.followUps.takeNotices(ANNA).size()
                        + desk.followUps.takeNotices(BORIS).size())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void a_repeated_case_that_is_taken_up_again_repeats_nothing_and_its_clock_begins_anew() {
        assertThat(work.markDuplicate(one, other, "已合并办理", "王")).isEqualTo(Repeated.DONE);
        assertThat(desk.state(one)).isEqualTo(TipOffState.CLOSED);
        assertThat(list.similar(other, 10)).extracting(CaseRow::receipt).contains(one);

        desk.clock.now = desk.clock.now.plus(Duration.ofDays(30));
        desk.office.changeState(one, TipOffState.IN_PROGRESS, "王", null);

        CaseRow row = list.list(query(Set.of(TipOffState.IN_PROGRESS), false, null, true), 0, 10)
                .getFirst();
        assertThat(row.duplicateOf()).isNull();
        assertThat(row.overdue()).isFalse();
        assertThat(row.due()).isEqualTo(desk.clock.now.plus(Duration.ofDays(15)));
    }

    @Test
    void what_is_late_is_found_and_counted() {
        desk.clock.now = desk.clock.now.plus(Duration.ofHours(25));
        assertThat(list.overdue()).isEqualTo(2);

        desk.office.changeState(one, TipOffState.IN_PROGRESS, "王", null);

        assertThat(listed(query(CaseQuery.TO_DO, true, null, true))).containsExactly(other);
        assertThat(listed(query(CaseQuery.TO_DO, false, null, true))).containsExactly(other, one);
        desk.clock.now = desk.clock.now.plus(Duration.ofDays(15));
        assertThat(list.overdue()).isEqualTo(2);
    }

    @Test
    void a_case_is_taken_from_whom_it_was_seen_with_and_each_act_is_audited_once() {
        assertThat(work.take(one, "wang", null)).isInstanceOf(Outcome.Done.class);
        assertThat(work.take(one, "wang", null)).isInstanceOf(Outcome.Done.class);
        assertThat(work.take(one, "li", null)).isInstanceOf(Outcome.NotAllowed.class);
        assertThat(listed(query(CaseQuery.TO_DO, false, "wang", false))).containsExactly(one);
        assertThat(work.leave(one, "li")).isInstanceOf(Outcome.NotAllowed.class);
        assertThat(work.leave(one, "wang")).isInstanceOf(Outcome.Done.class);
        work.note(one, "内部", "wang", "token");
        work.note(one, "内部", "wang", "token");
        desk.office.answer(one, "已到现场", "wang", "other");
        desk.office.answer(one, "已到现场", "wang", "other");

        assertThat(desk.audited)
                .containsExactly(
                        "wang CASE_CHANGED " + one + " 由本人办理",
                        "wang CASE_CHANGED " + one + " 不再由本人办理",
                        "wang CASE_CHANGED " + one + " 写内部备注",
                        "wang CASE_ANSWERED " + one + " null");
        assertThat(known(desk.office.file(one)).toString()).doesNotContain("内部的", "已到现场");
        assertThat(work.note(new Receipt("20261122-2222"), "内部", "wang", null)).isInstanceOf(Outcome.NotFound.class);
    }

    @Test
    void a_state_decided_on_another_one_is_not_given() {
        assertThat(desk.office.changeState(one, TipOffState.FORWARDED, TipOffState.IN_PROGRESS, "王", null))
                .isEqualTo(new Outcome.Done(TipOffState.IN_PROGRESS));
        assertThat(desk.office.changeState(one, TipOffState.RECEIVED, TipOffState.CLOSED, "李", null))
                .isEqualTo(new Outcome.NotAllowed(TipOffState.IN_PROGRESS));
        assertThat(desk.audited).containsExactly("王 CASE_CHANGED " + one + " 状态改为核实中");
    }

    @Test
    void addresses_are_allowed_by_domain_or_by_name() {
        CaseSettings some =
                new CaseSettings(Duration.ofHours(1), Duration.ofDays(1), List.of("Gov.example", "a@b.example"));

        assertThat(some.allows("x@GOV.example")).isTrue();
        assertThat(some.allows("a@b.example")).isTrue();
        assertThat(some.allows("c@b.example")).isFalse();
        assertThat(some.allows("x@evil-gov.example")).isFalse();
        assertThat(some.allows("x@sub.gov.example")).isFalse();
    }

    @Test
    void twenty_thousand_cases_are_found_by_an_index() {
        desk.jdbc.sql("""
                        insert into tip_off (receipt, sender, channel, account, state, category, opened_at,
                            last_activity_at, closed_at)
                        select '20261001-' || translate(lpad(n::text, 5, '0'), '01', 'GH'), lpad(to_hex(n), 32, '0'),
                            'web', 'web', (array['FORWARDED', 'IN_PROGRESS', 'CLOSED', 'CLOSED'])[1 + n % 4],
                            (array['food', 'fraud', 'health'])[1 + n % 3], at, at, at
                        from generate_series(1, 20000) n, lateral (select :now - n * interval '1 minute' as at) t""").param("now", TipOffs.time(desk.clock.now)).update();
        desk.jdbc.sql("analyze tip_off").update();
        assertThat(list.overdue()).isEqualTo(1000);
        List<String> plan = desk.jdbc
                .sql("explain select * from tip_off where state in ('RECEIVED', 'FORWARDED', 'IN_PROGRESS')"
                        + " order by opened_at desc, receipt desc limit 31")
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(String.join("\n", plan)).contains("Index").doesNotContain("Seq Scan");
    }
}
