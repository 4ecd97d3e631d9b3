package org.chengqing.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.BulkQuota;
import org.chengqing.channel.BulkWay;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;

/** What is left of every way, and what a broadcast would take of it. Blocks on the platform. */
public final class Quotas {
    private final Ways ways;
    private final Numbers numbers;
    private final Messages messages;
    private final KnowledgeBase knowledge;
    private final BroadcastSettings settings;
    private final Clock clock;

    Quotas(
            Ways ways,
            Numbers numbers,
            Messages messages,
            KnowledgeBase knowledge,
            BroadcastSettings settings,
            Clock clock) {
        this.ways = ways;
        this.numbers = numbers;
        this.messages = messages;
        this.knowledge = knowledge;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * One way of one account.
     *
     * @param available whether the account has it, as far as is known here
     * @param today what the platform says of today
     * @param callsToday made by our broadcasts
     * @param callsThisMonth made by our broadcasts
     * @param peopleThisMonth whom these calls were for
     */
    public record Meter(
            String account,
            Way way,
            boolean available,
            BulkQuota today,
            long callsToday,
            long callsThisMonth,
            long peopleThisMonth) {}

    /** All ways of all accounts. */
    public List<Meter> meters() {
        List<Meter> meters = new ArrayList<>();
        for (Line account : ways.accounts(Way.DIRECT)) {
            Map<BulkWay, BulkQuota> quotas = ways.bulk(account.channel())
                    .map(it -> it.quota(account.account()))
                    .orElse(Map.of());
            for (Way way : Way.values()) {
                meters.add(meter(new Line(account.channel(), account.account(), way), quotas));
            }
        }
        return meters;
    }

    private Meter meter(Line line, Map<BulkWay, BulkQuota> quotas) {
        Numbers.Use use = numbers.use(line, clock.instant());
        BulkQuota today =
                Optional.ofNullable(quotas.get(platformWay(line.way()))).orElseGet(() -> new BulkQuota.Unknown(""));
        return new Meter(
                line.account(),
                line.way(),
                ways.has(line),
                today,
                use.callsToday(),
                use.callsThisMonth(),
                use.peopleThisMonth());
    }

    private static BulkWay platformWay(Way way) {
        return switch (way) {
            case DIRECT -> BulkWay.CUSTOMER_SERVICE;
            case SUBSCRIPTION -> BulkWay.SUBSCRIPTION;
            case TEMPLATE -> BulkWay.TEMPLATE;
            case MASS_LIST -> BulkWay.MASS_TO_LIST;
            case MASS_WHOLE -> BulkWay.MASS_TO_ALL_OR_TAG;
        };
    }

    /** The tags of all accounts that tell them now, by account. */
    public Map<String, List<BulkChannel.Tag>> tags() {
        Map<String, List<BulkChannel.Tag>> tags = new LinkedHashMap<>();
        for (Line line : ways.accounts(Way.MASS_WHOLE)) {
            if (ways.bulk(line.channel()).orElseThrow().tags(line.account())
                    instanceof BulkChannel.Asked.Got<List<BulkChannel.Tag>>(var found)) {
                tags.put(line.account(), found);
            } else {
                tags.put(line.account(), List.of());
            }
        }
        return tags;
    }

    /**
     * A dry run: what the release of a broadcast would do, without doing it.
     *
     * @param steps in the order in which they would be taken
     * @param texts what people would read, by way
     */
    public record DryRun(List<Step> steps, Map<Way, String> texts) {
        /** Copies both. */
        public DryRun {
            steps = List.copyOf(steps);
            texts = Map.copyOf(texts);
        }

        /** The longest of its steps; they go side by side where they are of different ways or accounts. */
        public Duration takes() {
            return steps.stream()
                    .map(Step::takes)
                    .max(Comparator.naturalOrder())
                    .orElse(Duration.ZERO);
        }
    }

    /**
     * What one way of one account would do.
     *
     * @param people who would be told
     * @param calls of the platform
     * @param takes at the rate that is set
     * @param left what the platform grants today
     */
    public record Step(String channel, Way way, long people, long calls, Duration takes, BulkQuota left) {
        /** Whether the platform is known to grant too little today; the rest would go on another day. */
        public boolean isTooMuch() {
            return left instanceof BulkQuota.Known known && known.left() < calls;
        }
    }

    /** Goes through a broadcast whose recipients were worked out. */
    public DryRun dryRun(Broadcast broadcast) {
        Map<String, Map<BulkWay, BulkQuota>> quotas = new LinkedHashMap<>();
        List<Step> steps = numbers.planned(broadcast.id()).entrySet().stream()
                .map(entry -> step(entry.getKey(), entry.getValue(), quotas))
                .toList();
        BroadcastDraft draft = broadcast.draft();
        Optional<ClaimReview> review = Optional.ofNullable(draft.review()).flatMap(knowledge::released);
        Map<Way, String> texts = new EnumMap<>(Way.class);
        numbers.planned(broadcast.id()).keySet().forEach(line -> texts.put(line.way(), text(line, draft, review)));
        return new DryRun(steps, texts);
    }

    private Step step(Line line, long people, Map<String, Map<BulkWay, BulkQuota>> quotas) {
        long calls =
                switch (line.way()) {
                    case DIRECT, SUBSCRIPTION, TEMPLATE -> people;
                    case MASS_LIST -> (people + BulkChannel.MOST_LISTED - 1) / BulkChannel.MOST_LISTED;
                    case MASS_WHOLE -> 1;
                };
        Duration takes =
                Duration.ofSeconds(line.way().isPersonal() ? Math.ceilDiv(people, settings.perSecond()) : calls);
        Map<BulkWay, BulkQuota> ofAccount = ways.bulk(line.channel())
                .filter(platform -> platform.accounts().contains(line.account()))
                .map(platform -> quotas.computeIfAbsent(line.account(), platform::quota))
                .orElse(Map.of());
        BulkQuota left =
                Optional.ofNullable(ofAccount.get(platformWay(line.way()))).orElseGet(() -> new BulkQuota.Unknown(""));
        return new Step(line.channel(), line.way(), people, calls, takes, left);
    }

    private String text(Line line, BroadcastDraft draft, Optional<ClaimReview> review) {
        return switch (line.way()) {
            case DIRECT, MASS_LIST, MASS_WHOLE ->
                draft.article() && !line.way().isPersonal()
                        ? review.map(Messages::title).orElse("") + "\n" + draft.words()
                        : messages.text(draft, review);
            case SUBSCRIPTION, TEMPLATE ->
                ways.notice(line)
                        .map(notice -> String.join(
                                "\n",
                                messages.notice(notice, draft, review).fields().values()))
                        .orElse("");
        };
    }
}
