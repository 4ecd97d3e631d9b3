package org.chengqing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengqing.faults.OfficeServer.AtTheEnd;
import org.junit.jupiter.api.Test;

/** Rows W6 and M1: two instances of the service on the same servers. */
class TwoInstancesTest {
    private static final int PAIRS = 100;

    @Test
    void two_instances_share_the_work_and_one_that_was_frozen_wakes_to_change_nothing() throws Exception {
        try (FaultScene scene = new FaultScene();
                ServiceProcess second = scene.secondInstance()) {
            CountDownLatch gate = new CountDownLatch(1);
            scene.settled(); // what came before has arrived
            int before = scene.rig.office().count();
            scene.rig.office().next(new AtTheEnd.Hold(gate));
            assertThat(scene.residents.report(0)).isPresent();
            await().atMost(FaultScene.DRAIN).until(() -> scene.rig.office().count() > before);
            scene.service.pause();
            second.start();
            scene.settled(); // the second takes over, finds the mail in the mailbox and sends no other
            scene.service.resume();
            gate.countDown();
            assertThat(scene.residents.report(0)).isPresent();
            scene.saw("M1", scene.settled());
            assertThat(scene.rig.office().count())
                    .as("one copy, and the report made since")
                    .isEqualTo(before + 2);
            racePairs(scene, second);
        }
    }

    /** The same message to both in the same moment, half of them without Redis, where only the database can tell. */
    private static void racePairs(FaultScene scene, ServiceProcess second) throws Exception {
        AtomicInteger turn = new AtomicInteger();
        List<URI> both = List.of(scene.service.webhook(Residents.ACCOUNT), second.webhook(Residents.ACCOUNT));
        try (Residents racing = scene.rig.residents(() -> both.get(turn.getAndIncrement() % 2), 0, scene.told);
                ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PAIRS; i++) {
                if (i == PAIRS / 2) {
                    scene.rig.toRedis().set(new Fault.Reset());
                }
                Residents.Person person = racing.person();
                String word = "race" + word(i);
                Map<String, String> push = person.first(word);
                Callable<Optional<String>> one = () -> person.reports(push, word);
                List<Future<Optional<String>>> answers = two.invokeAll(List.of(one, one));
                assertThat(answers.getFirst().get())
                        .as("pair %d", i)
                        .isPresent()
                        .isEqualTo(answers.getLast().get());
            }
        }
        scene.saw("W6 " + PAIRS + " pairs", scene.settled());
    }

    /** Five letters for a number. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder();
        for (int left = number, i = 0; i < 5; i++, left /= 26) {
            word.append((char) ('a' + left % 26));
        }
        return word.toString();
    }
}
