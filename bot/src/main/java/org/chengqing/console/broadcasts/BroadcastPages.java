package org.chengqing.console.broadcasts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengqing.broadcast.Batch;
import org.chengqing.broadcast.Broadcast;
import org.chengqing.broadcast.BroadcastState;
import org.chengqing.broadcast.Broadcasts;
import org.chengqing.broadcast.DeliveryState;
import org.chengqing.broadcast.Previews;
import org.chengqing.broadcast.Quotas;
import org.chengqing.broadcast.Reach;
import org.chengqing.broadcast.Subscriptions;
import org.chengqing.broadcast.Way;
import org.chengqing.console.page.Answer;
import org.chengqing.console.page.MenuItem;
import org.chengqing.console.page.Paging;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.console.page.Visit;
import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The list of broadcasts and the page of one, with its reach and its progress. */
@Component
@ConditionalOnWebApplication
final class BroadcastPages implements Section {
    static final String LIST = "/console/broadcasts";
    private static final int SHOWN_TO_CORRECT = 20;

    private final Broadcasts broadcasts;
    private final Quotas quotas;
    private final Previews previews;
    private final Subscriptions subscriptions;
    private final Clock clock;

    BroadcastPages(Broadcasts broadcasts, Quotas quotas, Previews previews, Subscriptions subscriptions, Clock clock) {
        this.broadcasts = broadcasts;
        this.quotas = quotas;
        this.previews = previews;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.get(LIST, Permission.READ_BROADCASTS, this::list),
                Route.get(
                        LIST + "/b/{id}",
                        Permission.READ_BROADCASTS,
                        visit -> page(visit, "console/broadcasts/broadcast")),
                Route.get(LIST + "/quotas", Permission.READ_BROADCASTS, this::quotas),
                Route.get(LIST + "/b/{id}/dry-run", Permission.READ_BROADCASTS, this::dryRun),
                Route.get(
                        LIST + "/b/{id}/progress",
                        Permission.READ_BROADCASTS,
                        visit -> page(visit, "console/broadcasts/broadcast :: progress")));
    }

    @Override
    public List<MenuItem> menu() {
        return List.of(new MenuItem("群发", LIST, Permission.READ_BROADCASTS, 35));
    }

    static String of(long id) {
        return LIST + "/b/" + id;
    }

    /** The broadcast that the address names. */
    static Optional<Long> id(Visit visit) {
        String text = visit.path("id");
        return text.matches("[0-9]{1,15}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** A broadcast in words. */
    public record Row(Broadcast it, String state, String css, String audience) {
        static Row of(Broadcast it) {
            return new Row(
                    it,
                    BroadcastWords.state(it.state()),
                    BroadcastWords.css(it.state()),
                    BroadcastWords.audience(it.draft().audience()));
        }
    }

    /** A rebuttal of which people hold an old judgement. */
    public record ToCorrect(String review, int people) {}

    private Answer list(Visit visit) {
        List<Broadcast> found = broadcasts.list(Paging.offset(visit.page()), Paging.SIZE + 1);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", found.stream().limit(Paging.SIZE).map(Row::of).toList());
        model.put("paging", new Paging(visit.page(), found.size() > Paging.SIZE, LIST + "?"));
        model.put(
                "toCorrect",
                broadcasts.toCorrect().entrySet().stream()
                        .limit(SHOWN_TO_CORRECT)
                        .map(entry -> new ToCorrect(entry.getKey().value(), entry.getValue()))
                        .toList());
        model.put("topics", subscriptions.topics());
        model.put("mayCompose", visit.staff().may(Permission.COMPOSE_BROADCASTS));
        model.put("mayRelease", visit.staff().may(Permission.RELEASE_BROADCASTS));
        broadcasts.stopped().ifPresent(stop -> model.put("stop", stop));
        return Answer.view("console/broadcasts/list", model);
    }

    /** A part of the reach in words. */
    public record Line(String channel, String state, String reason, int count) {
        static Line of(Reach.Part part) {
            return new Line(
                    BroadcastWords.way(part.channel(), part.way()),
                    BroadcastWords.delivery(part.state()),
                    BroadcastWords.reason(part.reason()),
                    part.count());
        }
    }

    /** A way of an account in words. */
    public record Meter(String account, String way, boolean available, String left, String limit, Quotas.Meter it) {}

    private Answer quotas(Visit visit) {
        List<Meter> meters = quotas.meters().stream()
                .map(it -> new Meter(
                        it.account(),
                        BroadcastWords.way("wechat", it.way()),
                        it.available(),
                        BroadcastWords.left(it.today()),
                        BroadcastWords.limit(it.way()),
                        it))
                .toList();
        return Answer.view("console/broadcasts/quotas", Map.of("meters", meters));
    }

    /** A step of a dry run in words. */
    public record Step(String way, long people, long calls, Duration takes, String left, boolean tooMuch) {}

    /** What people would read by a way. */
    public record Sample(String way, String text) {}

    private Answer dryRun(Visit visit) {
        return id(visit)
                .flatMap(broadcasts::find)
                .map(broadcast -> {
                    Quotas.DryRun run = quotas.dryRun(broadcast);
                    return Answer.view(
                            "console/broadcasts/dry-run",
                            Map.of(
                                    "row",
                                    Row.of(broadcast),
                                    "steps",
                                    run.steps().stream()
                                            .map(BroadcastPages::step)
                                            .toList(),
                                    "takes",
                                    run.takes(),
                                    "samples",
                                    run.texts().entrySet().stream()
                                            .sorted(Map.Entry.comparingByKey())
                                            .map(entry -> new Sample(
                                                    BroadcastWords.way("", entry.getKey()), entry.getValue()))
                                            .toList()));
                })
                .orElseGet(Answer.Missing::new);
    }

    private static Step step(Quotas.Step it) {
        return new Step(
                BroadcastWords.way(it.channel(), it.way()),
                it.people(),
                it.calls(),
                it.takes(),
                BroadcastWords.left(it.left()),
                it.isTooMuch());
    }

    /** A call of a mass send in words. */
    public record Call(Batch it, String state, String reason) {}

    private Answer page(Visit visit, String template) {
        return id(visit)
                .flatMap(broadcasts::find)
                .map(broadcast -> Answer.view(template, model(visit, broadcast)))
                .orElseGet(Answer.Missing::new);
    }

    private Map<String, Object> model(Visit visit, Broadcast broadcast) {
        Reach reach = broadcasts.reach(broadcast);
        int planned = reach.in(DeliveryState.PLANNED) + reach.in(DeliveryState.SENDING);
        int toSend = reach.total() - reach.in(DeliveryState.TOLD_BEFORE);
        Map<String, Object> model = new HashMap<>();
        model.put("row", Row.of(broadcast));
        model.put("lines", reach.parts().stream().map(Line::of).toList());
        model.put(
                "calls",
                broadcasts.batches(broadcast).stream()
                        .map(it ->
                                new Call(it, BroadcastWords.delivery(it.state()), BroadcastWords.reason(it.reason())))
                        .toList());
        model.put(
                "ways",
                Arrays.stream(Way.values())
                        .filter(broadcast.draft().ways()::contains)
                        .map(way -> BroadcastWords.way("", way))
                        .toList());
        model.put("mayPreview", previews.canSee(visit.by()));
        model.put("total", reach.total());
        model.put("toSend", toSend);
        model.put("settled", toSend - planned);
        model.put("planned", planned);
        model.put("sent", reach.in(DeliveryState.SENT));
        model.put(
                "live", Set.of(BroadcastState.PREPARING, BroadcastState.RUNNING).contains(broadcast.state()));
        model.put("htmx", visit.partial());
        model.put("mine", broadcast.writers().contains(visit.by()));
        model.put("mayCompose", visit.staff().may(Permission.COMPOSE_BROADCASTS));
        model.put("mayRelease", visit.staff().may(Permission.RELEASE_BROADCASTS));
        Duration left = left(broadcast, toSend - planned, planned);
        if (left != null) {
            model.put("left", left);
        }
        if (broadcast.sentBackWhy() != null) {
            model.put("sentBackWhy", Objects.requireNonNull(BroadcastWords.pausedWhy(broadcast.sentBackWhy())));
        }
        String paused = BroadcastWords.pausedWhy(broadcast.pausedWhy());
        if (paused != null) {
            model.put("pausedWhy", paused);
        }
        broadcasts.stopped().ifPresent(stop -> model.put("stop", stop));
        return model;
    }

    /** How long it will take at the rate so far; null where that cannot be said. */
    private @Nullable Duration left(Broadcast broadcast, int settled, int planned) {
        Instant startedAt = broadcast.startedAt();
        if (broadcast.state() != BroadcastState.RUNNING || startedAt == null || settled <= 0) {
            return null;
        }
        Duration took = Duration.between(startedAt, clock.instant());
        return took.multipliedBy(planned).dividedBy(settled);
    }
}
