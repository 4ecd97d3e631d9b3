package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengqing.broadcast.Broadcasts;
import org.chengqing.broadcast.DeliveryState;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.channel.Sender;
import org.chengqing.channel.wechat.WeChatChannel;
import org.chengqing.command.Application.Opened;
import org.chengqing.faults.FaultRig;
import org.chengqing.faults.Residents;
import org.chengqing.faults.ServiceProcess;
import org.chengqing.identity.Pseudonyms;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two instances of the service as processes of their own on servers of their own, and beside them what staff do with
 * broadcasts, in this process. Closing ends them all.
 */
final class BroadcastSite implements AutoCloseable {
    private static final int FILLING = 8;
    private static final String FIRST = "甲";
    private static final String SECOND = "乙";
    /** The embedded database has 57 connections for all of them together. */
    private static final String POOL = "spring.datasource.hikari.maximum-pool-size";

    private static final Map<String, String> OF_AN_INSTANCE = Map.of(POOL, "16");
    private static final Map<String, String> OF_THE_DESK = Map.of(POOL, "8", "identity.connections", "1");

    /** Measured like the service as it is delivered, not like one that only has to start. */
    private static final List<String> BOTH_COMPILERS = List.of("-XX:TieredStopAtLevel=4");

    private static final String AT_WORK = """
            select application_name from pg_stat_activity
            where query ~ 'update broadcast_delivery|insert into broadcast_use'
              and application_name = any (?)
              and state_change > clock_timestamp() - make_interval(secs => ?)
            group by application_name order by max(state_change) desc""";

    private final FaultRig rig;
    private final Map<String, ServiceProcess> instances = new LinkedHashMap<>();
    private final Opened desk;
    private final JdbcClient database;

    /** Starts everything; takes half a minute. */
    BroadcastSite(Application application, Path folder, Clock clock, Map<String, String> settings) throws IOException {
        rig = new FaultRig(folder, clock);
        try {
            instances.put(FIRST, configured(FIRST, rig.service("first"), settings));
            launch(FIRST);
            awaitAll();
            instances.put(SECOND, configured(SECOND, rig.secondOf("first", "second"), settings));
            launch(SECOND);
            desk = desk(application, settings);
            database = JdbcClient.create(rig.database());
            awaitAll();
        } catch (IOException | RuntimeException e) {
            instances.values().forEach(ServiceProcess::close);
            rig.close();
            throw e;
        }
    }

    private ServiceProcess configured(String name, ServiceProcess instance, Map<String, String> settings) {
        Map<String, String> own = new HashMap<>(rig.straight());
        own.putAll(settings);
        own.putAll(OF_AN_INSTANCE);
        own.compute("spring.datasource.url", (_, url) -> url + "?ApplicationName=" + name(name));
        return instance.with(own);
    }

    /** As the database knows it. */
    private static String name(String instance) {
        return instance.equals(FIRST) ? "bench-first" : "bench-second";
    }

    private Opened desk(Application application, Map<String, String> settings) throws IOException {
        Map<String, String> own = new HashMap<>(rig.straight());
        own.putAll(settings);
        own.putAll(OF_THE_DESK);
        own.put("chengqing.data", rig.besides("first", "desk").toString());
        return application.open(own.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toList());
    }

    private ServiceProcess instance(String name) {
        return Optional.ofNullable(instances.get(name)).orElseThrow();
    }

    /** Starts an instance without waiting. */
    void launch(String name) throws IOException {
        instance(name).launch(BOTH_COMPILERS);
    }

    /** Waits until all instances answer. */
    void awaitAll() throws IOException {
        for (ServiceProcess instance : instances.values()) {
            instance.awaitAnswer();
        }
    }

    /** The names of all. */
    List<String> instances() {
        return List.copyOf(instances.keySet());
    }

    /** Ends an instance in the middle of whatever it does. */
    void kill(String name) {
        instance(name).kill();
    }

    /** The servers around them. */
    FaultRig rig() {
        return rig;
    }

    /** What staff do. */
    Broadcasts broadcasts() {
        return desk.bean(Broadcasts.class);
    }

    /** The instances that told somebody within this time, the latest first. */
    List<String> atWork(Duration lately) {
        return database
                .sql(AT_WORK)
                .params(
                        instances.keySet().stream().map(BroadcastSite::name).toArray(String[]::new),
                        lately.toMillis() / 1e3)
                .query((row, _) -> row.getString(1))
                .list()
                .stream()
                .map(known -> known.equals(name(FIRST)) ? FIRST : SECOND)
                .toList();
    }

    /** So many people follow, have written and subscribe to this topic; their pseudonyms by their names at the platform. */
    Map<String, String> subscribed(int count, String topic) throws InterruptedException {
        Subscriptions subscriptions = desk.bean(Subscriptions.class);
        Pseudonyms pseudonyms = desk.bean(Pseudonyms.class);
        List<String> people = rig.account().followAll("bench-", count);
        people.forEach(rig.account()::wrote);
        Map<String, String> known = new HashMap<>();
        List<Future<Boolean>> kept = new ArrayList<>(count);
        try (ExecutorService threads = Executors.newFixedThreadPool(FILLING)) {
            for (String person : people) {
                Sender sender = new Sender(WeChatChannel.NAME, Residents.ACCOUNT, person);
                known.put(person, pseudonyms.of(sender).value());
                kept.add(threads.submit(
                        () -> subscriptions.add(sender, topic) instanceof Subscriptions.Answered.Topics));
            }
        }
        for (Future<Boolean> one : kept) {
            try {
                if (!one.get()) {
                    throw new IllegalStateException("a subscription was not kept");
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return known;
    }

    /** How many recipients are marked as being told right now. */
    int sending(long broadcast) {
        return database.sql("select count(*) from broadcast_delivery where broadcast = ? and state = 'SENDING'")
                .param(broadcast)
                .query(Integer.class)
                .single();
    }

    /** The ledger of a broadcast, by pseudonym. */
    Map<String, DeliveryState> ledger(long broadcast) {
        Map<String, DeliveryState> ledger = new HashMap<>();
        Set<String> twice = new HashSet<>();
        database.sql("select person, state from broadcast_delivery where broadcast = ?")
                .param(broadcast)
                .query(row -> {
                    if (ledger.put(row.getString(1), DeliveryState.valueOf(row.getString(2))) != null) {
                        twice.add(row.getString(1));
                    }
                });
        if (!twice.isEmpty()) {
            throw new IllegalStateException(twice.size() + " people stand in the ledger more than once");
        }
        return ledger;
    }

    /** How many messages of this route the platform took for each person. */
    Map<String, Integer> arrived(BroadcastRoute route) {
        return rig.weChat().ledger().counts(route.path());
    }

    /** How many it took in all. */
    int arrivals(BroadcastRoute route) {
        return rig.weChat().ledger().total(route.path());
    }

    @Override
    public void close() throws IOException {
        desk.close();
        instances.values().forEach(ServiceProcess::close);
        rig.close();
    }
}
