package org.chengqing.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.kagkarlsson.scheduler.task.Task;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chengqing.attachments.Antivirus;
import org.chengqing.blobs.BlobSettings;
import org.chengqing.blobs.Blobs;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.PrivateContacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.chengqing.outbox.HandCrankedJobs;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutgoingMail;
import org.chengqing.sealing.MasterKey;
import org.chengqing.servers.RealServers;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;

/** The whole intake on the real PostgreSQL with a clock, a platform and a mailbox in the test's hands. */
final class Desk {
    static final Sender ANNA = new Sender("wechat", "main", "oAnnaCanaryOpenId");
    static final Sender BORIS = new Sender("wechat", "main", "oBorisCanaryOpenId");
    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    final DataSource dataSource = RealServers.dataSource();
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final Pseudonyms pseudonyms = new Pseudonyms("0123456789abcdef0123456789abcdef".getBytes(UTF_8));
    final MasterKey master = new MasterKey(new byte[32]);
    final MovingClock clock = new MovingClock();
    final ScriptedChannel channel = new ScriptedChannel();
    final Contacts contacts = PrivateContacts.on(dataSource, clock);
    final KnowledgeBase knowledge = mock(KnowledgeBase.class);
    final List<OutgoingMail> mails = new ArrayList<>();
    final Path blobFolder;
    final Blobs blobs;
    final IntakeSettings settings;
    final WaveSettings waveSettings;
    final Waves waves;
    boolean roomForFiles = true;
    Antivirus antivirus = Antivirus.off();
    final TipOffs tipOffs = new TipOffs(jdbc);
    final SealedEvidence sealed = new SealedEvidence(jdbc, master);
    final Pieces pieces = new Pieces(jdbc, sealed);
    final Supplements supplements = new Supplements(jdbc);
    final Removals removals = new Removals(jdbc);
    /** What auditors would read: who, what, about and why. */
    final List<String> audited = Collections.synchronizedList(new ArrayList<>());

    final CaseEvents events = new CaseEvents(
            jdbc, sealed, (who, act, about, why) -> audited.add(who + " " + act + " " + about + " " + why));
    final Notices notices = new Notices(jdbc, sealed);
    final WaitingPersons waiting = new WaitingPersons(notices::waiting);
    /** Whom a notice can be sent to. */
    final Map<Pseudonym, Sender> reachable = new HashMap<>();

    final FollowUpSettings followUpSettings =
            new FollowUpSettings("v1", 5, 20, Duration.ofHours(1), Duration.ofSeconds(5), 3, Duration.ofSeconds(5), 3);
    final HandCrankedJobs cranked = new HandCrankedJobs(dataSource, clock);
    final IntakeJobs jobs = new IntakeJobs(cranked.jobs());
    final Intake intake;
    final FollowUps followUps;
    final Office office;
    private final Outbox outbox = mock(Outbox.class);

    Desk(Path blobFolder, String... settings) {
        this.blobFolder = blobFolder;
        this.settings = settings(settings);
        waveSettings = waveSettings(settings);
        waves = new Waves(jdbc, waveSettings);
        try {
            blobs = new Blobs(
                    blobFolder,
                    new byte[32],
                    master,
                    new BlobSettings(DataSize.ofBytes(0), DataSize.ofBytes(0), Duration.ofHours(1)),
                    clock);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        jdbc.sql("truncate tip_off, tip_off_mark, evidence, tip_off_event, tip_off_notice, identity.contact")
                .update();
        jdbc.sql("delete from scheduled_tasks").update();
        when(knowledge.match(any())).thenReturn(mock(MatchOutcome.NoMatch.class));
        doAnswer(call -> mails.add(call.getArgument(0))).when(outbox).enqueue(any());
        PlatformTransactionManager manager = new JdbcTransactionManager(dataSource);
        intake = intake(manager, Receipts.unforeseeable(clock));
        Fence fence = new Fence(manager, this.settings.storeWithin(), this.settings.storeAtOnce());
        followUps = new FollowUps(
                fence,
                tipOffs,
                pieces,
                new Amending(tipOffs, pieces, supplements, removals, events, jobs, this.settings, clock),
                notices,
                waiting,
                new Guesses(TestRedis.real(), followUpSettings, clock),
                pseudonyms,
                followUpSettings,
                clock);
        office = new Office(fence, tipOffs, events, notices, jobs, clock);
    }

    private static WaveSettings waveSettings(String... pairs) {
        return new Binder(source(pairs)).bindOrCreate("intake.waves", WaveSettings.class);
    }

    static IntakeSettings settings(String... pairs) {
        return new Binder(source(pairs)).bindOrCreate("intake", IntakeSettings.class);
    }

    private static MapConfigurationPropertySource source(String... pairs) {
        MapConfigurationPropertySource source = new MapConfigurationPropertySource();
        for (int i = 0; i < pairs.length; i += 2) {
            source.put("intake." + pairs[i], pairs[i + 1]);
        }
        return source;
    }

    Intake intake(PlatformTransactionManager manager, Receipts receipts) {
        Fence fence = new Fence(manager, settings.storeWithin(), settings.storeAtOnce());
        return new Intake(
                fence,
                tipOffs,
                pieces,
                new Amendments(supplements, removals, events, notices),
                jobs,
                receipts,
                pseudonyms,
                contacts,
                () -> roomForFiles,
                settings,
                clock);
    }

    Intake withNumbers(RandomGenerator random) {
        return intake(new JdbcTransactionManager(dataSource), new Receipts(random, clock));
    }

    MediaDownloads downloads(PlatformTransactionManager manager) {
        return new MediaDownloads(
                new TransactionTemplate(manager),
                tipOffs,
                pieces,
                jobs,
                blobs,
                antivirus,
                name -> name.equals(channel.name()) ? Optional.of(channel) : Optional.empty(),
                waves,
                waveSettings,
                settings,
                clock);
    }

    final Routing routing() {
        return category -> new Routing.Destination(
                "food".equals(category) ? "食品安全" : "未分类",
                "food".equals(category) ? "food@office.example" : settings.mailbox());
    }

    Digests digests() {
        return new Digests(
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                tipOffs,
                pieces,
                waves,
                routing(),
                new DigestMail(waves::mailedBefore),
                outbox,
                waveSettings,
                clock);
    }

    Settlement settlement() {
        OfficeMail mail = new OfficeMail(
                routing(), knowledge, blobs, new ReportSheet(URI.create("https://piyao.example"), settings));
        return new Settlement(
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                tipOffs,
                pieces,
                removals,
                new Lifecycle(settings),
                new Likeness(pseudonyms),
                waves,
                mail,
                outbox,
                blobs,
                clock);
    }

    /** Runs all jobs that are due. */
    void runDue() {
        MediaDownloads downloads = downloads(new JdbcTransactionManager(dataSource));
        NoticeDelivery delivery = new NoticeDelivery(
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                notices,
                pseudonym -> Optional.ofNullable(reachable.get(pseudonym)),
                name -> name.equals(channel.name()) ? Optional.of(channel) : Optional.empty(),
                notice -> notice.receipt() + " " + (notice.answer() == null ? notice.state() : notice.answer()),
                followUpSettings,
                clock);
        List<Task<?>> tasks = List.of(
                IntakeJobs.settling(settlement()::settle, clock),
                IntakeJobs.fetching(downloads::fetch, clock),
                IntakeJobs.telling(delivery::deliver, clock));
        cranked.runDue(tasks);
    }

    /** Lets time pass and runs all jobs that came due. */
    void pass(Duration time) {
        clock.now = clock.now.plus(time);
        runDue();
    }

    void reconcile() {
        new LostJobs(tipOffs, pieces, notices, jobs, clock).reconcile();
    }

    Receipt opened(Sender sender, InboundMessage... messages) {
        return ((Intake.Received.Stored) intake.open(List.of(messages), null)).receipt();
    }

    static <T> T known(Asked<T> asked) {
        return ((Asked.Known<T>) asked).value();
    }

    TipOffState state(Receipt receipt) {
        return tipOffs.find(receipt).orElseThrow().state();
    }

    long blobCount() {
        try (Stream<Path> files = Files.walk(blobFolder)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Envelope envelope(Sender sender, String key) {
        return new Envelope(new MessageKey(key), sender, clock.instant());
    }

    InboundMessage.Text text(Sender sender, String key, String text) {
        return new InboundMessage.Text(envelope(sender, key), text, null);
    }

    InboundMessage.Image image(Sender sender, String key) {
        return new InboundMessage.Image(envelope(sender, key), new MediaRef("wechat", "main", "media-" + key, null));
    }

    InboundMessage.Document document(Sender sender, String key, String name) {
        return new InboundMessage.Document(
                envelope(sender, key), name, new MediaRef("wechat", "main", "media-" + key, name));
    }

    static byte[] jpeg(String content) {
        byte[] bytes = ("....JFIF" + content).getBytes(UTF_8);
        bytes[0] = (byte) 0xff;
        bytes[1] = (byte) 0xd8;
        bytes[2] = (byte) 0xff;
        return bytes;
    }

    static final class MovingClock extends Clock {
        volatile Instant now = NOON;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
