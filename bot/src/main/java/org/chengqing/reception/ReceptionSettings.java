package org.chengqing.reception;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code reception.*}.
 *
 * @param callWords what somebody types, and nothing else, who wants a person
 * @param backWords what they type to have the bot again
 * @param silence a conversation goes back to the bot when neither side says anything for this long
 * @param waitAtMost a request that nobody takes ends after this long
 * @param kept how long a conversation is kept after its end
 * @param open most conversations that wait or run; beyond it people are asked to call
 * @param lines most lines of one conversation; what comes after is not kept
 * @param characters longest line, in UTF-16 units
 * @param storeWithin longest time in which a line must be stored before the bot answers instead
 * @param storeAtOnce most lines being stored at the same time
 * @param refreshEvery how often it is looked who waits, is taken over or blocked
 * @param blockAtMost longest time for which a sender may be blocked
 * @param blocks most senders blocked at a time
 * @param busyWindow messages are counted over this long to find out who sends most
 * @param busyFrom messages in that time from which somebody is shown
 * @param senders most senders counted
 */
@ConfigurationProperties("reception")
public record ReceptionSettings(
        @DefaultValue({
            "人工", "转人工", "人工客服", "人工服务", "转人工服务", "转人工客服", "客服", "找人工", "我要人工", "要人工", "找工作人员", "找真人", "我要找人工",
            "我要找工作人员"
        })
        List<String> callWords,

        @DefaultValue({"机器人", "返回", "返回机器人", "转机器人"}) List<String> backWords,

        @DefaultValue("30m") Duration silence,
        @DefaultValue("24h") Duration waitAtMost,
        @DefaultValue("7d") Duration kept,
        @DefaultValue("200") int open,
        @DefaultValue("300") int lines,
        @DefaultValue("1000") int characters,
        @DefaultValue("1s") Duration storeWithin,
        @DefaultValue("32") int storeAtOnce,
        @DefaultValue("2s") Duration refreshEvery,
        @DefaultValue("7d") Duration blockAtMost,
        @DefaultValue("10000") int blocks,
        @DefaultValue("10m") Duration busyWindow,
        @DefaultValue("20") int busyFrom,
        @DefaultValue("20000") int senders) {
    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    public ReceptionSettings {
        callWords = List.copyOf(callWords);
        backWords = List.copyOf(backWords);
        positive("silence", silence);
        positive("wait-at-most", waitAtMost);
        positive("kept", kept);
        positive("store-within", storeWithin);
        positive("refresh-every", refreshEvery);
        positive("block-at-most", blockAtMost);
        positive("busy-window", busyWindow);
        positive("open", open);
        positive("lines", lines);
        positive("characters", characters);
        positive("store-at-once", storeAtOnce);
        positive("blocks", blocks);
        positive("busy-from", busyFrom);
        positive("senders", senders);
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("reception." + name + " must be positive, but is " + value);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("reception." + name + " must be 1 or more, but is " + value);
        }
    }
}
