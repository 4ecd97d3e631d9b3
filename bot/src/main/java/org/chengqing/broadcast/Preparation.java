package org.chengqing.broadcast;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.broadcast.Ledger.Planned;
import org.chengqing.broadcast.Recipients.Found;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.questions.Askers;

/**
 * Works out the recipients of a broadcast and how each can be reached: what the reviewer sees is what the run begins
 * with. It runs as a job and begins anew when it was cut off. Blocks.
 */
final class Preparation {
    /** What WeChat delivers of mass messages to one person in a month. */
    private static final int MASS_A_MONTH = 4;

    private final BroadcastTable broadcasts;
    private final Ledger ledger;
    private final BatchTable batches;
    private final Numbers numbers;
    private final Recipients recipients;
    private final Askers askers;
    private final Contacts contacts;
    private final KnowledgeBase knowledge;
    private final Ways ways;
    private final BroadcastSettings settings;
    private final Clock clock;

    Preparation(
            BroadcastTable broadcasts,
            Ledger ledger,
            BatchTable batches,
            Numbers numbers,
            Recipients recipients,
            Askers askers,
            Contacts contacts,
            KnowledgeBase knowledge,
            Ways ways,
            BroadcastSettings settings,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.ledger = ledger;
        this.batches = batches;
        this.numbers = numbers;
        this.recipients = recipients;
        this.askers = askers;
        this.contacts = contacts;
        this.knowledge = knowledge;
        this.ways = ways;
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
        clear(id);
        Optional<String> trouble = broadcast.draft().isWhole() ? whole(broadcast) : oneByOne(broadcast, review);
        boolean stands = trouble.map(reason -> broadcasts.sendBack(id, broadcast.version(), reason))
                .orElseGet(() -> broadcasts.prepared(
                        id,
                        broadcast.version(),
                        review.map(ClaimReview::revision).orElse(null),
                        clock.instant()));
        if (trouble.isPresent() || !stands) {
            // there is no list, or it was taken back meanwhile
            clear(id);
        }
    }

    private void clear(long id) {
        ledger.clear(id);
        batches.clear(id);
    }

    /** Answers why it cannot be. */
    private Optional<String> oneByOne(Broadcast broadcast, Optional<ClaimReview> review) {
        AtomicInteger found = new AtomicInteger();
        Optional<String> refused = recipients.each(broadcast.draft().audience(), people -> {
            if (found.addAndGet(people.size()) > settings.recipients()) {
                return false;
            }
            ledger.add(broadcast.id(), planned(broadcast.draft(), people, review), clock.instant());
            return true;
        });
        // some of them alone would look like all of them
        return refused.or(() -> found.get() > settings.recipients() ? Optional.of("too-many") : Optional.empty());
    }

    private List<Planned> planned(BroadcastDraft draft, List<Pseudonym> people, Optional<ClaimReview> review) {
        Set<Pseudonym> toldBefore = review.map(it -> askers.shown(it, people)).orElse(Set.of());
        Set<Pseudonym> fullOfMass = draft.ways().contains(Way.MASS_LIST)
                ? numbers.fullOfMass(people, MASS_A_MONTH, clock.instant())
                : Set.of();
        List<Planned> planned = new ArrayList<>(people.size());
        Map<Pseudonym, Sender> senders = contacts.of(people);
        for (Pseudonym person : people) {
            Sender sender = senders.get(person);
            if (sender == null) {
                planned.add(new Planned(person, "", "", null, DeliveryState.UNREACHABLE, "forgotten"));
            } else if (toldBefore.contains(person)) {
                planned.add(
                        new Planned(person, sender.channel(), sender.account(), null, DeliveryState.TOLD_BEFORE, ""));
            } else {
                planned.add(ways.plan(person, sender, draft.ways(), fullOfMass.contains(person)));
            }
        }
        return planned;
    }

    private Optional<String> whole(Broadcast broadcast) {
        Audience audience = broadcast.draft().audience();
        return switch (recipients.count(audience)) {
            case Found.Refused<Long>(var reason) -> Optional.of(reason);
            case Found.Here<Long>(var people) -> {
                if (people > 0) {
                    batches.add(broadcast.id(), 1, line(audience), people, clock.instant());
                }
                yield Optional.empty();
            }
        };
    }

    private Line line(Audience audience) {
        String account =
                switch (audience) {
                    case Audience.Tagged(var name, var _) -> name;
                    case Audience.Followers(var name) -> name;
                    case Audience.Asked _,
                            Audience.Misinformed _,
                            Audience.Subscribed _,
                            Audience.Reporters _,
                            Audience.Waiting _ -> throw new IllegalArgumentException("no whole: " + audience.kind());
                };
        return new Line(
                ways.platformOf(account)
                        .orElseThrow(() -> new IllegalStateException("no account " + account))
                        .name(),
                account,
                Way.MASS_WHOLE);
    }
}
