package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.chengqing.broadcast.Audience;
import org.chengqing.broadcast.Broadcast;
import org.chengqing.broadcast.BroadcastDraft;
import org.chengqing.broadcast.BroadcastResult;
import org.chengqing.broadcast.BroadcastState;
import org.chengqing.broadcast.Broadcasts;
import org.chengqing.channel.wechat.standin.Orders;
import org.chengqing.channel.wechat.standin.Trouble;
import org.chengqing.command.BroadcastFigures.Broken;
import org.chengqing.faults.Residents;

/** One broadcast by two instances that are killed meanwhile, measured and compared recipient by recipient. */
final class BroadcastBench {
    private static final String TOPIC = "全部";
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    /** Within what the service waits for an answer. */
    private static final Duration UNANSWERED_FOR = Duration.ofSeconds(4);

    private static final Duration KILLED_WITHIN = Duration.ofSeconds(3);
    private static final Duration SHORT = Duration.ofMillis(5);

    private static final Duration REDIS_AWAY = Duration.ofSeconds(5);
    /** Silence that begins this long after something was broken belongs to it. */
    private static final Duration AFTERMATH = Duration.ofSeconds(20);

    private static final Duration LONGEST_PREPARING = Duration.ofMinutes(20);
    private static final Duration LONGEST_EXTRA = Duration.ofMinutes(6);

    private final Application application;
    private final Path folder;
    private final Clock clock;
    private final Consumer<String> lines;
    private final Map<String, Integer> turns = new HashMap<>();

    /** With its data in this folder; what happens is told line by line in Chinese. */
    BroadcastBench(Application application, Path folder, Clock clock, Consumer<String> lines) {
        this.application = application;
        this.folder = folder;
        this.clock = clock;
        this.lines = lines;
    }

    /**
     * What to do.
     *
     * @param route by what people are reached
     * @param perSecond the pacing limit
     * @param kills how often an instance at work is killed
     * @param redisLoss whether Redis is killed and loses its data
     * @param cutOff how long after a kill what was being sent counts as uncertain
     */
    record Plan(BroadcastRoute route, int people, int perSecond, int kills, boolean redisLoss, Duration cutOff) {
        private int troubles() {
            return kills + (redisLoss ? 1 : 0);
        }
    }

    private record Happened(String words, long at) {}

    /** Runs it; throws {@link IllegalStateException} where it does not come to its end. */
    BroadcastFigures run(Plan plan) throws IOException, InterruptedException {
        lines.accept("正在启动数据库、Redis、微信替身和两个实例……");
        try (BroadcastSite site = new BroadcastSite(application, folder, clock, settings(plan))) {
            lines.accept("写入 " + plan.people() + " 个订阅的人……");
            Map<String, String> people = site.subscribed(plan.people(), TOPIC);
            lines.accept("一人起草，核算名单……");
            long begun = System.nanoTime();
            Broadcast inReview = inReview(site, plan.route());
            Duration prepared = Duration.ofNanos(System.nanoTime() - begun);
            lines.accept("另一人放行，开始群发……");
            try (Arrivals arrivals = new Arrivals(() -> site.arrivals(plan.route()))) {
                Broadcasts broadcasts = site.broadcasts();
                done(broadcasts.release(inReview.id(), inReview.version(), "bench-reviewer", null));
                List<Happened> happened = breakThings(site, arrivals, plan, inReview.id());
                lines.accept("等待群发结束……");
                await(
                        site,
                        () -> state(broadcasts, inReview.id()) == BroadcastState.DONE,
                        longest(plan),
                        "the broadcast did not end");
                Compared compared = Compared.of(people, site.ledger(inReview.id()), site.arrived(plan.route()));
                return figures(plan, prepared, arrivals, happened, compared);
            }
        }
    }

    private static Map<String, String> settings(Plan plan) {
        return Map.of(
                "broadcast.per-second",
                Integer.toString(plan.perSecond()),
                "broadcast.sending-at-most",
                plan.cutOff().toMillis() + "ms",
                "broadcast.notices[0].account",
                Residents.ACCOUNT,
                "broadcast.notices[0].kind",
                "template",
                "broadcast.notices[0].template-id",
                "T1",
                "broadcast.notices[0].fields.content",
                "{words}");
    }

    private Broadcast inReview(BroadcastSite site, BroadcastRoute route) {
        Broadcasts broadcasts = site.broadcasts();
        long id = done(broadcasts.compose(
                new BroadcastDraft(
                        "群发试验", "【试验】明天不停水，请放心。", null, new Audience.Subscribed(TOPIC), Set.of(route.way()), false),
                "bench-editor"));
        done(broadcasts.submit(id, 1, "bench-editor"));
        await(
                site,
                () -> state(broadcasts, id) == BroadcastState.IN_REVIEW,
                LONGEST_PREPARING,
                "the recipients were not worked out");
        return broadcasts.find(id).orElseThrow();
    }

    private static BroadcastState state(Broadcasts broadcasts, long id) {
        return broadcasts.find(id).orElseThrow().state();
    }

    private static long done(BroadcastResult result) {
        return switch (result) {
            case BroadcastResult.Done(var id) -> id;
            case BroadcastResult.Missing _, BroadcastResult.Refused _ ->
                throw new IllegalStateException("not done: " + result);
        };
    }

    /** Breaks one thing after the other, spread over the run; the loss of Redis is in the middle. */
    private List<Happened> breakThings(BroadcastSite site, Arrivals arrivals, Plan plan, long broadcast)
            throws IOException {
        List<Happened> happened = new ArrayList<>();
        int troubles = plan.troubles();
        for (int number = 1; number <= troubles; number++) {
            long enough = (long) plan.people() * number / (troubles + 1);
            await(site, () -> arrivals.count() >= enough, longest(plan), "the broadcast stands still");
            boolean redis = plan.redisLoss() && number == troubles / 2 + 1;
            Happened next = redis ? loseRedis(site) : kill(site, plan.route(), broadcast);
            happened.add(next);
            lines.accept("  已到 " + arrivals.count() + " 条：" + next.words());
        }
        return happened;
    }

    /** Kills the one that told somebody last, or all, while the platform has taken messages and not answered yet. */
    private Happened kill(BroadcastSite site, BroadcastRoute route, long broadcast) throws IOException {
        site.awaitAll();
        List<String> victims = route.together()
                ? site.instances()
                : site.atWork(Duration.ofMinutes(1)).subList(0, 1);
        Orders orders =
                site.rig().weChat().orders().next(route.path(), route.unanswered(), new Trouble.Slow(UNANSWERED_FOR));
        long deadline = System.nanoTime() + KILLED_WITHIN.toNanos();
        while (orders.waiting(route.path()) > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(SHORT.toNanos());
        }
        long at = System.nanoTime();
        victims.forEach(site::kill);
        orders.clear();
        int sending = site.sending(broadcast);
        for (String victim : victims) {
            site.launch(victim);
        }
        return new Happened("强行结束实例" + String.join("、", victims) + "（有 " + sending + " 人标为正在发），再启动", at);
    }

    private Happened loseRedis(BroadcastSite site) throws IOException {
        long at = System.nanoTime();
        site.rig().redis().lose();
        LockSupport.parkNanos(REDIS_AWAY.toNanos());
        site.rig().redis().start();
        return new Happened("Redis 丢失全部数据，" + REDIS_AWAY.toSeconds() + " 秒后空着启动", at);
    }

    private static Duration longest(Plan plan) {
        return Duration.ofSeconds(4L * plan.people() / plan.perSecond()).plus(LONGEST_EXTRA);
    }

    /** Waits, and notes meanwhile who is at work. */
    private void await(BroadcastSite site, BooleanSupplier reached, Duration atMost, String otherwise) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(otherwise + " within " + atMost);
            }
            site.atWork(LOOK_EVERY).forEach(instance -> turns.merge(instance, 1, Integer::sum));
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private BroadcastFigures figures(
            Plan plan, Duration prepared, Arrivals arrivals, List<Happened> happened, Compared compared) {
        long first = arrivals.first();
        long last = arrivals.last();
        long quietUntil = happened.isEmpty() ? last : happened.getFirst().at();
        List<Broken> troubles = happened.stream()
                .map(it -> new Broken(it.words(), arrivals.longestSilence(it.at(), it.at() + AFTERMATH.toNanos())))
                .toList();
        return new BroadcastFigures(
                plan.people(),
                plan.route().together() ? OptionalInt.empty() : OptionalInt.of(plan.perSecond()),
                prepared,
                arrivals.perSecond(first, quietUntil),
                arrivals.perSecond(first, last),
                arrivals.busiestSecond(first, last),
                turns,
                troubles,
                compared);
    }
}
