package org.chengqing.reception;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.PrivateContacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.reception.Reception.Concern;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ReceptionTest {
    private static final DataSource SOURCE = RealServers.dataSource();
    private static final Sender ANNA = new Sender("test", "main", "anna");
    private static final Sender BERT = new Sender("test", "main", "bert");
    private static final ReceptionSettings SETTINGS = new ReceptionSettings(
            List.of("人工"),
            List.of("返回"),
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofDays(7),
            1,
            5,
            100,
            Duration.ofSeconds(20),
            8,
            Duration.ofSeconds(2),
            Duration.ofDays(7),
            100,
            Duration.ofMinutes(10),
            3,
            100);

    private final JdbcClient jdbc = JdbcClient.create(SOURCE);
    private final MovingClock clock = new MovingClock();
    private final Platform platform = new Platform();
    private final Pseudonyms pseudonyms = new Pseudonyms(new byte[32]);
    private final Contacts contacts = PrivateContacts.on(SOURCE, clock);
    private final Reception.Tables tables = new Reception.Tables(
            new VisitTable(jdbc),
            new LineTable(jdbc, new MasterKey(new byte[32]).keyFor("test")),
            new BlockTable(jdbc));
    private final Presence presence = new Presence(tables.visits(), tables.blocks(), SETTINGS, clock);
    private final BusySenders busy = new BusySenders(SETTINGS.busyWindow(), SETTINGS.senders(), clock);
    private final Within within = new Within(SETTINGS.storeWithin(), SETTINGS.storeAtOnce());
    private final Reception reception = new Reception(
            presence,
            busy,
            tables,
            contacts,
            pseudonyms,
            new TransactionTemplate(new DataSourceTransactionManager(SOURCE)),
            within,
            SETTINGS,
            clock);
    private final Counter counter =
            new Counter(tables, presence, busy, contacts, List.of(platform), new Words(), SETTINGS, clock);

    @BeforeEach
    void nobody_is_there() {
        jdbc.sql("truncate identity.contact, reception_visit, reception_line, sender_block")
                .update();
    }

    @AfterEach
    void close() {
        within.close();
    }

    private Heard hear(Sender sender, String text) {
        return reception.hear(message(sender, text), Concern.ANYBODY, text);
    }

    private InboundMessage message(Sender sender, String text) {
        MessageKey key = new MessageKey(UUID.randomUUID().toString());
        return new InboundMessage.Text(new Envelope(key, sender, clock.instant()), text, null);
    }

    private long taken(Sender sender) {
        assertThat(reception.call(sender)).isEqualTo(Called.WAITING);
        long id = counter.open().getFirst().id();
        assertThat(counter.take(id, "wang")).isTrue();
        return id;
    }

    @Test
    void one_member_of_staff_has_a_conversation_and_a_line_is_sent_once() {
        long id = taken(ANNA);

        assertThat(counter.take(id, "li")).isFalse();
        assertThat(counter.say(id, "li", "key-1", "插嘴")).isEqualTo(new Said.NotYours());
        assertThat(counter.say(id, "wang", "key-1", "您好")).isEqualTo(new Said.Sent(ThreadLine.Outcome.ACCEPTED));
        assertThat(counter.say(id, "wang", "key-1", "您好")).isEqualTo(new Said.Before());
        platform.next = new Channel.Sent.Unknown("timeout");
        assertThat(counter.say(id, "wang", "key-2", "在吗")).isEqualTo(new Said.Sent(ThreadLine.Outcome.UNKNOWN));
        assertThat(platform.told).containsExactly("答：您好", "答：在吗");
    }

    @Test
    void words_are_sealed_bounded_and_kept_once_per_message() {
        long id = taken(ANNA);
        InboundMessage twice = message(ANNA, "秘密的话".repeat(100));
        reception.hear(twice, Concern.ANYBODY, "");
        reception.hear(twice, Concern.ANYBODY, "");
        for (int i = 0; i < 20; i++) {
            hear(ANNA, "话" + i);
        }

        assertThat(counter.lines(id)).hasSize(5);
        assertThat(counter.lines(id).getFirst().words()).hasSize(100);
        assertThat(jdbc.sql("select count(*) from reception_line where position('秘密'::bytea in words) > 0")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void too_many_who_wait_are_told_so_and_only_those_who_wait_must_be_reachable() {
        assertThat(reception.call(ANNA)).isEqualTo(Called.WAITING);
        assertThat(reception.call(ANNA)).isEqualTo(Called.STILL_WAITING);
        assertThat(reception.call(BERT)).isEqualTo(Called.FULL);
        Pseudonym anna = pseudonyms.of(ANNA);
        assertThat(tables.visits().needed(List.of(anna, pseudonyms.of(BERT)))).containsExactly(anna);

        assertThat(hear(ANNA, "返回")).isEqualTo(new Heard.HandedBack());
        assertThat(tables.visits().needed(List.of(anna))).isEmpty();
    }

    @Test
    void silence_gives_a_conversation_back_and_says_so_once() {
        taken(ANNA);
        clock.pass(Duration.ofMinutes(29));
        assertThat(hear(ANNA, "还在吗")).isEqualTo(new Heard.WithStaff(true, false));
        clock.pass(Duration.ofMinutes(29));
        counter.endSilent();
        assertThat(counter.open()).hasSize(1);
        clock.pass(Duration.ofMinutes(2));
        counter.endSilent();
        counter.endSilent();

        assertThat(platform.told).containsExactly("太久");
        assertThat(counter.open()).isEmpty();
        assertThat(hear(ANNA, "喂")).isEqualTo(new Heard.ToTheBot());
        assertThat(reception.call(BERT)).isEqualTo(Called.WAITING);
        clock.pass(Duration.ofHours(25));
        counter.endSilent();
        assertThat(platform.told).containsExactly("太久", "没人");
    }

    @Test
    void a_conversation_goes_some_days_after_its_end_or_with_the_person() {
        long id = taken(ANNA);
        hear(ANNA, "我说的");
        assertThat(reception.kept(ANNA)).contains(List.of("找过工作人员", "您：我说的"));
        counter.handBack(id);
        assertThat(tables.visits().expire(clock.instant().minus(SETTINGS.kept()), 10))
                .isEmpty();
        clock.pass(Duration.ofDays(8));
        assertThat(tables.visits().expire(clock.instant().minus(SETTINGS.kept()), 10))
                .containsExactly(id);

        taken(BERT);
        hear(BERT, "忘了我");
        assertThat(reception.forget(BERT)).isTrue();
        assertThat(counter.open()).isEmpty();
        assertThat(hear(BERT, "喂")).isEqualTo(new Heard.ToTheBot());
        assertThat(jdbc.sql("select count(*) from reception_line")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_block_ends_by_itself_is_told_once_an_hour_and_lets_reports_through() {
        Pseudonym anna = pseudonyms.of(ANNA);
        hear(ANNA, "一");
        hear(ANNA, "二");
        assertThat(counter.busiest()).isEmpty();
        hear(ANNA, "三");
        assertThat(counter.busiest()).containsExactly(new BusySender(anna, 3, false));

        Instant until = counter.block(anna, "灌水", "wang", Duration.ofDays(30));

        assertThat(until).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(hear(ANNA, "四")).isEqualTo(new Heard.Blocked(until, true));
        assertThat(hear(ANNA, "五")).isEqualTo(new Heard.Blocked(until, false));
        assertThat(reception.hear(message(ANNA, "举报"), Concern.BOT, "")).isEqualTo(new Heard.ToTheBot());
        clock.pass(Duration.ofMinutes(61));
        assertThat(hear(ANNA, "六")).isEqualTo(new Heard.Blocked(until, true));
        assertThat(counter.busiest()).isEmpty();
        clock.pass(Duration.ofDays(7));
        assertThat(hear(ANNA, "七")).isEqualTo(new Heard.ToTheBot());
        assertThat(tables.blocks().expire(clock.instant(), 10)).hasSize(1);
    }

    @Test
    void another_instance_learns_what_was_done_here() {
        Presence other = new Presence(tables.visits(), tables.blocks(), SETTINGS, clock);
        taken(ANNA);
        counter.block(pseudonyms.of(BERT), "灌水", "wang", Duration.ofHours(1));
        assertThat(other.visit(pseudonyms.of(ANNA))).isEmpty();

        other.refresh();

        assertThat(other.visit(pseudonyms.of(ANNA)))
                .hasValueSatisfying(visit -> assertThat(visit.state()).isEqualTo(Visit.State.TAKEN));
        assertThat(other.blockedUntil(pseudonyms.of(BERT))).isPresent();
    }

    @Test
    void the_shipped_canned_replies_can_be_read() throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("file", new FileSystemResource(Path.of("config/canned-replies.yml")))
                .forEach(sources::addLast);
        CannedReplies replies = new Binder(ConfigurationPropertySources.from(sources))
                .bind("canned-replies", CannedReplies.class)
                .get();

        assertThat(replies.replies())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(reply -> assertThat(reply.name()).isNotBlank());
    }

    private static final class Words implements StaffWords {
        @Override
        public String answer(String text) {
            return "答：" + text;
        }

        @Override
        public String handedBack() {
            return "交还";
        }

        @Override
        public String silence() {
            return "太久";
        }

        @Override
        public String nobodyCame() {
            return "没人";
        }
    }

    private static final class Platform implements Channel {
        private final List<String> told = new ArrayList<>();
        private Sent next = new Sent.Accepted();

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Sent send(Sender to, Reply reply) {
            told.add(reply.parts().getFirst() instanceof Reply.Part.Text text ? text.text() : "");
            return next;
        }

        @Override
        public Fetched fetch(MediaRef media, long maxBytes, OutputStream sink) {
            return new Fetched.Gone("none");
        }
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T02:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
