package org.chengqing.conversation;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody wants who writes 订阅 or 退订. */
sealed interface SubscriptionWish {
    /** To see the topics. */
    record Show() implements SubscriptionWish {}

    /** To hear of a topic. */
    record Add(String topic) implements SubscriptionWish {}

    /** To hear of a topic no more. */
    record End(String topic) implements SubscriptionWish {}

    /** To hear of nothing any more. */
    record EndAll() implements SubscriptionWish {}

    /** The whole message is the command: the word, or the word, a space or colon, and a topic of one word. */
    Pattern COMMAND = Pattern.compile("(?<word>订阅|退订)(?:[\\s:]+(?<topic>[\\p{L}\\p{N}]{1,40}))?");

    /** The wish of such a message; empty for every other one: 订阅号发的通知是真的吗 is a question. */
    static Optional<SubscriptionWish> of(String text) {
        Matcher command = COMMAND.matcher(Normalizer.normalize(text.length() > 100 ? "" : text, Normalizer.Form.NFKC)
                .strip());
        if (!command.matches()) {
            return Optional.empty();
        }
        String topic = command.group("topic");
        if (command.group("word").equals("订阅")) {
            return Optional.of(topic == null ? new Show() : new Add(topic));
        }
        return Optional.of(topic == null || topic.equals("全部") ? new EndAll() : new End(topic));
    }
}
