package org.chengqing.broadcast;

import java.util.Optional;
import org.chengqing.channel.BulkChannel.Started;
import org.chengqing.channel.BulkMessage;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.claim.ClaimReview;

/**
 * Shows a broadcast to a member of staff before it is released, in their own WeChat as it would look there. It goes to
 * the WeChat ID that the operator has put down for the login, and to nobody else. Blocks.
 */
public final class Previews {
    private final BroadcastTable broadcasts;
    private final KnowledgeBase knowledge;
    private final Messages messages;
    private final Ways ways;
    private final BroadcastSettings settings;

    Previews(
            BroadcastTable broadcasts,
            KnowledgeBase knowledge,
            Messages messages,
            Ways ways,
            BroadcastSettings settings) {
        this.broadcasts = broadcasts;
        this.knowledge = knowledge;
        this.messages = messages;
        this.ways = ways;
        this.settings = settings;
    }

    /** Whether this member of staff can be shown anything. */
    public boolean canSee(String login) {
        return settings.previewers().containsKey(login)
                && !ways.accounts(Way.MASS_LIST).isEmpty();
    }

    /** Shows it; empty where it cannot be shown to this member of staff, or there is no such broadcast. */
    public Optional<Started> show(long id, String login) {
        Optional<String> viewer = Optional.ofNullable(settings.previewers().get(login));
        Optional<Broadcast> broadcast = broadcasts.find(id);
        if (viewer.isEmpty() || broadcast.isEmpty()) {
            return Optional.empty();
        }
        BroadcastDraft draft = broadcast.get().draft();
        Optional<ClaimReview> review = Optional.ofNullable(draft.review()).flatMap(knowledge::released);
        Optional<BulkMessage> message = messages.mass(draft, review);
        return account(draft.audience())
                .flatMap(line -> ways.bulk(line.channel())
                        .flatMap(
                                platform -> message.map(text -> platform.preview(line.account(), viewer.get(), text))));
    }

    /** The account that would send it; the first where several may. */
    private Optional<Ledger.Line> account(Audience audience) {
        return ways.accounts(Way.MASS_LIST).stream()
                .filter(line -> switch (audience) {
                    case Audience.Tagged(var account, var _) -> line.account().equals(account);
                    case Audience.Followers(var account) -> line.account().equals(account);
                    case Audience.Asked _,
                            Audience.Misinformed _,
                            Audience.Subscribed _,
                            Audience.Reporters _,
                            Audience.Waiting _ -> true;
                })
                .findFirst();
    }
}
