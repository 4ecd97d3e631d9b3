package org.chengqing.broadcast;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chengqing.channel.NoticeTemplate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code broadcast.*}.
 *
 * @param perSecond most messages a second of one account, over all instances together
 * @param workers how many jobs work on one broadcast; they spread over the instances
 * @param sendingAtOnce most messages of one job under way at the same time
 * @param tries most attempts for one recipient that the platform puts off
 * @param sendingAtMost what is being sent for longer than this was cut off; longer than any attempt takes
 * @param freshFor how old the list of recipients may be at the release
 * @param recipients most recipients of one broadcast
 * @param active most broadcasts that are prepared, scheduled, run or pause
 * @param ledgerKept how long it is kept who was told; the numbers stay
 * @param subscriptionsPerPerson most topics of one person
 * @param topics what one may subscribe to: subjects and districts
 * @param resultAwaited how long a run waits for the platform to tell what became of a mass send
 * @param notices the template messages and subscription notices that accounts may send
 * @param previewers by login, the WeChat ID of a member of staff to whose own account previews go
 */
@ConfigurationProperties("broadcast")
public record BroadcastSettings(
        @DefaultValue("20") int perSecond,
        @DefaultValue("2") int workers,
        @DefaultValue("16") int sendingAtOnce,
        @DefaultValue("5") int tries,
        @DefaultValue("2m") Duration sendingAtMost,
        @DefaultValue("1d") Duration freshFor,
        @DefaultValue("1000000") int recipients,
        @DefaultValue("20") int active,
        @DefaultValue("180d") Duration ledgerKept,
        @DefaultValue("20") int subscriptionsPerPerson,

        @DefaultValue({"全部", "食品健康", "灾害天气", "停水停电", "交通出行", "诈骗提醒", "校园"})
        List<String> topics,

        @DefaultValue("2h") Duration resultAwaited,
        @DefaultValue List<Notice> notices,
        @DefaultValue Map<String, String> previewers) {
    /**
     * A notice in a form that the platform has agreed to.
     *
     * @param account who sends it
     * @param kind which of the two forms
     * @param templateId the platform's name of the template
     * @param fields the template's names with what goes there: text with {claim}, {rating}, {conclusion}, {words} and {time}
     */
    public record Notice(String account, NoticeTemplate.Kind kind, String templateId, Map<String, String> fields) {
        /** Copies the map; throws {@link IllegalArgumentException} where something is missing. */
        public Notice {
            if (account.isBlank() || templateId.isBlank() || fields.isEmpty()) {
                throw new IllegalArgumentException(
                        "broadcast.notices holds one without account, template-id or fields");
            }
            fields = Map.copyOf(fields);
        }
    }

    /** Throws {@link IllegalArgumentException} for a value that makes no sense, naming the setting. */
    public BroadcastSettings {
        within("per-second", perSecond, 1000);
        within("workers", workers, 16);
        within("sending-at-once", sendingAtOnce, 256);
        within("tries", tries, 100);
        positive("sending-at-most", sendingAtMost);
        positive("fresh-for", freshFor);
        within("recipients", recipients, 100_000_000);
        within("active", active, 1000);
        positive("ledger-kept", ledgerKept);
        within("subscriptions-per-person", subscriptionsPerPerson, 1000);
        positive("result-awaited", resultAwaited);
        notices = List.copyOf(notices);
        previewers = Map.copyOf(previewers);
        topics = List.copyOf(topics);
        for (String topic : topics) {
            if (topic.isBlank() || topic.length() > Subscriptions.LONGEST_TOPIC) {
                throw new IllegalArgumentException(
                        "broadcast.topics holds a topic of " + topic.length() + " characters");
            }
        }
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException("broadcast." + name + " must be 1 to " + most + ", but is " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("broadcast." + name + " must be positive, but is " + value);
        }
    }
}
