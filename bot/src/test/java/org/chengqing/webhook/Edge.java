package org.chengqing.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mockito.Mockito.mock;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chengqing.channel.BulkReports;
import org.chengqing.channel.Channel;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.wechat.MessageCrypto;
import org.chengqing.channel.wechat.MessageXml;
import org.chengqing.channel.wechat.WeChatDoors;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.conversation.Conversations;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.sealing.MasterKey;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunctions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** One instance of the edge on a port of its own, with a quarter of WeChat's times, and WeChat's side of the talk. */
final class Edge implements AutoCloseable {
    static final Duration WECHAT_WAITS = Duration.ofMillis(1250);
    static final MessageCrypto WECHAT =
            new MessageCrypto("token", "wx1", List.of("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"));
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("wechat.accounts.safe.app-id", "wx1"),
            Map.entry("wechat.accounts.safe.app-secret", "secret"),
            Map.entry("wechat.accounts.safe.verified", "true"),
            Map.entry("wechat.accounts.safe.token", "token"),
            Map.entry("wechat.accounts.safe.aes-key", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"),
            Map.entry("wechat.accounts.plain.app-id", "wx2"),
            Map.entry("wechat.accounts.plain.token", "token"),
            Map.entry("wechat.accounts.plain.mode", "plain"),
            Map.entry("wechat.limits.answer-within", "1100ms"),
            // slow machines too: what is shown here is not the speed of Redis
            Map.entry("wechat.limits.redis-within", "800ms"),
            Map.entry("wechat.limits.hold-for", "1500ms"),
            Map.entry("wechat.limits.body-within", "500ms"),
            Map.entry("wechat.limits.running", "4"),
            Map.entry("wechat.limits.waiting", "2000"));

    final Conversations conversations = mock();
    final Channel channel = mock();
    final List<InboundMessage> contacts = new CopyOnWriteArrayList<>();
    final WebTestClient client;
    private final ReportInbox inbox;
    private final Scheduler answering;
    private final Scheduler after = WebhookConfiguration.pool("after-", 4, 2000);
    private final DisposableServer server;

    Edge(ReactiveStringRedisTemplate redis) {
        this(redis, 2000);
    }

    Edge(ReactiveStringRedisTemplate redis, int waiting) {
        this(redis, waiting, _ -> {}, Map.of());
    }

    /** With a listener of reports, and other settings. */
    Edge(ReactiveStringRedisTemplate redis, int waiting, BulkReports reports, Map<String, String> other) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.putAll(other);
        WeChatSettings settings = new Binder(new MapConfigurationPropertySource(all))
                .bind("wechat", WeChatSettings.class)
                .get();
        Clock clock = Clock.systemUTC();
        answering = WebhookConfiguration.pool("answer-", settings.limits().running(), waiting);
        SharedAnswers shared =
                new SharedAnswers(redis, settings.limits().keepAnswers(), new MasterKey(new byte[32]).keyFor("test"));
        shared.warmUp();
        Answers answers = new Answers(
                new Work(conversations, channel, contacts::add, shared, settings, answering, after, after),
                shared,
                settings,
                clock);
        inbox = new ReportInbox(List.of(reports), settings.limits());
        WeChatEndpoint endpoint = new WeChatEndpoint(
                new WeChatDoors(settings, URI.create("https://desk.example"), clock),
                answers,
                inbox,
                new Pseudonyms(new byte[32]),
                settings.limits(),
                clock);
        server = HttpServer.create()
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(endpoint.routes())))
                .bindNow();
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + server.port())
                .responseTimeout(Duration.ofSeconds(20))
                .build();
    }

    int port() {
        return server.port();
    }

    /** Posts like WeChat in safe mode; the content of the reply, or the body where it is none, or the status. */
    Mono<String> post(String xml) {
        String encrypted = WECHAT.seal(xml.getBytes(UTF_8), 0);
        String now = now();
        String nonce = Integer.toString(xml.hashCode());
        String body = MessageXml.write(Map.of("Encrypt", encrypted));
        return reactor.netty.http.client.HttpClient.create()
                .post()
                .uri("http://127.0.0.1:" + port() + "/wechat/safe?encrypt_type=aes&timestamp=" + now + "&nonce=" + nonce
                        + "&msg_signature=" + WECHAT.sign(now, nonce, encrypted))
                .send(reactor.netty.ByteBufFlux.fromString(Mono.just(body)))
                .responseSingle((response, bytes) -> response.status().code() == 200
                        ? bytes.asString().map(Edge::content)
                        : Mono.just("status " + response.status().code()));
    }

    /** Three tries like WeChat's; what the person sees. */
    static Mono<String> threeTries(String xml, Edge... instances) {
        return Mono.defer(() -> instances[0].post(xml).timeout(WECHAT_WAITS))
                .onErrorResume(e -> instances[1 % instances.length].post(xml).timeout(WECHAT_WAITS))
                .onErrorResume(e -> instances[2 % instances.length].post(xml).timeout(WECHAT_WAITS))
                .onErrorReturn("该公众号暂时无法提供服务，请稍后再试");
    }

    static String text(String id, String content) {
        return "<xml><ToUserName>gh_x</ToUserName><FromUserName>o1</FromUserName><CreateTime>" + now()
                + "</CreateTime><MsgType>text</MsgType><Content>" + content + "</Content><MsgId>" + id
                + "</MsgId></xml>";
    }

    static String now() {
        return Long.toString(Clock.systemUTC().instant().getEpochSecond());
    }

    private static String content(String body) {
        if (!body.startsWith("<")) {
            return body;
        }
        Map<String, String> envelope = Objects.requireNonNull(MessageXml.read(body.getBytes(UTF_8)));
        MessageCrypto.Opened opened =
                Objects.requireNonNull(WECHAT.open(Objects.requireNonNull(envelope.get("Encrypt"))));
        return Objects.requireNonNull(
                Objects.requireNonNull(MessageXml.read(opened.message())).get("Content"));
    }

    @Override
    public void close() {
        server.disposeNow();
        inbox.close();
        answering.dispose();
        after.dispose();
    }
}
