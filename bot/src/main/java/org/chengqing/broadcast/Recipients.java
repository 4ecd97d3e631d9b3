package org.chengqing.broadcast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.BulkChannel.Asked;
import org.chengqing.channel.Sender;
import org.chengqing.identity.Contacts;
import org.chengqing.identity.Pseudonym;
import org.chengqing.identity.Pseudonyms;
import org.chengqing.intake.Reporters;
import org.chengqing.questions.Askers;
import org.jspecify.annotations.Nullable;

/** Finds the people of an audience, here or at the platform. Blocks. */
final class Recipients {
    private static final int PAGE = 1_000;

    private final Askers askers;
    private final Reporters reporters;
    private final Subscriptions subscriptions;
    private final Contacts contacts;
    private final Pseudonyms pseudonyms;
    private final Ways ways;

    Recipients(
            Askers askers,
            Reporters reporters,
            Subscriptions subscriptions,
            Contacts contacts,
            Pseudonyms pseudonyms,
            Ways ways) {
        this.askers = askers;
        this.reporters = reporters;
        this.subscriptions = subscriptions;
        this.contacts = contacts;
        this.pseudonyms = pseudonyms;
        this.ways = ways;
    }

    /** What the platform said to a question about its people. */
    sealed interface Found<T> {
        /** This. */
        record Here<T>(T value) implements Found<T> {}

        /** It will not tell; the reason is a code of ours or the platform's. */
        record Refused<T>(String reason) implements Found<T> {}
    }

    /** The platform does not answer now; the work begins anew a little later. */
    static final class PlatformAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PlatformAway(String reason) {
            super("the platform does not tell its people now: " + reason);
        }
    }

    /** Hands over all of them, some at a time, until the taker wants no more; answers why not where it cannot. */
    Optional<String> each(Audience audience, Predicate<List<Pseudonym>> taker) {
        return switch (audience) {
            case Audience.Asked(var group) -> own((after, most) -> askers.asked(group, after, most), taker);
            case Audience.Misinformed(var review) ->
                own((after, most) -> askers.misinformed(review, after, most), taker);
            case Audience.Subscribed(var topic) ->
                own((after, most) -> subscriptions.people(topic, after, most), taker);
            case Audience.Reporters(var receipts) -> own((after, most) -> reporters.of(receipts, after, most), taker);
            case Audience.Waiting(var review) -> own((after, most) -> askers.waiting(review, after, most), taker);
            case Audience.Tagged(var account, var tag) ->
                followers(account, taker, (platform, after) -> platform.tagged(account, tag, after));
            case Audience.Followers(var account) ->
                followers(account, taker, (platform, after) -> platform.followers(account, after));
        };
    }

    private static Optional<String> own(
            BiFunction<String, Integer, List<Pseudonym>> pages, Predicate<List<Pseudonym>> taker) {
        String after = "";
        List<Pseudonym> people = pages.apply(after, PAGE);
        while (!people.isEmpty() && taker.test(people)) {
            after = people.getLast().value();
            people = pages.apply(after, PAGE);
        }
        return Optional.empty();
    }

    private Optional<String> followers(
            String account,
            Predicate<List<Pseudonym>> taker,
            BiFunction<BulkChannel, @Nullable String, Asked<BulkChannel.Followers>> pages) {
        Optional<BulkChannel> platform = ways.platformOf(account);
        if (platform.isEmpty()) {
            return Optional.of("no-account");
        }
        String after = null;
        do {
            switch (found(pages.apply(platform.get(), after))) {
                case Found.Refused<BulkChannel.Followers>(var reason) -> {
                    return Optional.of(reason);
                }
                case Found.Here<BulkChannel.Followers>(var page) -> {
                    if (!handedOver(platform.get().name(), account, page.people(), taker)) {
                        return Optional.empty();
                    }
                    after = page.next();
                }
            }
        } while (after != null);
        return Optional.empty();
    }

    private boolean handedOver(String channel, String account, List<String> people, Predicate<List<Pseudonym>> taker) {
        for (int from = 0; from < people.size(); from += PAGE) {
            List<Pseudonym> some = known(channel, account, people.subList(from, Math.min(people.size(), from + PAGE)));
            if (!taker.test(some)) {
                return false;
            }
        }
        return true;
    }

    private List<Pseudonym> known(String channel, String account, List<String> people) {
        Map<Pseudonym, Sender> senders = new LinkedHashMap<>();
        for (String person : people) {
            Sender sender = new Sender(channel, account, person);
            senders.put(pseudonyms.of(sender), sender);
        }
        contacts.keep(senders);
        return List.copyOf(senders.keySet());
    }

    /** How many the platform says there are, where one mass send tells all of them. */
    Found<Long> count(Audience audience) {
        return switch (audience) {
            case Audience.Tagged(var account, var tag) ->
                asked(
                        account,
                        platform -> platform.tags(account),
                        tags -> tags.stream()
                                .filter(it -> it.id() == tag)
                                .map(BulkChannel.Tag::people)
                                .findFirst()
                                .<Found<Long>>map(Found.Here::new)
                                .orElseGet(() -> new Found.Refused<>("no-tag")));
            case Audience.Followers(var account) ->
                asked(
                        account,
                        platform -> platform.followers(account, null),
                        page -> new Found.Here<>(
                                page.total() >= 0 ? page.total() : page.people().size()));
            case Audience.Asked _,
                    Audience.Misinformed _,
                    Audience.Subscribed _,
                    Audience.Reporters _,
                    Audience.Waiting _ -> throw new IllegalArgumentException("no whole: " + audience.kind());
        };
    }

    private <T> Found<Long> asked(
            String account, Function<BulkChannel, Asked<T>> question, Function<T, Found<Long>> reading) {
        return ways.platformOf(account)
                .<Found<Long>>map(platform -> switch (found(question.apply(platform))) {
                    case Found.Here<T>(var value) -> reading.apply(value);
                    case Found.Refused<T>(var reason) -> new Found.Refused<>(reason);
                })
                .orElseGet(() -> new Found.Refused<>("no-account"));
    }

    private static <T> Found<T> found(Asked<T> asked) {
        return switch (asked) {
            case Asked.Got<T>(var value) -> new Found.Here<>(value);
            case Asked.Refused<T>(var code) -> new Found.Refused<>(Integer.toString(code));
            case Asked.Blocked<T>(var code) -> new Found.Refused<>("blocked:" + code);
            case Asked.Later<T>(var _, var reason) -> throw new PlatformAway(reason);
        };
    }
}
