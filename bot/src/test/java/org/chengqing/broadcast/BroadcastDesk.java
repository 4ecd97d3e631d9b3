package org.chengqing.broadcast;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.Channel;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.PrivateContacts;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.Reporters;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.outbox.HandCrankedJobs;
import org.chengqing.picture.ReviewPictures;
import org.chengqing.questions.Askers;
import org.chengqing.replies.ForwardSettings;
import org.chengqing.replies.ForwardText;
import org.chengqing.servers.RealServers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The feature on the real PostgreSQL with a channel that does as it is told; several may share one database. */
final class BroadcastDesk implements AutoCloseable {
    static final DataSource SOURCE = RealServers.dataSource();
    static final Pseudonyms PSEUDONYMS = new Pseudonyms(new byte[32]);

    final JdbcClient jdbc = JdbcClient.create(SOURCE);
    final TickingClock clock;
    final ScriptedChannel channel;
    final KnowledgeBase knowledge;
    final Askers askers;
    final Reporters reporters = mock();
    final Contacts contacts;
    final Subscriptions subscriptions;
    final Broadcasts broadcasts;
    final Preparation preparation;
    final Run run;
    final Ledger ledger = new Ledger(jdbc);
    private final Telling telling;

    final BatchTable batches;
    final Reported reported;
    final Quotas quotas;
    final OldLedgers oldLedgers;
    final Numbers numbers;
    final Previews previews;
    final ReviewPictures pictures = mock();

    BroadcastDesk(TickingClock clock, ScriptedChannel channel, BroadcastSettings settings) {
        this(clock, channel, new ScriptedPlatform(), settings);
    }

    BroadcastDesk(TickingClock clock, ScriptedChannel channel, BulkChannel bulk, BroadcastSettings settings) {
        this(clock, channel, bulk, settings, mock(), mock());
        when(askers.shown(any(), any())).thenReturn(Set.of());
    }

    BroadcastDesk(
            TickingClock clock,
            ScriptedChannel channel,
            BroadcastSettings settings,
            KnowledgeBase knowledge,
            Askers askers) {
        this(clock, channel, new ScriptedPlatform(), settings, knowledge, askers);
    }

    private BroadcastDesk(
            TickingClock clock,
            ScriptedChannel channel,
            BulkChannel bulk,
            BroadcastSettings settings,
            KnowledgeBase knowledge,
            Askers askers) {
        this.knowledge = knowledge;
        this.askers = askers;
        this.clock = clock;
        this.channel = channel;
        TransactionTemplate transactions = new TransactionTemplate(new DataSourceTransactionManager(SOURCE));
        contacts = PrivateContacts.on(SOURCE, clock);
        BroadcastTable table = new BroadcastTable(jdbc);
        batches = new BatchTable(jdbc, transactions);
        numbers = new Numbers(jdbc);
        Pace pace = new Pace(jdbc);
        Ways ways = new Ways(Map.of(channel.name(), channel), Map.of(bulk.name(), bulk), settings.notices());
        Messages messages = new Messages(forward(), pictures, URI.create("https://desk.example"), "辟谣中心", clock);
        subscriptions = new Subscriptions(jdbc, ledger, transactions, contacts, PSEUDONYMS, settings, clock);
        broadcasts = new Broadcasts(
                table,
                ledger,
                batches,
                numbers,
                new BroadcastJobs(new HandCrankedJobs(SOURCE, clock).jobs()),
                askers,
                knowledge,
                transactions,
                settings,
                clock);
        Recipients recipients = new Recipients(askers, reporters, subscriptions, contacts, PSEUDONYMS, ways);
        preparation = new Preparation(
                table, ledger, batches, numbers, recipients, askers, contacts, knowledge, ways, settings, clock);
        ReportTable reports = new ReportTable(jdbc);
        reported = new Reported(reports, batches, table, askers, knowledge, PSEUDONYMS, clock);
        telling = new Telling(
                table,
                ledger,
                askers,
                contacts,
                ways,
                new Notices(ways, messages),
                messages,
                reports,
                numbers,
                pace,
                settings,
                clock);
        BatchSending sending =
                new BatchSending(table, batches, reported, numbers, pace, contacts, messages, ways, settings, clock);
        run = new Run(
                table,
                ledger,
                batches,
                new Lists(jdbc, transactions, batches),
                pace,
                telling,
                sending,
                knowledge,
                settings,
                clock);
        quotas = new Quotas(ways, numbers, messages, knowledge, settings, clock);
        oldLedgers = new OldLedgers(transactions, table, ledger, numbers, settings.ledgerKept());
        previews = new Previews(table, knowledge, messages, ways, settings);
    }

    static BroadcastSettings settings(int perSecond) {
        return settings(perSecond, List.of());
    }

    static BroadcastSettings settings(int perSecond, List<BroadcastSettings.Notice> notices) {
        return settings(perSecond, notices, 1_000_000);
    }

    static BroadcastSettings settings(int perSecond, List<BroadcastSettings.Notice> notices, int recipients) {
        return new BroadcastSettings(
                perSecond,
                2,
                16,
                3,
                Duration.ofMinutes(2),
                Duration.ofDays(1),
                recipients,
                20,
                Duration.ofDays(180),
                20,
                List.of("全部", "食品"),
                Duration.ofHours(2),
                notices,
                Map.of("editor", "editor-wx"));
    }

    static ForwardText forward() {
        return new ForwardText(
                new ForwardSettings(List.of("{rating}{claim}{conclusion}{address}"), 300, "拿可发群的文字和图片", "发群里 {id}"),
                URI.create("https://desk.example"),
                "");
    }

    void empty() {
        jdbc.sql(
                        "truncate broadcast, broadcast_delivery, broadcast_batch, broadcast_report, broadcast_use, broadcast_result, broadcast_pace, broadcast_stop, subscription,"
                                + " identity.contact")
                .update();
        jdbc.sql("delete from scheduled_tasks where task_name like 'broadcast-%'")
                .update();
    }

    static Sender person(String name) {
        return new Sender("test", "main", name);
    }

    /** A broadcast to everybody who subscribed to this topic, ready to be released. */
    long inReview(String topic) {
        long id = id(broadcasts.compose(
                new BroadcastDraft("停水更正", "更正：明天不停水。", null, new Audience.Subscribed(topic)), "editor"));
        broadcasts.submit(id, 1, "editor");
        preparation.run(id);
        return id;
    }

    long released(String topic) {
        long id = inReview(topic);
        id(broadcasts.release(id, 2, "reviewer", null));
        return id;
    }

    static long id(BroadcastResult result) {
        return switch (result) {
            case BroadcastResult.Done(var id) -> id;
            case BroadcastResult.Missing _, BroadcastResult.Refused _ ->
                throw new AssertionError("not done: " + result);
        };
    }

    Reach reach(long id) {
        return broadcasts.reach(broadcasts.find(id).orElseThrow());
    }

    BroadcastState state(long id) {
        return broadcasts.find(id).orElseThrow().state();
    }

    @Override
    public void close() {
        telling.close();
    }

    /** Real time, and as much more as a test adds. */
    static final class TickingClock extends Clock {
        private final Clock real = Clock.systemUTC();
        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

        void forward(Duration by) {
            ahead.accumulateAndGet(by, Duration::plus);
        }

        @Override
        public Instant instant() {
            return real.instant().plus(ahead.get());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("a zone: " + zone);
        }
    }

    /** Remembers who got how many messages, whatever was answered. */
    static final class ScriptedChannel implements Channel {
        final Map<String, List<Reply>> got = new ConcurrentHashMap<>();
        final List<Instant> times = Collections.synchronizedList(new ArrayList<>());
        final Map<String, Integer> left = new HashMap<>();
        private final Clock clock;
        volatile Function<Sender, Sent> answer = _ -> new Sent.Accepted();

        ScriptedChannel(Clock clock) {
            this.clock = clock;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Sent send(Sender to, Reply reply) {
            Sent sent = answer.apply(to);
            if (sent instanceof Sent.Accepted || sent instanceof Sent.Unknown) {
                got.computeIfAbsent(to.person(), _ -> Collections.synchronizedList(new ArrayList<>()))
                        .add(reply);
                times.add(clock.instant());
            }
            return sent;
        }

        @Override
        public Allowance allowance(Sender to) {
            Integer count = left.get(to.person());
            return count == null ? new Allowance.Unlimited() : new Allowance.Left(count, Duration.ofHours(1));
        }

        @Override
        public Fetched fetch(MediaRef media, long maxBytes, OutputStream sink) {
            throw new UnsupportedOperationException("media: " + media);
        }
    }
}
