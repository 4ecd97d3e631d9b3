package org.chengqing.broadcast;

import java.time.Duration;
import java.util.Optional;
import org.chengqing.broadcast.BroadcastSettings.Notice;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.BulkChannel.Started;
import org.chengqing.channel.Channel.Sent;
import org.chengqing.channel.ClientIds;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonym;
import org.chengqing.knowledge.claim.ClaimReview;

/** Tells one person by a template message or a subscription notice. Blocks. */
final class Notices {
    /** A used-up quota of the day is looked at again after this long. */
    private static final Duration QUOTA_USED_UP = Duration.ofHours(1);

    private final Ways ways;
    private final Messages messages;

    Notices(Ways ways, Messages messages) {
        this.ways = ways;
        this.messages = messages;
    }

    Attempt tell(Broadcast broadcast, Optional<ClaimReview> review, Line line, Sender sender, Pseudonym person) {
        Optional<Notice> notice = ways.notice(line);
        Optional<BulkChannel> platform = ways.bulk(line.channel());
        if (notice.isEmpty() || platform.isEmpty() || !ways.has(line)) {
            return Attempt.of(new Sent.Unreachable("no-way"));
        }
        Started started = platform.get()
                .notice(
                        line.account(),
                        sender.person(),
                        messages.notice(notice.get(), broadcast.draft(), review),
                        ClientIds.of(
                                "broadcast",
                                Long.toString(broadcast.id()),
                                line.way().name(),
                                person.value()));
        return switch (started) {
            case Started.Accepted(var job, var _) -> new Attempt(new Sent.Accepted(), job, Duration.ZERO);
            case Started.Refused(var code, var permanent) ->
                Attempt.of(
                        permanent
                                ? new Sent.Unreachable(Integer.toString(code))
                                : new Sent.Later(QUOTA_USED_UP, Integer.toString(code)));
            case Started.Blocked(var code) -> Attempt.of(new Sent.Blocked(Integer.toString(code)));
            case Started.Later(var retryIn, var reason) -> Attempt.of(new Sent.Later(retryIn, reason));
            case Started.Unknown(var reason, var repeatableFor) ->
                new Attempt(new Sent.Unknown(reason), "", repeatableFor);
        };
    }
}
