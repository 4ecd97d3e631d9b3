package org.chengqing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.chengqing.faults.OfficeServer.AtTheEnd;
import org.junit.jupiter.api.Test;

/** Rows S and P16 through the whole program; the outbox's own tests go through every reply at every step. */
class MailFaultsTest {
    @Test
    void refusals_for_now_are_tried_again_and_arrive_once() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            scene.rig
                    .office()
                    .next(
                            new AtTheEnd.Answer("451 later"),
                            new AtTheEnd.Answer("452 full"),
                            new AtTheEnd.Answer("421 closing"));
            assertThat(scene.residents.report(0)).isPresent();
            assertThat(scene.residents.report(2)).isPresent();
            Ledgers ledgers = scene.settled();
            scene.saw("S2 S3 S13", ledgers);
            assertThat(ledgers.dead()).isZero();
        }
    }

    @Test
    void a_server_that_is_away_is_waited_for() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            scene.rig.toOffice().set(new Fault.Reset());
            for (int i = 0; i < 5; i++) {
                assertThat(scene.residents.report(0)).isPresent();
            }
            scene.rig.toOffice().set(new Fault.CutAfter(30));
            await().atMost(FaultScene.DRAIN).until(() -> scene.rig.toOffice().cuts() > 0);
            scene.saw("S1", scene.settled());
        }
    }

    @Test
    void an_answer_that_is_lost_is_settled_in_the_mailbox_without_a_second_copy() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            int before = scene.rig.office().count();
            scene.rig.office().next(new AtTheEnd.Drop(true), new AtTheEnd.Drop(false));
            assertThat(scene.patient.report(0)).isPresent();
            assertThat(scene.patient.report(0)).isPresent();
            scene.saw("S6 S7", scene.settled());
            assertThat(scene.rig.office().count()).as("one copy of each").isEqualTo(before + 2);
        }
    }

    @Test
    void while_the_mailbox_is_away_a_lost_answer_makes_at_most_one_marked_copy() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            int flagged = scene.settled().flaggedCopies();
            scene.toMailbox().set(new Fault.Reset());
            scene.rig.office().next(new AtTheEnd.Drop(true));
            assertThat(scene.patient.report(0)).isPresent();
            Ledgers ledgers = scene.settledAsItIs();
            scene.saw("S8", ledgers);
            assertThat(ledgers.flaggedCopies()).isEqualTo(flagged + 1);
        }
    }

    @Test
    void a_slow_answer_is_waited_for_and_a_stop_meanwhile_ends_in_order() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            CountDownLatch gate = new CountDownLatch(1);
            int before = scene.rig.office().count();
            scene.rig.office().next(new AtTheEnd.Hold(gate));
            assertThat(scene.residents.report(0)).isPresent();
            await().atMost(FaultScene.DRAIN).until(() -> scene.rig.office().count() > before);
            scene.service.terminate();
            assertThat(scene.service.awaitEnd(Duration.ofSeconds(1)))
                    .as("it waits for the answer")
                    .isNull();
            gate.countDown();
            assertThat(scene.service.awaitEnd(Duration.ofSeconds(20))).isEqualTo(143);
            Ledgers stopped = scene.compared();
            assertThat(scene.rig.office().count()).isEqualTo(before + 1);
            scene.service.start();
            scene.settled();
            scene.saw("S9 P16", stopped);
            assertThat(scene.rig.office().count()).as("no second copy").isEqualTo(before + 1);
        }
    }
}
