package org.chengqing.broadcast;

import java.util.EnumSet;
import java.util.Set;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.jspecify.annotations.Nullable;

/**
 * What staff compose.
 *
 * @param title for staff, at most {@value #LONGEST_TITLE} characters
 * @param words what people read, at most {@value #LONGEST_WORDS} characters
 * @param review the released rebuttal whose card follows the words, null for none
 * @param audience who is to be told
 * @param ways those that may be used; of them the cheapest that reaches a person is
 * @param article whether mass sends carry an article with the rebuttal instead of text
 */
public record BroadcastDraft(
        String title, String words, @Nullable ClaimReviewId review, Audience audience, Set<Way> ways, boolean article) {
    /** Longest title. */
    public static final int LONGEST_TITLE = 60;
    /** Longest text; with a card it still fits into one message of WeChat, 2,000 bytes or so. */
    public static final int LONGEST_WORDS = 300;

    /**
     * Throws {@link IllegalArgumentException} for a text that is missing or too long, for no way, for an article without a
     * rebuttal, and for a mass send as a whole to people who are no whole for the platform.
     */
    public BroadcastDraft {
        require("title", title, LONGEST_TITLE);
        require("words", words, LONGEST_WORDS);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("no way to anybody");
        }
        if (article && review == null) {
            throw new IllegalArgumentException("an article without a rebuttal");
        }
        if (ways.contains(Way.MASS_WHOLE) && !audience.isOfPlatform()) {
            throw new IllegalArgumentException("no whole: " + audience.kind());
        }
        ways = Set.copyOf(ways);
    }

    /** To be told one by one, by the ways that take nothing of the month. */
    public BroadcastDraft(String title, String words, @Nullable ClaimReviewId review, Audience audience) {
        this(title, words, review, audience, EnumSet.of(Way.DIRECT, Way.SUBSCRIPTION, Way.TEMPLATE), false);
    }

    /** Whether one mass send tells all of them. */
    public boolean isWhole() {
        return ways.contains(Way.MASS_WHOLE);
    }

    private static void require(String name, String text, int longest) {
        if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(name + " of " + text.length() + " characters; 1 to " + longest);
        }
    }
}
