package org.chengqing.channel.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.jspecify.annotations.Nullable;

/**
 * A reply as the page reads it, in JSON.
 *
 * @param id names this reply, so that a page shows it once however often it arrives
 * @param parts what is said
 * @param quickReplies answers to tap
 */
public record WebReply(String id, List<Part> parts, List<QuickReply> quickReplies) {
    /** Copies the lists. */
    public WebReply {
        parts = List.copyOf(parts);
        quickReplies = List.copyOf(quickReplies);
    }

    /** This reply under this name. */
    public static WebReply of(String id, Reply reply) {
        return new WebReply(id, reply.parts().stream().map(WebReply::partOf).toList(), reply.quickReplies());
    }

    private static Part partOf(Reply.Part part) {
        return switch (part) {
            case Reply.Part.Text text -> new Text("text", text.text());
            case Reply.Part.Card card ->
                new Card(
                        "card",
                        "/r/" + card.reviewId(),
                        card.rating(),
                        card.ratingCode(),
                        card.claim(),
                        card.conclusion(),
                        card.sources().stream()
                                .map(source -> new CardSource(source.name(), source.title(), source.address()))
                                .toList(),
                        card.checkedOn(),
                        card.validUntil());
            case Reply.Part.Picture picture -> new Picture("picture", picture.path(), picture.words());
        };
    }

    /** One piece; its kind is a word for the page. */
    public sealed interface Part {
        /** The word. */
        String kind();
    }

    /** Plain text. */
    public record Text(String kind, String text) implements Part {}

    /** A picture to pass on, with its address on this site. */
    public record Picture(String kind, String path, String words) implements Part {}

    /** A judgement, with the address of its public page on this site. */
    public record Card(
            String kind,
            String page,
            String rating,
            String ratingCode,
            String claim,
            String conclusion,
            List<CardSource> sources,
            LocalDate checkedOn,
            @Nullable LocalDate validUntil)
            implements Part {
        /** Copies the list. */
        public Card {
            sources = List.copyOf(sources);
        }
    }

    /** A source on a card. */
    public record CardSource(
            String name, @Nullable String title, @Nullable URI address) {}
}
