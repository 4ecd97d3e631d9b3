package org.chengqing.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.chengqing.channel.Channel.Fetched;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.channel.wechat.standin.Paths;
import org.chengqing.channel.wechat.standin.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class ApiSecrecyTest {
    @Test
    void neither_secret_nor_token_nor_person_nor_text_is_logged_at_any_level() throws IOException {
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Level before = root.getLevel();
        Sender person = WeChatFixture.sender(WeChatFixture.openId());
        try (WeChatFixture fixture = new WeChatFixture(Clock.systemUTC());
                WeChatFixture.Instance instance = fixture.instance()) {
            root.addAppender(log);
            root.setLevel(Level.TRACE);
            fixture.account.follow(person.person()).wrote(person.person());
            String token =
                    instance.api().withToken(ApiOutcome.Done::new) instanceof ApiOutcome.Done<String>(String value)
                            ? value
                            : "";
            for (int code : new int[] {-1, 40001, 45009, 48001, 45002}) {
                fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Code(code));
                instance.channel().send(person, Reply.text("text-canary-4c2e"));
            }
            fixture.weChat.orders().next(Paths.CUSTOM_SEND, new Trouble.Drop());
            instance.channel().send(person, Reply.text("text-canary-4c2e"));
            instance.channel().fetch(new MediaRef("wechat", "main", "none", null), 100, new ByteArrayOutputStream());

            String written = log.list.stream()
                    .filter(event -> !event.getLoggerName().startsWith("io.") // Redis's driver shows its own keys
                            && !event.getLoggerName().startsWith("sun.")
                            && !event.getLoggerName().startsWith("jdk."))
                    .map(event -> event.getLoggerName() + " " + event.getFormattedMessage() + " "
                            + (event.getThrowableProxy() == null
                                    ? ""
                                    : event.getThrowableProxy().getMessage()))
                    .collect(Collectors.joining("\n"));
            assertThat(token).isNotEmpty();
            assertThat(written)
                    .contains("may not do this")
                    .doesNotContain(token)
                    .doesNotContain("access_token=")
                    .doesNotContain(WeChatFixture.SECRET)
                    .doesNotContain(person.person())
                    .doesNotContain("text-canary-4c2e");
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
    }

    @Test
    void a_server_with_a_certificate_of_its_own_making_learns_nothing(@TempDir Path folder) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(folder)));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        URI address = URI.create("https://localhost:" + server.getAddress().getPort());
        try (WeChatFixture fixture = new WeChatFixture(Clock.systemUTC());
                WeChatFixture.Instance instance =
                        fixture.instance(address, WeChatFixture.settings(Duration.ofSeconds(3)))) {
            Sender person = WeChatFixture.sender(WeChatFixture.openId());
            assertThat(instance.channel().send(person, Reply.text("喂")))
                    .isInstanceOfSatisfying(
                            Sent.Later.class,
                            later -> assertThat(later.reason()).contains("SSL"));
            assertThat(instance.channel()
                            .fetch(new MediaRef("wechat", "main", "x", null), 100, new ByteArrayOutputStream()))
                    .isInstanceOf(Fetched.Later.class);
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext selfSigned(Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-keypass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
