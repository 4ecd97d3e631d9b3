package org.chengqing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.chengqing.channel.wechat.standin.Paths;
import org.chengqing.channel.wechat.standin.Trouble;
import org.junit.jupiter.api.Test;

/** Rows W and B: what WeChat does to us. */
class PlatformFaultsTest {
    private static final int PAIRS = 40;
    private static final int CROWD = 100;

    @Test
    void without_the_platform_reports_are_taken_and_mailed_and_the_picture_follows() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            scene.rig.toWeChat().set(new Fault.Reset());
            assertThat(scene.residents.report(1)).isPresent();
            assertThat(scene.residents.report(0)).isPresent();
            int mails = scene.rig.office().count();
            await().atMost(FaultScene.DRAIN).until(() -> scene.rig.office().count() >= mails + 1);
            scene.saw("W1", scene.settled());
        }
    }

    @Test
    void an_error_of_the_platform_is_never_attached() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            scene.rig
                    .weChat()
                    .orders()
                    .next(Paths.MEDIA_GET, new Trouble.Body("application/json", "{\"errcode\":-1,\"errmsg\":\"busy\"}"))
                    .next(Paths.MEDIA_GET, new Trouble.Truncate(500))
                    .next(Paths.MEDIA_GET, new Trouble.Status(502));
            for (int i = 0; i < 3; i++) {
                assertThat(scene.residents.report(1)).isPresent();
            }
            scene.saw("W4", scene.settled());
        }
    }

    @Test
    void a_message_delivered_twice_at_once_is_one_report_with_one_number() throws Exception {
        try (FaultScene scene = new FaultScene();
                ExecutorService two = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < PAIRS; i++) {
                Residents.Person person = scene.residents.person();
                String word = "pairing" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
                Map<String, String> push = person.first(word);
                Callable<Optional<String>> one = () -> person.reports(push, word);
                List<Future<Optional<String>>> both = two.invokeAll(List.of(one, one));
                assertThat(both.getFirst().get())
                        .isPresent()
                        .isEqualTo(both.getLast().get());
            }
            scene.saw("W5", scene.settled());
        }
    }

    @Test
    void a_crowd_at_once_gets_receipts_or_is_told_honestly() throws Exception {
        try (FaultScene scene = new FaultScene();
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> all = IntStream.range(0, CROWD)
                    .<Callable<Boolean>>mapToObj(
                            i -> () -> scene.residents.person().reports().isPresent())
                    .toList();
            long told = crowd.invokeAll(all).stream()
                    .filter(PlatformFaultsTest::isTrue)
                    .count();
            scene.saw("B1 small: " + told + " of " + CROWD, scene.settled());
            assertThat(told + scene.told.refusals() + scene.told.silences())
                    .as("%s", scene.told.others())
                    .isEqualTo(CROWD);
            assertThat(told).isGreaterThan(CROWD / 2);
        }
    }

    private static boolean isTrue(Future<Boolean> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
