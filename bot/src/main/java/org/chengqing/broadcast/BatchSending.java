package org.chengqing.broadcast;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.BulkChannel.Asked;
import org.chengqing.channel.BulkChannel.Started;
import org.chengqing.channel.BulkMessage;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.knowledge.claim.ClaimReview;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the calls of mass sends, each under a name that the platform knows again: whatever is cut off or lost is repeated
 * under the same name, so that it is taken exactly once. Blocks.
 */
final class BatchSending {
    private static final Logger LOG = LoggerFactory.getLogger(BatchSending.class);
    /** WeChat: the article that was named is not there; it goes once it was sent. */
    private static final int NO_SUCH_DRAFT = 40007;
    /** WeChat refuses a repeat within a minute as too quick (45066), without saying what became of the first. */
    private static final Duration REPEATED_AFTER = Duration.ofSeconds(70);
    /** Left of the time in which a repeat is safe, for the clocks. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private static final Duration SAFE = Duration.ofHours(24);
    /** A used-up quota of the day is looked at again after this long. */
    private static final Duration QUOTA_USED_UP = Duration.ofHours(1);

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** With these pauses some two hours: a call is for thousands, who are not given up for a bad minute. */
    private static final int TRIES = 18;

    private final BroadcastTable broadcasts;
    private final BatchTable batches;
    private final Reported reported;
    private final Numbers numbers;
    private final Pace pace;
    private final Contacts contacts;
    private final Messages messages;
    private final Ways ways;
    private final BroadcastSettings settings;
    private final Clock clock;

    BatchSending(
            BroadcastTable broadcasts,
            BatchTable batches,
            Reported reported,
            Numbers numbers,
            Pace pace,
            Contacts contacts,
            Messages messages,
            Ways ways,
            BroadcastSettings settings,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.batches = batches;
        this.reported = reported;
        this.numbers = numbers;
        this.pace = pace;
        this.contacts = contacts;
        this.messages = messages;
        this.ways = ways;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes one call that is due, and asks what became of others; false when none was due. */
    boolean work(Broadcast broadcast, Optional<ClaimReview> review) {
        followUp(broadcast.id());
        Optional<Batch> batch = batches.claim(broadcast.id(), clock.instant());
        batch.ifPresent(claimed -> send(broadcast, review, claimed));
        return batch.isPresent();
    }

    /** Has calls that were cut off repeated, and asks what became of those of which the platform has told nothing. */
    void followUp(long broadcast) {
        Instant now = clock.instant();
        for (Batch cutOff : batches.repeatSendingBefore(broadcast, now.minus(settings.sendingAtMost()), now)) {
            numbers.used(cutOff.line(), 1, cutOff.people(), now);
        }
        for (Batch batch : batches.toAsk(broadcast, now)) {
            String job = batch.job();
            if (job != null) {
                ways.bulk(batch.channel())
                        .ifPresent(platform -> reported.asked(batch, platform.status(batch.account(), job)));
            }
        }
        batches.stopAsking(broadcast, now.minus(settings.resultAwaited()), now);
    }

    private void send(Broadcast broadcast, Optional<ClaimReview> review, Batch batch) {
        Instant now = clock.instant();
        if (isTooLate(batch, now)) {
            batches.end(batch, DeliveryState.UNCERTAIN, "interrupted", now);
        } else if (!broadcasts.maySend(broadcast.id()) || !pace.takeSecond(batch.line(), now)) {
            batches.putOff(batch, now.plusSeconds(1), false, false);
        } else {
            taken(broadcast, batch, start(broadcast, review, batch));
        }
    }

    /** Whether an earlier try may have been taken, so long ago that the platform would not know the repeat. */
    private static boolean isTooLate(Batch batch, Instant now) {
        Instant triedAt = batch.triedAt();
        return batch.maybe()
                && triedAt != null
                && triedAt.plus(SAFE).minus(MARGIN).isBefore(now);
    }

    private Started start(Broadcast broadcast, Optional<ClaimReview> review, Batch batch) {
        BulkChannel platform = ways.bulk(batch.channel()).orElse(null);
        if (platform == null || !platform.accounts().contains(batch.account())) {
            return new Started.Later(QUOTA_USED_UP, "no-account");
        }
        Optional<BulkMessage> message = messages.mass(broadcast.draft(), review);
        if (message.isEmpty()) {
            return new Started.Later(SOON, "no-picture");
        }
        return switch (message.get()) {
            case BulkMessage.Article article -> startArticle(platform, broadcast, batch, article);
            case BulkMessage.Text text -> start(platform, broadcast, batch, text);
            case BulkMessage.Draft draft -> start(platform, broadcast, batch, draft);
        };
    }

    private Started startArticle(BulkChannel platform, Broadcast broadcast, Batch batch, BulkMessage.Article article) {
        String known = batch.draft();
        if (known != null) {
            return start(platform, broadcast, batch, new BulkMessage.Draft(known));
        }
        return switch (platform.draft(batch.account(), article)) {
            case Asked.Got<BulkMessage.Draft>(var draft) -> {
                batches.draft(batch, draft.mediaId());
                yield start(platform, broadcast, batch, draft);
            }
            case Asked.Refused<BulkMessage.Draft>(var code) -> new Started.Refused(code, true);
            case Asked.Blocked<BulkMessage.Draft>(var code) -> new Started.Blocked(code);
            case Asked.Later<BulkMessage.Draft>(var retryIn, var reason) -> new Started.Later(retryIn, reason);
        };
    }

    private Started start(BulkChannel platform, Broadcast broadcast, Batch batch, BulkMessage message) {
        String account = batch.account();
        String name = batch.clientId();
        if (batch.way() == Way.MASS_LIST) {
            List<String> people = people(batch);
            return people.size() < BulkChannel.LEAST_LISTED
                    ? new Started.Refused(0, true)
                    : platform.sendToList(account, people, message, name);
        }
        return broadcast.draft().audience() instanceof Audience.Tagged(var _, var tag)
                ? platform.sendToTag(account, tag, message, name)
                : platform.sendToAll(account, message, name);
    }

    /** Those of them who are still known: whoever asked to be forgotten meanwhile is told nothing. */
    private List<String> people(Batch batch) {
        return contacts.of(batches.people(batch)).values().stream()
                .map(Sender::person)
                .sorted()
                .toList();
    }

    private void taken(Broadcast broadcast, Batch batch, Started started) {
        Instant now = clock.instant();
        switch (started) {
            case Started.Accepted(var job, var repeated) -> {
                if (repeated && batches.isOfAnother(batch, job)) {
                    LOG.warn("broadcast {}: call {} was mistaken for another, again", broadcast.id(), batch.number());
                    batches.rename(batch, now.plus(REPEATED_AFTER));
                } else {
                    use(batch, now);
                    batches.accepted(batch, job, now);
                    reported.matchMass(batch.channel(), batch.account(), job);
                }
            }
            case Started.Refused(var code, var permanent) -> refused(batch, code, permanent, now);
            case Started.Blocked(var code) -> {
                batches.putOff(batch, now, false, false);
                broadcasts.move(
                        broadcast.id(), Set.of(BroadcastState.RUNNING), BroadcastState.PAUSED, "blocked:" + code);
            }
            case Started.Later(var retryIn, var reason) -> later(batch, retryIn, reason, now);
            case Started.Unknown(var _, var repeatableFor) -> {
                use(batch, now);
                if (repeatableFor.isPositive()) {
                    batches.putOff(batch, now.plus(REPEATED_AFTER), false, true);
                } else {
                    batches.end(batch, DeliveryState.UNCERTAIN, "lost", now);
                }
            }
        }
    }

    /** The platform counts what it takes, or may have taken, and a repeat no second time. */
    private void use(Batch batch, Instant now) {
        if (!batch.maybe()) {
            numbers.used(batch.line(), 1, batch.people(), now);
        }
    }

    private void refused(Batch batch, int code, boolean permanent, Instant now) {
        if (code == NO_SUCH_DRAFT && batch.draft() != null && batch.attempts() < TRIES) {
            batches.draft(batch, null);
            batches.putOff(batch, now, true, false);
        } else if (permanent) {
            // an earlier try may have been taken all the same
            DeliveryState state = batch.maybe() ? DeliveryState.UNCERTAIN : DeliveryState.FAILED;
            batches.end(batch, state, code == 0 ? "too-few" : Integer.toString(code), now);
        } else {
            // a quota that is renewed on another day
            pace.rest(batch.line(), now.plus(QUOTA_USED_UP));
            batches.putOff(batch, now.plus(QUOTA_USED_UP), false, false);
        }
    }

    private void later(Batch batch, Duration retryIn, String reason, Instant now) {
        if (batch.attempts() >= TRIES && !batch.maybe()) {
            batches.end(batch, DeliveryState.FAILED, reason, now);
        } else {
            Duration pause = pause(batch.attempts());
            batches.putOff(batch, now.plus(retryIn.compareTo(pause) < 0 ? pause : retryIn), true, false);
        }
    }

    /** Twice as long after each try. */
    private static Duration pause(int attempts) {
        Duration pause = SOON.multipliedBy(1L << Math.clamp(attempts - 1, 0, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
