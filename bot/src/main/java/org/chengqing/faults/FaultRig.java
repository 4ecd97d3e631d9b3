package org.chengqing.faults;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.channel.wechat.standin.PlatformAccount;
import org.chengqing.channel.wechat.standin.WeChatStandIn;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Everything around the service, each behind a proxy: PostgreSQL, Redis, the office's mail server and a stand-in of
 * WeChat's API. Closing ends them all.
 */
public final class FaultRig implements AutoCloseable {
    private static final WeChatSettings.Account ACCOUNT = new WeChatSettings.Account(
            "wxfau1tr1g0000001",
            "fault-rig-secret",
            "gh_faultrig",
            "faultrig",
            "FaultRigKeyThatOpensNothingElse000123456789",
            null,
            WeChatSettings.Mode.SAFE,
            true);

    /** Statements as text, for the proxy to read, and an end to waiting for a server that was cut off without a word. */
    private static final String FOR_THE_PROXY = "?prepareThreshold=0&connectTimeout=2&socketTimeout=20";

    private final Path folder;
    private final Clock clock;
    private final OwnServer postgres;
    private final OwnServer redis;
    private final OfficeServer office = new OfficeServer();
    private final WeChatStandIn weChat;
    private final FaultProxy toPostgres;
    private final FaultProxy toRedis;
    private final FaultProxy toOffice;
    private final FaultProxy toWeChat;

    /** With its data in this folder; takes some seconds. */
    public FaultRig(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        Files.createDirectories(folder.resolve("rebuttals"));
        postgres = OwnServer.start(OwnServer.Kind.POSTGRES, folder.resolve("postgres"));
        redis = OwnServer.start(OwnServer.Kind.REDIS, folder.resolve("redis"));
        weChat = WeChatStandIn.start(0, clock);
        weChat.register(ACCOUNT.appId(), String.valueOf(ACCOUNT.appSecret()), ACCOUNT.verified());
        toPostgres = FaultProxy.to(postgres.port());
        toRedis = FaultProxy.to(redis.port());
        toOffice = FaultProxy.to(office.port());
        toWeChat = FaultProxy.to(weChat.address().getPort());
    }

    /** An instance of the service on all this, not started yet, with its data in a folder of this name. */
    public ServiceProcess service(String name) throws IOException {
        return new ServiceProcess(folder.resolve(name), settings());
    }

    /** Another instance of the same service: it has the keys and the blob folder of the first. */
    public ServiceProcess secondOf(String first, String name) throws IOException {
        return new ServiceProcess(besides(first, name), settings());
    }

    /** A data folder with the keys and the blob folder of the first. */
    public Path besides(String first, String name) throws IOException {
        Path data = Files.createDirectories(folder.resolve(name));
        for (String shared : List.of("keys", "blobs")) {
            if (!Files.exists(data.resolve(shared))) {
                Files.createSymbolicLink(
                        data.resolve(shared), folder.resolve(first).resolve(shared));
            }
        }
        return data;
    }

    /** The settings of a service that speaks to its servers without the proxies, for measuring how fast it is. */
    public Map<String, String> straight() {
        Map<String, String> settings = settings();
        settings.putAll(postgres.settings());
        settings.putAll(redis.settings());
        settings.put("wechat.api-host", weChat.address().toString());
        return settings;
    }

    /** The service's settings: real servers, and all waits short. */
    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        postgres.settings()
                .forEach((name, value) ->
                        settings.put(name, value.replace(":" + postgres.port(), ":" + toPostgres.port())));
        settings.compute("spring.datasource.url", (name, url) -> url + FOR_THE_PROXY);
        redis.settings()
                .forEach((name, value) -> settings.put(name, value.replace(":" + redis.port(), ":" + toRedis.port())));
        settings.put("knowledge.starter", folder.resolve("rebuttals").toString());
        settings.put("wechat.api-host", "http://127.0.0.1:" + toWeChat.port());
        String account = "wechat.accounts." + Residents.ACCOUNT + ".";
        settings.put(account + "app-id", ACCOUNT.appId());
        settings.put(account + "app-secret", String.valueOf(ACCOUNT.appSecret()));
        settings.put(account + "original-id", String.valueOf(ACCOUNT.originalId()));
        settings.put(account + "token", ACCOUNT.token());
        settings.put(account + "aes-key", String.valueOf(ACCOUNT.aesKey()));
        settings.put(account + "verified", "true");
        settings.put("intake.quiet", "3s");
        settings.put("intake.media-wait", "4s");
        settings.put("intake.reconcile-every", "2s");
        // residents of the rig repeat few stories; each report shall have a mail of its own
        settings.put("intake.waves.mails-of-one-content", "1000000");
        settings.put("intake.waves.mails-per-hour", "1000000");
        settings.put("outbox.retry-delays", "500ms, 1s");
        settings.put("outbox.uncertain-wait", "2s");
        settings.put("outbox.pause", "1s");
        settings.put("outbox.smtp.host", "127.0.0.1");
        settings.put("outbox.smtp.port", Integer.toString(toOffice.port()));
        settings.put("outbox.smtp.tls", "none");
        settings.put("outbox.smtp.command-timeout", "5s");
        settings.put("outbox.jobs.poll-every", "250ms");
        settings.put("outbox.jobs.heartbeat", "1s");
        settings.put("outbox.jobs.reconcile-every", "2s");
        settings.put("blobs.free-floor", "10MB");
        settings.put("blobs.essential-floor", "1MB");
        return settings;
    }

    /** People who write to this address; a push that gets no answer is made again so often, each half second. */
    public Residents residents(Supplier<URI> webhook, int patience, Told told) {
        return new Residents(ACCOUNT, weChat, webhook, patience, told, clock);
    }

    /** Straight to the database as its owner, past the proxy; without a pool. */
    public DataSource database() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres");
        source.setUser(postgres.setting("spring.flyway.user"));
        source.setPassword(postgres.setting("spring.flyway.password"));
        source.setConnectTimeout((int) Duration.ofSeconds(5).toSeconds());
        return source;
    }

    /** PostgreSQL. */
    public OwnServer postgres() {
        return postgres;
    }

    /** Redis. */
    public OwnServer redis() {
        return redis;
    }

    /** The office's mail server. */
    public OfficeServer office() {
        return office;
    }

    /** The stand-in of WeChat's API. */
    public WeChatStandIn weChat() {
        return weChat;
    }

    /** The service's account there. */
    public PlatformAccount account() {
        return weChat.account(ACCOUNT.appId()).orElseThrow();
    }

    /** Before PostgreSQL. */
    public FaultProxy toPostgres() {
        return toPostgres;
    }

    /** Before Redis. */
    public FaultProxy toRedis() {
        return toRedis;
    }

    /** Before the mail server. */
    public FaultProxy toOffice() {
        return toOffice;
    }

    /** Before WeChat's API. */
    public FaultProxy toWeChat() {
        return toWeChat;
    }

    /** Lets everything pass again. */
    public void heal() {
        List.of(toPostgres, toRedis, toOffice, toWeChat).forEach(proxy -> proxy.set(new Fault.Pass()));
    }

    @Override
    public void close() throws IOException {
        toPostgres.close();
        toRedis.close();
        toOffice.close();
        toWeChat.close();
        weChat.close();
        office.close();
        redis.close();
        postgres.close();
    }
}
