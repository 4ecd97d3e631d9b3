package org.chengqing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.chengqing.crash.CrashPoint;
import org.junit.jupiter.api.Test;

/** Rows P1 to P16: the service dies in every moment that matters, while people report. */
class CrashPointTest {
    /** Reached by every message, so that some pass before it. */
    private static final Set<CrashPoint> OFTEN =
            EnumSet.of(CrashPoint.SIGNATURE_CHECKED, CrashPoint.AFTER_COMMIT, CrashPoint.BEFORE_COMMIT);

    @Test
    void nothing_is_lost_or_doubled_when_the_service_dies_at_each_crash_point() throws Exception {
        try (FaultScene scene = FaultScene.withoutService()) {
            scene.underLoad(3);
            for (CrashPoint place : inOrder()) {
                int nth = OFTEN.contains(place) ? ThreadLocalRandom.current().nextInt(1, 5) : 1;
                scene.service.launchToDieAt(place, nth);
                assertThat(scene.service.awaitEnd(Duration.ofMinutes(4)))
                        .as("exit code at %s", place)
                        .isEqualTo(137);
            }
            scene.service.start();
            await().atMost(FaultScene.DRAIN).until(() -> scene.told.words().size() >= 12);
            scene.quiet();
            scene.saw("P1-P14", scene.settled());
        }
    }

    /** A mail is looked for in the mailbox after its answer was lost, so that place comes then. */
    private static List<CrashPoint> inOrder() {
        List<CrashPoint> places = new ArrayList<>(List.of(CrashPoint.values()));
        places.remove(CrashPoint.FOUND_IN_MAILBOX);
        places.add(places.indexOf(CrashPoint.DOT_SENT) + 1, CrashPoint.FOUND_IN_MAILBOX);
        return places;
    }

    @Test
    void a_kill_right_after_the_receipt_loses_nothing() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            for (int i = 0; i < 5; i++) {
                assertThat(scene.patient.person().reports()).isPresent();
            }
            scene.service.kill();
            scene.service.start();
            scene.saw("P4", scene.settled());
        }
    }
}
