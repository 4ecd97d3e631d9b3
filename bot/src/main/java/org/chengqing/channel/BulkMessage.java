package org.chengqing.channel;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What is told to many people. */
public sealed interface BulkMessage {
    /** Plain text; WeChat takes about 2000 bytes of UTF-8 (45002 beyond). */
    record Text(String text) implements BulkMessage {}

    /**
     * An article with a card in the chat and a page of its own. Handed to a send, it is {@linkplain BulkChannel#draft laid down}
     * first, each time anew; who may have to repeat a send drafts it once and sends the {@link Draft}.
     *
     * @param title at most 32 characters (code points)
     * @param author at most 16 characters, null for none
     * @param digest shown on the card, at most 128 characters; null: the platform takes the beginning of the content
     * @param html less than 20,000 characters and 1 MB; the platform takes scripts and pictures from elsewhere out
     * @param cover the picture on the card
     * @param source where 阅读原文 leads, null for nowhere
     */
    record Article(
            String title,
            @Nullable String author,
            @Nullable String digest,
            String html,
            Cover cover,
            @Nullable URI source)
            implements BulkMessage {
        /** Throws {@link IllegalArgumentException} for what the platform is known to refuse. */
        public Article {
            demand(!title.isBlank() && title.codePointCount(0, title.length()) <= 32, "title");
            demand(author == null || author.codePointCount(0, author.length()) <= 16, "author");
            demand(digest == null || digest.codePointCount(0, digest.length()) <= 128, "digest");
            demand(!html.isBlank() && html.length() < 20_000, "html");
            demand(source == null || source.toString().length() <= 1024, "source");
        }

        private static void demand(boolean holds, String what) {
            if (!holds) {
                throw new IllegalArgumentException("article with a " + what + " that is empty or too long");
            }
        }
    }

    /** An article that lies at the platform, by the platform's name for it. */
    record Draft(String mediaId) implements BulkMessage {}

    /** The picture on an article's card. */
    sealed interface Cover {
        /** A picture that the platform keeps for good, by its name there. */
        record Kept(String mediaId) implements Cover {}

        /** A picture that is brought along. */
        record Brought(Picture picture) implements Cover {}
    }
}
