package org.chengqing.broadcast;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Channel.Allowance;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.intake.Reporters;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.questions.Askers;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works out the recipients of a broadcast and how each can be reached: what the reviewer sees is what the run begins
 * with. It runs as a job and begins anew when it was cut off. Blocks.
 */
final class Preparation {
    private static final int PAGE = 1_000;

    private final BroadcastTable broadcasts;
    private final Ledger ledger;
    private final Askers askers;
    private final Reporters reporters;
    private final Subscriptions subscriptions;
    private final Contacts contacts;
    private final KnowledgeBase knowledge;
    private final Map<String, Channel> channels;
    private final TransactionTemplate transactions;
    private final BroadcastSettings settings;
    private final Clock clock;

    Preparation(
            BroadcastTable broadcasts,
            Ledger ledger,
            Askers askers,
            Reporters reporters,
            Subscriptions subscriptions,
            Contacts contacts,
            KnowledgeBase knowledge,
            Map<String, Channel> channels,
            TransactionTemplate transactions,
            BroadcastSettings settings,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.ledger = ledger;
        this.askers = askers;
        this.reporters = reporters;
        this.subscriptions = subscriptions;
        this.contacts = contacts;
        this.knowledge = knowledge;
        this.channels = channels;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    void run(long id) {
        Optional<Broadcast> found = broadcasts.find(id).filter(it -> it.state() == BroadcastState.PREPARING);
        if (found.isEmpty()) {
            return;
        }
        Broadcast broadcast = found.get();
        Optional<ClaimReview> review =
                Optional.ofNullable(broadcast.draft().review()).flatMap(knowledge::released);
        transactions.executeWithoutResult(_ -> ledger.clear(id));
        String after = "";
        int planned = 0;
        while (planned < settings.recipients()) {
            List<Pseudonym> people =
                    people(broadcast.draft().audience(), after, Math.min(PAGE, settings.recipients() - planned));
            if (people.isEmpty()) {
                break;
            }
            ledger.add(id, planned(people, review), clock.instant());
            planned += people.size();
            after = people.getLast().value();
        }
        if (!broadcasts.prepared(
                id, broadcast.version(), review.map(ClaimReview::revision).orElse(null), clock.instant())) {
            // it was taken back meanwhile
            ledger.clear(id);
        }
    }

    private List<Pseudonym> people(Audience audience, String after, int most) {
        return switch (audience) {
            case Audience.Asked(var group) -> askers.asked(group, after, most);
            case Audience.Misinformed(var review) -> askers.misinformed(review, after, most);
            case Audience.Subscribed(var topic) -> subscriptions.people(topic, after, most);
            case Audience.Reporters(var receipts) -> reporters.of(receipts, after, most);
        };
    }

    private List<Ledger.Planned> planned(List<Pseudonym> people, Optional<ClaimReview> review) {
        Set<Pseudonym> toldBefore = review.map(it -> askers.shown(it, people)).orElse(Set.of());
        List<Ledger.Planned> planned = new ArrayList<>(people.size());
        for (Pseudonym person : people) {
            planned.add(contacts.of(person)
                    .map(sender -> planned(person, sender, toldBefore.contains(person)))
                    .orElseGet(() -> new Ledger.Planned(person, "", "", DeliveryState.UNREACHABLE, "forgotten")));
        }
        return planned;
    }

    private Ledger.Planned planned(Pseudonym person, Sender sender, boolean toldBefore) {
        if (toldBefore) {
            return planned(person, sender, DeliveryState.TOLD_BEFORE, "");
        }
        Channel channel = channels.get(sender.channel());
        if (channel == null) {
            return planned(person, sender, DeliveryState.UNREACHABLE, "no-channel");
        }
        return switch (channel.allowance(sender)) {
            case Allowance.Unlimited _ -> planned(person, sender, DeliveryState.PLANNED, "");
            case Allowance.Left(var messages, var _) ->
                messages > 0
                        ? planned(person, sender, DeliveryState.PLANNED, "")
                        : planned(person, sender, DeliveryState.UNREACHABLE, "used-up");
            // nothing is known of a message within the last 48 hours, but the platform may know of one
            case Allowance.Unknown _ -> planned(person, sender, DeliveryState.PLANNED, "unsure");
        };
    }

    private static Ledger.Planned planned(Pseudonym person, Sender sender, DeliveryState state, String reason) {
        return new Ledger.Planned(person, sender.channel(), sender.account(), state, reason);
    }
}
