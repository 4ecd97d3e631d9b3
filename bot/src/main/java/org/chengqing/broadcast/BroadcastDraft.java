package org.chengqing.broadcast;

import org.chengqing.knowledge.claim.ClaimReviewId;
import org.jspecify.annotations.Nullable;

/**
 * What staff compose.
 *
 * @param title for staff, at most {@value #LONGEST_TITLE} characters
 * @param words what people read, at most {@value #LONGEST_WORDS} characters
 * @param review the released rebuttal whose card follows the words, null for none
 * @param audience who is to be told
 */
public record BroadcastDraft(
        String title, String words, @Nullable ClaimReviewId review, Audience audience) {
    /** Longest title. */
    public static final int LONGEST_TITLE = 60;
    /** Longest text; with a card it still fits into one message of WeChat, 2,000 bytes or so. */
    public static final int LONGEST_WORDS = 300;

    /** Throws {@link IllegalArgumentException} for a text that is missing or too long. */
    public BroadcastDraft {
        require("title", title, LONGEST_TITLE);
        require("words", words, LONGEST_WORDS);
    }

    private static void require(String name, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(name + " of " + text.length() + " characters; 1 to " + longest);
        }
    }
}
