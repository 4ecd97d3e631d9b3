package org.chengqing.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengqing.servers.RealServers;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class AuditTrailTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T04:00:00.123456Z"), ZoneOffset.UTC);
    private static PGSimpleDataSource source;
    private static JdbcClient jdbc;

    @TempDir
    private Path data;

    private AuditTrail trail;
    private AuditCheck check;
    private TransactionTemplate transactions;

    @BeforeAll
    static void migrate() {
        source = new PGSimpleDataSource();
        source.setUrl(RealServers.newDatabase());
        source.setUser(RealServers.username());
        source.setPassword(RealServers.password());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
    }

    @BeforeEach
    void begin() {
        tamper("truncate audit_entry");
        tamper("update audit_head set number = 0, hash = '\\x00', seal = '\\x'");
        jdbc.sql("delete from audit_check").update();
        JdbcTransactionManager manager = new JdbcTransactionManager(source);
        transactions = new TransactionTemplate(manager);
        TransactionTemplate snapshot = new TransactionTemplate(manager);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        trail = TestTrail.on(source, manager, CLOCK);
        check = new AuditCheck(jdbc, snapshot, TestTrail.CHAIN, data.resolve("audit/last-check.txt"), CLOCK);
    }

    /** As somebody does who owns the database. */
    private static void tamper(String sql) {
        List.of("audit_entry", "audit_head")
                .forEach(table -> jdbc.sql("alter table " + table + " disable trigger all")
                        .update());
        jdbc.sql(sql).update();
        List.of("audit_entry", "audit_head")
                .forEach(table ->
                        jdbc.sql("alter table " + table + " enable trigger all").update());
    }

    private void entries(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(i -> trail.record("lin", AuditAct.SIGNED_IN, i % 2 == 0 ? null : "about " + i, ""));
    }

    @Test
    void a_trail_that_nobody_touched_is_whole_and_an_empty_one_too() {
        assertThat(check.run()).isEqualTo(new Verdict.Whole(0));
        entries(5);

        assertThat(check.run()).isEqualTo(new Verdict.Whole(5));
        assertThat(check.alarms()).isEmpty();
        assertThat(check.last())
                .hasValueSatisfying(last -> assertThat(last.entries()).isEqualTo(5));
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of("update audit_entry set who = 'wang' where number = 3", 3, "内容被改过"),
                Arguments.of("update audit_entry set why = null where number = 4", 4, "内容被改过"),
                Arguments.of("update audit_entry set about = '' where number = 2", 2, "内容被改过"),
                Arguments.of("update audit_entry set at = at + interval '1 microsecond' where number = 1", 1, "内容被改过"),
                Arguments.of("delete from audit_entry where number = 1", 1, "不见了"),
                Arguments.of("delete from audit_entry where number = 3", 3, "不见了"),
                Arguments.of("delete from audit_entry where number > 4", 5, "截掉"),
                Arguments.of("delete from audit_entry", 1, "截掉"),
                Arguments.of(
                        "insert into audit_entry select 7, at, who, act, about, why, hash from audit_entry"
                                + " where number = 6",
                        7,
                        "内容被改过"),
                Arguments.of(
                        "insert into audit_entry select 0, at, who, act, about, why, hash from audit_entry"
                                + " where number = 6",
                        0,
                        "多出来"),
                Arguments.of(
                        "update audit_head set number = 5, hash = (select hash from audit_entry where number = 5)",
                        6,
                        "多出来"),
                Arguments.of("update audit_head set seal = '\\x01'", 6, "末端标记"),
                Arguments.of("delete from audit_head", 7, "末端标记不见了"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void names_the_first_entry_that_is_not_as_it_was_written(String sql, long number, String words) {
        entries(6);
        byte[] seal =
                jdbc.sql("select seal from audit_head").query(byte[].class).single();
        byte[] hash =
                jdbc.sql("select hash from audit_head").query(byte[].class).single();
        tamper(sql);

        assertThat(check.run()).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.number()).isEqualTo(number);
            assertThat(broken.sentence()).contains(words);
        });
        assertThat(check.alarms())
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.sentence()).contains("第 " + number + " 条"));
        jdbc.sql("insert into audit_head (number, hash, seal) values (6, ?, ?) on conflict do nothing")
                .params(hash, seal)
                .update();
    }

    @Test
    void a_trail_that_was_wound_back_with_its_head_shows_by_what_the_last_check_saw() {
        entries(3);
        byte[] early =
                jdbc.sql("select seal from audit_head").query(byte[].class).single();
        entries(3);
        assertThat(check.run()).isEqualTo(new Verdict.Whole(6));
        tamper("delete from audit_entry where number > 3");
        tamper("update audit_head set number = 3, hash = (select hash from audit_entry where number = 3), seal = '\\x"
                + java.util.HexFormat.of().formatHex(early) + "'");

        assertThat(check.run()).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.number()).isEqualTo(4);
            assertThat(broken.sentence()).contains("上次核对", "6 条");
        });
    }

    @Test
    void fields_do_not_run_into_each_other_and_none_is_not_an_empty_one() {
        Hash before = Hash.BEGINNING;
        Instant at = CLOCK.instant();
        List<AuditEntry> alike = List.of(
                new AuditEntry(1, at, "lin", "DENIED", "a", "b"),
                new AuditEntry(1, at, "lin", "DENIED", "a\u001fb", ""),
                new AuditEntry(1, at, "lin", "DENIED", "ab", ""),
                new AuditEntry(1, at, "lin", "DENIED", "ab", null),
                new AuditEntry(1, at, "lin", "DENIED", null, "ab"),
                new AuditEntry(1, at, "linD", "ENIED", null, "ab"),
                new AuditEntry(11, at, "lin", "DENIED", null, "ab"));

        assertThat(alike.stream()
                        .map(entry -> TestTrail.CHAIN.entry(before, entry))
                        .distinct())
                .hasSameSizeAs(alike);
    }

    @Test
    void entries_of_many_at_once_and_of_undone_transactions_leave_no_gap() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = IntStream.range(0, 40)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> transactions.executeWithoutResult(status -> {
                        trail.record("lin", AuditAct.DENIED, null, "nr " + i);
                        if (i % 4 == 0) {
                            status.setRollbackOnly();
                        }
                    })))
                    .toList();
            for (Future<?> one : done) {
                one.get();
            }
        }

        assertThat(check.run()).isEqualTo(new Verdict.Whole(30));
    }

    @Test
    void text_that_postgresql_would_store_otherwise_is_made_fit_first() {
        trail.record("lin", AuditAct.DENIED, "zero \0 and half \ud83d.", "x".repeat(3000));

        assertThat(check.run()).isEqualTo(new Verdict.Whole(1));
        assertThat(new AuditReading(jdbc)
                        .newest(AuditReading.Filter.ALL, 0, 1)
                        .getFirst()
                        .about())
                .isEqualTo("zero  and half .");
    }

    @Test
    void the_program_itself_can_neither_change_nor_delete_entries_nor_wind_the_head_back() {
        AuditTrail own =
                TestTrail.on(RealServers.dataSource(), new JdbcTransactionManager(RealServers.dataSource()), CLOCK);
        own.record("lin", AuditAct.DENIED, null, null);
        JdbcClient program = JdbcClient.create(RealServers.asProgram());

        for (String sql : List.of(
                "update audit_entry set who = 'x'",
                "delete from audit_entry",
                "truncate audit_entry",
                "update audit_head set number = number - 1",
                "update audit_head set number = number",
                "delete from audit_head",
                "alter table audit_entry disable trigger all")) {
            assertThatThrownBy(() -> program.sql(sql).update()).as(sql).isInstanceOf(RuntimeException.class);
        }
    }
}
