package org.chengqing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.channel.web.Uploads;
import org.chengqing.conversation.Conversations;
import org.chengqing.servers.EmbeddedServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import reactor.core.publisher.Flux;

/**
 * A person asks to be forgotten, and whoever then reads every file of the installation finds nothing of theirs: not their
 * name on the platform, not what they took back, no number in what they asked. The database's own files, its log of
 * changes and Redis's file are among them.
 */
class ForgottenPersonTest {
    private static final String PERSON = "oForgetMeCanaryOpenId7731";
    private static final String WORDS = "金丝雀举报词甲乙丙丁";
    private static final String PHONE = "13912345678";
    private static final String PICTURE = "CanaryPictureBytes";
    private static final String WAITED_FOR = "听说打 13600001234 能领到会说话的石头，是真的吗";
    private static final String PHONE_WAITED_FOR = "13600001234";
    private static final String HANDED_OVER = "冒充医保局的人打电话要验证码";

    @TempDir
    private Path data;

    private final AtomicInteger messages = new AtomicInteger();

    @Test
    void nothing_of_a_forgotten_person_is_left_in_any_file() throws Exception {
        EmbeddedServers[] servers = new EmbeddedServers[1];
        try (ConfigurableApplicationContext program = start(servers)) {
            Conversations conversations = program.getBean(Conversations.class);
            talk(conversations, program.getBean(Uploads.class));
            JdbcClient jdbc = program.getBean(JdbcClient.class);
            assertThat(count(jdbc, "promise")).isOne();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> count(jdbc, "understood_message where person is not null") > 0);

            say(conversations, "删除我的信息");
            String reply = words(say(conversations, "删除我的信息"));
            assertThat(reply).doesNotContain("没能");

            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                assertThat(count(jdbc, "promise")).isZero();
                assertThat(count(jdbc, "understood_message where person is not null"))
                        .isLessThanOrEqualTo(1);
                assertThat(count(jdbc, "evidence where blob is not null")).isZero();
            });
        } finally {
            if (servers[0] != null) {
                servers[0].close();
            }
        }

        assertThat(filesWith(PERSON)).as("the person's name").isEmpty();
        assertThat(filesWith(WORDS))
                .as("words of the report that was taken back")
                .isEmpty();
        assertThat(filesWith(PHONE)).as("a telephone number in it").isEmpty();
        assertThat(filesWith(PICTURE)).as("its picture").isEmpty();
        // the question itself stays for staff, masked and without anybody who asked it
        assertThat(filesWith(PHONE_WAITED_FOR))
                .as("a number in what they waited for")
                .isEmpty();
        // so that the search can find something: the mail of the report that goes on
        assertThat(filesWith("Message-ID")).isNotEmpty();
    }

    private void talk(Conversations conversations, Uploads uploads) throws Exception {
        String handedOver = words(say(conversations, "我要举报：" + HANDED_OVER));
        assertThat(handedOver).contains("编号");
        say(conversations, "完成");
        say(conversations, WAITED_FOR);
        say(conversations, "有结论告诉我");
        assertThat(words(say(conversations, "我要举报：" + WORDS + "，电话 " + PHONE))).contains("编号");
        conversations.answer(new InboundMessage.Image(envelope(), uploaded(uploads)));
    }

    private static MediaRef uploaded(Uploads uploads) throws Exception {
        byte[] picture = ("....JFIF" + PICTURE).getBytes(UTF_8);
        picture[0] = (byte) 0xff;
        picture[1] = (byte) 0xd8;
        picture[2] = (byte) 0xff;
        Uploads.Stored stored = uploads.store(Flux.just(new DefaultDataBufferFactory().wrap(picture)))
                .toFuture()
                .get();
        return new MediaRef("web", "web", ((Uploads.Stored.Spooled) stored).id(), "证据.jpg");
    }

    private Envelope envelope() {
        return new Envelope(
                new MessageKey("canary-" + messages.incrementAndGet()),
                new Sender("web", "web", PERSON),
                Clock.systemUTC().instant());
    }

    private Reply say(Conversations conversations, String text) {
        return conversations.answer(new InboundMessage.Text(envelope(), text, null));
    }

    private static String words(Reply reply) {
        return reply.parts().toString();
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private ConfigurableApplicationContext start(EmbeddedServers[] servers) {
        return new SpringApplicationBuilder(Chengqing.class)
                .web(WebApplicationType.REACTIVE)
                .registerShutdownHook(false)
                .initializers(context -> servers[0] = EmbeddedServers.start(context.getEnvironment()))
                .run(
                        "--server.port=0",
                        "--chengqing.data=" + data,
                        "--blobs.ballast.size=1MB",
                        "--logging.level.org.chengqing=info");
    }

    private List<Path> filesWith(String canary) throws IOException {
        byte[] wanted = canary.getBytes(UTF_8);
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (!file.startsWith(data.resolve("servers")) && contains(file, wanted)) {
                    found.add(data.relativize(file));
                }
            }
        }
        return found;
    }

    private static boolean contains(Path file, byte[] wanted) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        outer:
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            for (int k = 0; k < wanted.length; k++) {
                if (bytes[i + k] != wanted[k]) {
                    continue outer;
                }
            }
            return true;
        }
        return false;
    }
}
