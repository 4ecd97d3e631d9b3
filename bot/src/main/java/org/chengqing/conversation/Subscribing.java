package org.chengqing.conversation;

import java.util.List;
import java.util.Map;
import org.chengqing.broadcast.Subscriptions.Answered;

/** What is said to somebody who subscribes to topics or ends that. */
final class Subscribing {
    private Subscribing() {}

    static Step answered(ConversationState state, Event.SubscriptionAnswered event) {
        Step step = Step.to(state);
        return switch (event.answered()) {
            case Answered.Failed _ -> step.say(Wording.SUBSCRIPTION_FAILED);
            case Answered.TooMany(var most) -> step.say(Wording.SUBSCRIPTION_TOO_MANY, Map.of("most", "" + most));
            case Answered.Topics(var subscribed) -> changed(step, event, subscribed);
        };
    }

    private static Step changed(Step step, Event.SubscriptionAnswered event, List<String> subscribed) {
        return switch (event.wish()) {
            case SubscriptionWish.Add(var topic) ->
                event.offered().contains(topic)
                        ? step.say(Wording.SUBSCRIBED, Map.of("topic", topic))
                        : step.say(
                                Wording.SUBSCRIPTION_UNKNOWN,
                                Map.of("topic", topic, "topics", String.join("、", event.offered())));
            case SubscriptionWish.End(var topic) -> step.say(Wording.UNSUBSCRIBED, Map.of("topic", topic));
            case SubscriptionWish.EndAll _ -> step.say(Wording.UNSUBSCRIBED_ALL);
            case SubscriptionWish.Show _ ->
                step.say(
                        Wording.SUBSCRIPTIONS,
                        Map.of(
                                "mine",
                                subscribed.isEmpty() ? "还没有" : String.join("、", subscribed),
                                "topics",
                                String.join("、", event.offered())));
        };
    }
}
