package org.chengqing.channel;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said back: parts in order, and answers to tap. No parts means that nothing is said. Each channel renders it
 * within its own limits.
 */
public record Reply(List<Part> parts, List<QuickReply> quickReplies) {
    /** Copies the lists. */
    public Reply {
        parts = List.copyOf(parts);
        quickReplies = List.copyOf(quickReplies);
    }

    /** Says nothing. */
    public static Reply silent() {
        return new Reply(List.of(), List.of());
    }

    /** Says this, with these answers to tap. */
    public static Reply text(String text, QuickReply... quickReplies) {
        return new Reply(List.of(new Part.Text(text)), List.of(quickReplies));
    }

    /** Whether nothing is said. */
    public boolean isSilent() {
        return parts.isEmpty();
    }

    /** One piece of a reply. */
    public sealed interface Part {
        /** Plain text; lines are separated by a newline. */
        record Text(String text) implements Part {}

        /**
         * The office's judgement of a claim.
         *
         * @param reviewId its name, for the public page {@code /r/{reviewId}}
         * @param rating the judgement in words for people
         * @param ratingCode the same as a word for machines, for example {@code partly-true}
         * @param claim what was checked
         * @param conclusion the answer
         * @param sources who settled it
         * @param checkedOn the day of the latest revision
         * @param validUntil the last day on which it holds, null where it is open
         */
        record Card(
                String reviewId,
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

        /**
         * A picture to pass on.
         *
         * @param path its address on this site, beginning with a slash
         * @param words what it shows
         */
        record Picture(String path, String words) implements Part {}
    }

    /** A source on a card; the address is null where no exact document is known. */
    public record CardSource(
            String name, @Nullable String title, @Nullable URI address) {}
}
