package org.chengqing.conversation;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengqing.SampleReview;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.matching.Evidence;
import org.chengqing.knowledge.matching.Match;
import org.chengqing.knowledge.matching.MatchOutcome;
import org.jspecify.annotations.Nullable;

/** Messages of one resident, and what the knowledge base may say to them. */
final class Messages {
    static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    static final Sender RESIDENT = new Sender("wechat", "main", "oRESIDENT-OPENID");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Messages() {}

    static Envelope envelope() {
        return new Envelope(new MessageKey("m" + NUMBER.incrementAndGet()), RESIDENT, NOW);
    }

    static InboundMessage.Text text(String text) {
        return new InboundMessage.Text(envelope(), text, null);
    }

    static InboundMessage.Text tap(Reply shown, String label) {
        QuickReply tapped = shown.quickReplies().stream()
                .filter(q -> q.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not offered in " + shown));
        return new InboundMessage.Text(envelope(), tapped.text(), tapped.id());
    }

    static InboundMessage.Image picture() {
        return new InboundMessage.Image(envelope(), media());
    }

    static MediaRef media() {
        return new MediaRef("wechat", "main", "media", null);
    }

    /** One of every kind. */
    static List<InboundMessage> everyKind(@Nullable String text, @Nullable String choice) {
        String words = text == null ? "" : text;
        return List.of(
                new InboundMessage.Text(envelope(), words, choice),
                picture(),
                new InboundMessage.Voice(envelope(), media(), null),
                new InboundMessage.Voice(envelope(), media(), text),
                new InboundMessage.Video(envelope(), media()),
                new InboundMessage.Document(envelope(), "通知.pdf", null),
                new InboundMessage.Link(envelope(), words, "", "https://news.example/1"),
                new InboundMessage.Location(envelope(), 28.2, 112.9, "东湖公园"),
                new InboundMessage.MiniProgram(envelope(), "医保易通办", "pages/index"),
                new InboundMessage.Unsupported(envelope()),
                new InboundMessage.Followed(envelope(), null),
                new InboundMessage.Departed(envelope()),
                new InboundMessage.MenuTapped(envelope(), "REPORT"),
                new InboundMessage.MenuTapped(envelope(), "OLD_KEY"),
                new InboundMessage.Scanned(envelope(), "poster"));
    }

    static ClaimReview review(String id, String claim) {
        return review(id, claim, Rating.FALSE, "云溪县", 1);
    }

    static ClaimReview inRegion(ClaimReview review, String region) {
        return review(review.id().value(), review.claim().text(), review.rating(), region, review.revision());
    }

    static ClaimReview review(String id, String claim, Rating rating, String region, int revision) {
        return SampleReview.of(id, claim)
                .rating(rating)
                .conclusion("不会停水，请放心。")
                .sources(List.of(new Source("云溪县水务局", null, null, null)))
                .region(region)
                .revision(revision)
                .updatedAt(NOW)
                .review();
    }

    static MatchOutcome confirmed(ClaimReview review) {
        return new MatchOutcome.Confirmed(new Match(review, 0.9), evidence());
    }

    static MatchOutcome confirmedAll(ClaimReview... reviews) {
        return new MatchOutcome.Confirmed(
                List.of(reviews).stream().map(r -> new Match(r, 0.9)).toList(), evidence());
    }

    static MatchOutcome ambiguous(ClaimReview... reviews) {
        return new MatchOutcome.Ambiguous(
                List.of(reviews).stream().map(r -> new Match(r, 0.5)).toList(), evidence());
    }

    static MatchOutcome noMatch() {
        return new MatchOutcome.NoMatch(evidence());
    }

    private static Evidence evidence() {
        return new Evidence("", 1, 0.8, 0.4, List.of(), "测试");
    }
}
