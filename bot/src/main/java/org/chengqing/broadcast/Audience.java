package org.chengqing.broadcast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chengqing.intake.Receipt;
import org.chengqing.knowledge.claim.ClaimReviewId;

/** Who is to be told. */
public sealed interface Audience {
    /** Those who asked a question of this group and got no answer, or wait for one. */
    record Asked(long group) implements Audience {}

    /** Those who were last shown another judgement on this claim than the one that stands now. */
    record Misinformed(ClaimReviewId review) implements Audience {}

    /** Those who subscribed to this topic. */
    record Subscribed(String topic) implements Audience {}

    /** Those who sent these reports; who they are stays hidden. */
    record Reporters(List<Receipt> receipts) implements Audience {
        /** Copies the list. */
        public Reporters {
            receipts = List.copyOf(receipts);
        }
    }

    /** Those who have this tag at the platform. */
    record Tagged(String account, int tag) implements Audience {}

    /** All who follow this account. */
    record Followers(String account) implements Audience {}

    /** Those who wait for what this rebuttal answers now. */
    record Waiting(ClaimReviewId review) implements Audience {}

    /** The kinds, as they are stored. */
    enum Kind {
        ASKED,
        MISINFORMED,
        SUBSCRIBED,
        RECEIPTS,
        TAGGED,
        FOLLOWERS,
        WAITING
    }

    /** Whether the platform itself knows them, so that one mass send can tell all. */
    default boolean isOfPlatform() {
        return this instanceof Tagged || this instanceof Followers;
    }

    /** Its kind. */
    default Kind kind() {
        return switch (this) {
            case Asked _ -> Kind.ASKED;
            case Misinformed _ -> Kind.MISINFORMED;
            case Subscribed _ -> Kind.SUBSCRIBED;
            case Reporters _ -> Kind.RECEIPTS;
            case Tagged _ -> Kind.TAGGED;
            case Followers _ -> Kind.FOLLOWERS;
            case Waiting _ -> Kind.WAITING;
        };
    }

    /** What makes it this one of its kind, as text. */
    default String detail() {
        return switch (this) {
            case Asked asked -> Long.toString(asked.group());
            case Misinformed misinformed -> misinformed.review().value();
            case Subscribed subscribed -> subscribed.topic();
            case Reporters reporters ->
                String.join(
                        " ", reporters.receipts().stream().map(Receipt::value).toList());
            case Tagged tagged -> tagged.account() + " " + tagged.tag();
            case Followers followers -> followers.account();
            case Waiting waiting -> waiting.review().value();
        };
    }

    /** Reads it back; empty for a detail that does not fit the kind. */
    static Optional<Audience> of(Kind kind, String detail) {
        try {
            return Optional.of(
                    switch (kind) {
                        case ASKED -> new Asked(Long.parseLong(detail));
                        case MISINFORMED -> new Misinformed(new ClaimReviewId(detail));
                        case SUBSCRIBED -> new Subscribed(topic(detail));
                        case RECEIPTS ->
                            new Reporters(Arrays.stream(detail.strip().split("[\\s,，、]+"))
                                    .map(Receipt::new)
                                    .distinct()
                                    .toList());
                        case TAGGED -> tagged(detail.strip());
                        case FOLLOWERS -> new Followers(account(detail.strip()));
                        case WAITING -> new Waiting(new ClaimReviewId(detail));
                    });
        } catch (IllegalArgumentException unfit) {
            return Optional.empty();
        }
    }

    private static Tagged tagged(String detail) {
        int gap = detail.lastIndexOf(' ');
        return new Tagged(
                account(detail.substring(0, Math.max(0, gap)).strip()), Integer.parseInt(detail.substring(gap + 1)));
    }

    private static String account(String name) {
        if (!name.matches("[\\p{L}\\p{N}_-]{1,64}")) {
            throw new IllegalArgumentException("no name of an account: " + name.length() + " characters");
        }
        return name;
    }

    private static String topic(String detail) {
        if (detail.isBlank() || detail.length() > Subscriptions.LONGEST_TOPIC) {
            throw new IllegalArgumentException("no topic: " + detail.length() + " characters");
        }
        return detail;
    }
}
