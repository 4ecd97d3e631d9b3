package org.chengqing.channel.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisURI;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.chengqing.channel.Channel;
import org.chengqing.channel.ChannelContract;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.ReactiveStringRedisTemplate;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebChannelTest implements ChannelContract {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final PushSettings PUSHES =
            new PushSettings(100, 4, Duration.ofSeconds(20), Duration.ofMinutes(10), 20, Duration.ofSeconds(5));
    private static final UploadSettings UPLOADS = new UploadSettings(
            DataSize.ofKilobytes(512),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(2),
            Duration.ofDays(3),
            Duration.ofSeconds(5));

    @TempDir
    Path folder = Path.of(".");

    private final Sender reachable = somebody();
    private final Map<String, List<String>> received = new ConcurrentHashMap<>();
    private final List<Disposable> open = new ArrayList<>();
    private final LettuceConnectionFactory redis = factory(RealServers.redisUri());
    private Instance here = instance(redis);

    /** One instance of the service, as far as the channel goes. */
    private record Instance(WebChannel channel, PushListener listener, OpenPages pages, Uploads uploads) {}

    private static LettuceConnectionFactory factory(String address) {
        LettuceConnectionFactory factory = new LettuceConnectionFactory(
                LettuceConnectionFactory.createRedisConfiguration(RedisURI.create(address)),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(5))
                        .build());
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }

    private Instance instance(LettuceConnectionFactory factory) {
        OpenPages pages = new OpenPages(PUSHES);
        SharedPushes pushes = new SharedPushes(
                new ReactiveStringRedisTemplate(factory),
                PUSHES,
                UUID.randomUUID().toString(),
                sender -> "name-of-" + sender.person(),
                new MasterKey(new byte[32]).keyFor("test"));
        Uploads uploads = new Uploads(
                folder.resolve("uploads"),
                new MasterKey(new byte[32]),
                UPLOADS,
                Clock.fixed(NOW, ZoneOffset.UTC),
                Schedulers.boundedElastic());
        WebChannel channel = new WebChannel(pages, pushes, uploads, PUSHES, JsonMapper.shared());
        return new Instance(channel, new PushListener(factory, pushes, pages), pages, uploads);
    }

    private static Sender somebody() {
        return new Sender("web", "web", UUID.randomUUID().toString().replace("-", ""));
    }

    @BeforeEach
    void openAPage() {
        here = instance(redis);
        open(here, reachable);
    }

    @AfterEach
    void close() {
        open.forEach(Disposable::dispose);
        redis.destroy();
    }

    private void open(Instance instance, Sender person) {
        List<String> seen = received.computeIfAbsent(person.person(), p -> new CopyOnWriteArrayList<>());
        CopyOnWriteArrayList<String> begun = new CopyOnWriteArrayList<>();
        open.add(instance.channel().open(person.person(), null).subscribe(push -> {
            begun.add(push.id());
            if (!push.equals(WebPush.SIGN_OF_LIFE)) {
                seen.add(readable(push.json()));
            }
        }));
        await().until(() -> !begun.isEmpty());
    }

    private static String readable(String json) {
        StringBuilder text = new StringBuilder();
        collect(JsonMapper.shared().readTree(json), text);
        return text.toString();
    }

    private static void collect(JsonNode node, StringBuilder text) {
        if (node.isString()) {
            text.append(node.asString()).append('\n');
        }
        node.forEach(child -> collect(child, text));
    }

    @Override
    public Channel channel() {
        return here.channel();
    }

    @Override
    public Sender reachable() {
        return reachable;
    }

    @Override
    public OutOfReach outOfReach() {
        return new OutOfReach(here.channel(), somebody());
    }

    @Override
    public List<String> received(Sender person) {
        return received.getOrDefault(person.person(), List.of());
    }

    @Override
    public MediaRef stored(byte[] bytes) {
        return new MediaRef("web", "web", spooled(Flux.just(buffer(bytes))).id(), "x.bin");
    }

    @Override
    public MediaRef missing() {
        return new MediaRef("web", "web", "0".repeat(32), null);
    }

    private static DataBuffer buffer(byte[] bytes) {
        return DefaultDataBufferFactory.sharedInstance.wrap(bytes);
    }

    private Uploads.Stored.Spooled spooled(Flux<DataBuffer> bytes) {
        return (Uploads.Stored.Spooled) stored(bytes);
    }

    private Uploads.Stored stored(Flux<DataBuffer> bytes) {
        Uploads.Stored stored = here.uploads().store(bytes).block(Duration.ofSeconds(10));
        assertThat(stored).isNotNull();
        return stored;
    }

    private List<Path> spool() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("uploads"))) {
            return files.toList();
        }
    }

    @Test
    void reaches_a_page_on_another_instance() {
        Instance other = instance(redis);
        Sender person = somebody();
        other.listener().start();
        open(other, person);
        await().untilAsserted(() -> {
            assertThat(here.channel().send(person, Reply.text("从另一台来"))).isEqualTo(new Channel.Sent.Accepted());
            assertThat(received(person)).anyMatch(text -> text.contains("从另一台来"));
        });
        other.listener().stop();
    }

    @Test
    void keeps_a_reply_for_a_page_that_is_reloading_and_only_what_it_has_not_seen() {
        open.forEach(Disposable::dispose);
        assertThat(here.channel().send(reachable, Reply.text("第一条"))).isEqualTo(new Channel.Sent.Accepted());
        assertThat(here.channel().send(reachable, Reply.text("第二条"))).isEqualTo(new Channel.Sent.Accepted());

        List<WebPush> all = here.channel()
                .open(reachable.person(), null)
                .filter(p -> !p.id().isEmpty())
                .take(2)
                .collectList()
                .block(Duration.ofSeconds(5));
        assertThat(all)
                .isNotNull()
                .extracting(push -> readable(push.json()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("第一条"),
                        second -> assertThat(second).contains("第二条"));
        WebPush next = here.channel()
                .open(reachable.person(), all.getFirst().id())
                .filter(p -> !p.id().isEmpty())
                .blockFirst(Duration.ofSeconds(5));
        assertThat(next).isEqualTo(all.getLast());
    }

    @Test
    void serves_pages_of_this_instance_while_redis_is_away() {
        LettuceConnectionFactory nowhere = factory("redis://127.0.0.1:1");
        here = instance(nowhere);
        Sender person = somebody();
        open(here, person);
        assertThat(here.channel().send(person, Reply.text("在"))).isEqualTo(new Channel.Sent.Accepted());
        assertThat(received(person)).hasSize(1);
        assertThat(here.channel().send(somebody(), Reply.text("不在")))
                .isEqualTo(new Channel.Sent.Unreachable("no-open-page"));
        nowhere.destroy();
    }

    @Test
    void lets_all_pages_go_when_the_service_stops() {
        here.listener().start();
        here.listener().stop();
        Boolean ended = here.channel()
                .open(somebody().person(), null)
                .ignoreElements()
                .thenReturn(true)
                .block(Duration.ofSeconds(5));
        assertThat(ended).isTrue();
    }

    @Test
    void tells_the_type_that_the_bytes_show() throws IOException {
        MediaRef media = stored(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3});
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        assertThat(here.channel().fetch(media, 1000, sink))
                .isEqualTo(new Channel.Fetched.Complete(6, "image/jpeg", "x.bin"));
    }

    @Test
    void reads_nothing_outside_the_spool() throws IOException {
        Files.writeString(folder.resolve("secret"), "x");
        for (String id : List.of("../secret", "..", "/etc/passwd", "", "secret")) {
            MediaRef media = new MediaRef("web", "web", id, null);
            assertThat(here.channel().fetch(media, 1000, new ByteArrayOutputStream()))
                    .isInstanceOf(Channel.Fetched.Gone.class);
        }
    }

    @Test
    void refuses_what_is_too_large_and_leaves_nothing_behind() throws IOException {
        byte[] chunk = new byte[400_000];
        assertThat(stored(Flux.just(chunk, chunk, chunk).map(WebChannelTest::buffer)))
                .isEqualTo(new Uploads.Stored.TooLarge(
                        MediaKind.DOCUMENT, DataSize.ofMegabytes(1).toBytes()));
        byte[] picture = new byte[600_000];
        System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}, 0, picture, 0, 3);
        assertThat(stored(Flux.just(buffer(picture))))
                .isEqualTo(new Uploads.Stored.TooLarge(
                        MediaKind.IMAGE, DataSize.ofKilobytes(512).toBytes()));
        assertThat(stored(Flux.empty())).isEqualTo(new Uploads.Stored.Empty());
        await().untilAsserted(() -> assertThat(spool()).isEmpty());
    }

    @Test
    void takes_no_more_than_there_is_room_for_and_has_room_again_after_a_sweep() throws IOException {
        byte[] million = new byte[1_000_000];
        spooled(Flux.just(buffer(million)));
        spooled(Flux.just(buffer(million)));
        assertThat(stored(Flux.just(buffer(million)))).isEqualTo(new Uploads.Stored.NoRoom());
        // what is left of the refused one goes away after the answer
        await().untilAsserted(() -> assertThat(spool()).hasSize(2));
        for (Path file : spool()) {
            Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(4))));
        }
        here.uploads().sweep();
        assertThat(spool()).isEmpty();
        assertThat(stored(Flux.just(buffer(million)))).isInstanceOf(Uploads.Stored.Spooled.class);
    }

    @Test
    void leaves_nothing_behind_when_the_sender_breaks_off() throws IOException {
        Flux<DataBuffer> broken = Flux.concat(Flux.just(buffer(new byte[1000])), Flux.error(new IOException("reset")));
        assertThat(here.uploads().store(broken).onErrorComplete().block(Duration.ofSeconds(5)))
                .isNull();
        await().untilAsserted(() -> assertThat(spool()).isEmpty());
    }
}
