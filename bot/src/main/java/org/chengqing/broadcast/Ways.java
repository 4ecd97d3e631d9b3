package org.chengqing.broadcast;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengqing.broadcast.BroadcastSettings.Notice;
import org.chengqing.broadcast.Ledger.Line;
import org.chengqing.broadcast.Ledger.Planned;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Channel.Allowance;
import org.chengqing.channel.NoticeTemplate;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Pseudonym;

/**
 * Which ways an account has, and by which of them a person is reached: the cheapest that may be used and is not known to
 * fail. One that the platform then refuses for this person is followed by the next.
 */
final class Ways {
    private final Map<String, Channel> channels;
    private final Map<String, BulkChannel> bulk;
    private final List<Notice> notices;

    Ways(Map<String, Channel> channels, Map<String, BulkChannel> bulk, List<Notice> notices) {
        this.channels = channels;
        this.bulk = bulk;
        this.notices = notices;
    }

    /** How this person is told by one of the allowed ways. Blocks. */
    Planned plan(Pseudonym person, Sender sender, Set<Way> allowed, boolean fullOfMass) {
        String lacking = "no-way";
        for (Way way : Way.values()) {
            if (!allowed.contains(way)) {
                continue;
            }
            String doubt = way == Way.DIRECT
                    ? direct(sender)
                    : way == Way.MASS_LIST && fullOfMass ? "-month-full" : notDirect(sender, way);
            if (!doubt.startsWith("-")) {
                return new Planned(person, sender.channel(), sender.account(), way, DeliveryState.PLANNED, doubt);
            }
            lacking = doubt.equals("-") ? lacking : doubt.substring(1);
        }
        return new Planned(person, sender.channel(), sender.account(), null, DeliveryState.UNREACHABLE, lacking);
    }

    /** What is known of it: a reason that begins with a hyphen when it cannot be. */
    private String direct(Sender sender) {
        Channel channel = channels.get(sender.channel());
        if (channel == null) {
            return "-no-channel";
        }
        return switch (channel.allowance(sender)) {
            case Allowance.Unlimited _ -> "";
            case Allowance.Left(var messages, var _) -> messages > 0 ? "left-" + messages : "-used-up";
            // nothing is known of a message within the last 48 hours, but the platform may know of one
            case Allowance.Unknown _ -> "unsure";
        };
    }

    private String notDirect(Sender sender, Way way) {
        if (!has(new Line(sender.channel(), sender.account(), way))) {
            return "-";
        }
        return way == Way.SUBSCRIPTION ? "unsure-consent" : "";
    }

    /** The next way for somebody whom this one certainly did not reach. */
    Optional<Way> after(Line line, Set<Way> allowed) {
        for (Way way : Way.values()) {
            if (way.compareTo(line.way()) > 0
                    && allowed.contains(way)
                    && has(new Line(line.channel(), line.account(), way))) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    /** Whether the account has this way, as far as is known here. */
    boolean has(Line line) {
        BulkChannel platform = bulk.get(line.channel());
        boolean known = platform != null && platform.accounts().contains(line.account());
        return switch (line.way()) {
            case DIRECT -> channels.containsKey(line.channel());
            case SUBSCRIPTION, TEMPLATE -> known && notice(line).isPresent();
            case MASS_LIST, MASS_WHOLE -> known;
        };
    }

    /** The notice that the account sends by this way. */
    Optional<Notice> notice(Line line) {
        NoticeTemplate.Kind kind =
                line.way() == Way.TEMPLATE ? NoticeTemplate.Kind.TEMPLATE : NoticeTemplate.Kind.SUBSCRIPTION;
        return notices.stream()
                .filter(notice -> notice.kind() == kind && notice.account().equals(line.account()))
                .findFirst();
    }

    /** The channel of this name that says something to one person at a time. */
    Optional<Channel> channel(String name) {
        return Optional.ofNullable(channels.get(name));
    }

    /** The platform's ways to many people. */
    Optional<BulkChannel> bulk(String channel) {
        return Optional.ofNullable(bulk.get(channel));
    }

    /** Our accounts with ways to many people, as lines of this way. */
    List<Line> accounts(Way way) {
        return bulk.values().stream()
                .flatMap(platform ->
                        platform.accounts().stream().sorted().map(account -> new Line(platform.name(), account, way)))
                .toList();
    }

    /** The platform on which an account of this name is ours. */
    Optional<BulkChannel> platformOf(String account) {
        return bulk.values().stream()
                .filter(platform -> platform.accounts().contains(account))
                .findFirst();
    }
}
