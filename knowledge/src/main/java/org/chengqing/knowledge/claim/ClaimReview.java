package org.chengqing.knowledge.claim;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One published (or coming) fact-check: schema.org's ClaimReview, 辟谣 in words for people.
 *
 * @param id its stable name
 * @param claim what is being claimed
 * @param rating the judgement
 * @param conclusion the answer in the chat, at most {@value #MAX_CONCLUSION} characters
 * @param body the reasons in full; may be empty
 * @param sources who settled it; may be empty for a draft
 * @param region the place it is about, 全国 where it holds everywhere
 * @param category a word of the office's own list
 * @param aliases other wordings of the claim that residents use
 * @param counterExamples texts that it must not answer, though they look alike
 * @param facts what it turns on
 * @param validity when it may answer
 * @param state where it stands
 * @param supersededBy the review that took its place, set exactly when the state is superseded
 * @param sample whether it came with the program and no one of the office has looked at it
 * @param revision the number of its latest revision, from 1
 * @param updatedAt when that revision was made
 */
public record ClaimReview(
        ClaimReviewId id,
        Claim claim,
        Rating rating,
        String conclusion,
        String body,
        List<Source> sources,
        String region,
        String category,
        List<String> aliases,
        List<String> counterExamples,
        Facts facts,
        Validity validity,
        ReviewState state,
        @Nullable ClaimReviewId supersededBy,
        boolean sample,
        int revision,
        Instant updatedAt) {
    /** Longest conclusion, in UTF-16 units: what a phone shows without scrolling. */
    public static final int MAX_CONCLUSION = 120;
    /** Longest body, in UTF-16 units. */
    public static final int MAX_BODY = 20_000;
    /** The region of a review that holds everywhere. */
    public static final String NATIONWIDE = "全国";

    /** Throws {@link IllegalArgumentException} when a limit is broken or state and successor disagree. */
    public ClaimReview {
        sources = List.copyOf(sources);
        aliases = List.copyOf(aliases);
        counterExamples = List.copyOf(counterExamples);
        if (conclusion.isBlank() || conclusion.length() > MAX_CONCLUSION) {
            throw new IllegalArgumentException(
                    "conclusion has " + conclusion.length() + " characters, allowed are 1 to " + MAX_CONCLUSION);
        }
        if (body.length() > MAX_BODY) {
            throw new IllegalArgumentException("body has " + body.length() + " characters, allowed are " + MAX_BODY);
        }
        if ((state == ReviewState.SUPERSEDED) != (supersededBy != null)) {
            throw new IllegalArgumentException("state " + state + " with successor " + supersededBy);
        }
        if (revision < 1) {
            throw new IllegalArgumentException("revision " + revision);
        }
    }
    /** The same, valid on every day. */
    public ClaimReview onEveryDay() {
        return ReviewContent.of(this).onEveryDay().as(id, state, supersededBy, revision, updatedAt);
    }
}
