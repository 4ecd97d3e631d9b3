package org.chengqing.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rows R: whatever happens to Redis, reports are taken. */
class RedisFaultsTest {
    @Test
    void the_service_starts_and_takes_reports_without_redis() throws Exception {
        try (FaultScene scene = FaultScene.withoutService()) {
            scene.rig.toRedis().set(new Fault.Reset());
            scene.service.start();
            for (int i = 0; i < 10; i++) {
                assertThat(scene.patient.report(1)).isPresent();
            }
            scene.saw("R1", scene.settled());
        }
    }

    @Test
    void a_killed_redis_that_comes_back_loses_nothing() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            scene.underLoad(3);
            await().atMost(FaultScene.DRAIN).until(() -> scene.told.words().size() >= 4);
            scene.rig.redis().kill();
            int without = scene.told.words().size();
            await().atMost(FaultScene.DRAIN).until(() -> scene.told.words().size() >= without + 4);
            scene.rig.redis().start();
            int with = scene.told.words().size();
            await().atMost(FaultScene.DRAIN).until(() -> scene.told.words().size() >= with + 4);
            scene.quiet();
            scene.saw("R2", scene.settled());
            assertThat(scene.told.silences()).isZero();
        }
    }

    @Test
    void a_slow_or_silent_redis_holds_nobody_up() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            scene.rig.toRedis().set(new Fault.Delay(Duration.ofMillis(150)));
            assertThat(scene.residents.report(1)).isPresent();
            scene.rig.toRedis().set(new Fault.Blackhole());
            for (int i = 0; i < 5; i++) {
                assertThat(scene.residents.person().reports()).isPresent();
            }
            scene.saw("R3", scene.settled());
        }
    }

    @Test
    void a_redis_that_comes_back_empty_or_is_full_loses_nothing() throws Exception {
        try (FaultScene scene = new FaultScene()) {
            Residents.Person person = scene.residents.person();
            String receipt = person.reports().orElseThrow();
            ask(scene, "FLUSHALL");
            person.addsPicture(receipt, Residents.picture());
            assertThat(scene.told.files()).as("goes on with the report").containsKey(receipt);
            ask(scene, "CONFIG SET maxmemory-policy noeviction", "CONFIG SET maxmemory 1");
            try {
                for (int i = 0; i < 5; i++) {
                    assertThat(scene.residents.report(1)).isPresent();
                }
                scene.saw("R4 R5", scene.settled());
            } finally {
                ask(scene, "CONFIG SET maxmemory 128mb", "CONFIG SET maxmemory-policy allkeys-lru");
            }
        }
    }

    /** Says these commands to Redis as its operator. */
    private static void ask(FaultScene scene, String... commands) throws IOException {
        String password = scene.rig.redis().setting("spring.data.redis.url").replaceFirst(".*://:(.*)@.*", "$1");
        String all = "AUTH " + password + "\r\n" + String.join("\r\n", commands) + "\r\n";
        String expected = "+OK\r\n".repeat(commands.length + 1);
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), scene.rig.redis().port())) {
            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(expected.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(expected);
        }
    }
}
