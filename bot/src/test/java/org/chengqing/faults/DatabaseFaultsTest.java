package org.chengqing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows G: PostgreSQL is killed, cut off, silent, or loses its jobs. */
class DatabaseFaultsTest {
    private static final int CUTS = 30;

    @Test
    void a_killed_database_loses_nothing_and_is_found_again_within_10_seconds() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            scene.underLoad(3);
            await().atMost(FaultScene.DRAIN).until(() -> scene.told.words().size() >= 6);
            scene.rig.postgres().kill();
            await().atMost(FaultScene.DRAIN).until(() -> scene.told.refusals() + scene.told.silences() > 0);
            scene.rig.postgres().start();
            int before = scene.told.words().size();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> scene.told.words().size() > before);
            scene.quiet();
            Ledgers ledgers = scene.settled();
            scene.saw("G2", ledgers);
        }
    }

    @Test
    void a_connection_cut_at_the_commit_gives_one_report_or_an_honest_refusal() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            int receipts = 0;
            for (int i = 0; i < CUTS; i++) {
                int cuts = scene.rig.toPostgres().cuts();
                scene.rig.toPostgres().set(new Fault.CutCommit("insert into evidence", i % 2 == 0));
                receipts += scene.residents.person().reports().isPresent() ? 1 : 0;
                assertThat(scene.rig.toPostgres().cuts()).as("cut %d", i).isEqualTo(cuts + 1);
            }
            scene.saw("G3 " + receipts + " receipts of " + CUTS + " cuts", scene.settled());
            assertThat(receipts + scene.told.refusals()).isEqualTo(CUTS);
        }
    }

    @Test
    void a_silent_database_is_an_honest_refusal_within_5_seconds_and_heals() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            assertThat(scene.residents.person().reports()).isPresent();
            scene.rig.postgres().pause();
            try {
                assertThat(scene.residents.person().reports()).isEmpty();
                assertThat(scene.told.refusals()).isOne();
                assertThat(scene.told.secondTries())
                        .as("I4 answered at the first try")
                        .isZero();
            } finally {
                scene.rig.postgres().resume();
            }
            assertThat(scene.patient.person().reports()).isPresent();
            scene.rig.toPostgres().set(new Fault.Delay(Duration.ofMillis(30)));
            assertThat(scene.residents.person().reports()).isPresent();
            scene.saw("G4", scene.settled());
        }
    }

    @Test
    void lost_jobs_come_back_and_nothing_is_sent_again() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            scene.underLoad(2);
            await().atMost(FaultScene.DRAIN).until(() -> scene.told.words().size() >= 4);
            JdbcClient.create(scene.rig.database())
                    .sql("delete from scheduled_tasks where not picked")
                    .update();
            await().atMost(FaultScene.DRAIN).until(() -> scene.told.words().size() >= 8);
            scene.quiet();
            scene.saw("G9", scene.settled());
        }
    }

    @Test
    void an_instance_that_finds_no_database_says_so_and_ends() throws Exception {
        try (FaultScene scene = new FaultScene();
                ServiceProcess second = scene.secondInstance()) {
            scene.rig.toPostgres().set(new Fault.Reset());
            second.launch(List.of());
            assertThat(second.awaitEnd(FaultScene.DRAIN)).isOne();
            assertThat(scene.residents.person().reports()).isEmpty();
            scene.rig.heal();
            await().atMost(FaultScene.DRAIN)
                    .until(() -> scene.residents.person().reports().isPresent());
            assertThat(second.output()).contains("数据库");
            scene.saw("G1", scene.settled());
            assertThat(scene.told.refusals()).isPositive();
        }
    }
}
