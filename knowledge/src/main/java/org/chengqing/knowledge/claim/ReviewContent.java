package org.chengqing.knowledge.claim;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an editor writes: a review without its name, state and history. Texts are stripped, lines end with a newline
 * only, and there are no other control characters than newline and tab, so that every file format can carry them; nor
 * the replacement character U+FFFD, the mark of a file read in the wrong encoding.
 */
public record ReviewContent(
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
        boolean sample) {
    /** The category of a review that names none. */
    public static final String OTHER_CATEGORY = "其他";
    /** Most sources of one review. */
    public static final int MAX_SOURCES = 20;
    /** Most aliases of one review, most counter-examples, and most facts of one kind. */
    public static final int MAX_WORDINGS = 100;
    /** Longest region or category, in UTF-16 units. */
    public static final int MAX_WORD = 50;

    /** Longest fact, in UTF-16 units. */
    public static final int MAX_FACT = 200;
    /** Longest name or title of a source, in UTF-16 units. */
    public static final int MAX_SOURCE_TEXT = 300;

    private static final Pattern LINE_END = Pattern.compile("\r\n?");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}&&[^\n\t]]");

    /** Throws {@link IllegalArgumentException} when a limit is broken. */
    public ReviewContent {
        claim = new Claim(tidy(claim.text()));
        conclusion = within(1, ClaimReview.MAX_CONCLUSION, tidy(conclusion));
        body = within(0, ClaimReview.MAX_BODY, tidy(body));
        region = within(1, MAX_WORD, tidy(region));
        category = within(1, MAX_WORD, tidy(category));
        sources = sources.stream().map(ReviewContent::tidy).toList();
        if (sources.size() > MAX_SOURCES) {
            throw new IllegalArgumentException(sources.size() + " sources, allowed are " + MAX_SOURCES);
        }
        aliases = wordings(Claim.MAX_LENGTH, aliases);
        counterExamples = wordings(Claim.MAX_LENGTH, counterExamples);
        facts = new Facts(
                wordings(MAX_FACT, facts.places()),
                wordings(MAX_FACT, facts.numbers()),
                wordings(MAX_FACT, facts.dates()),
                wordings(MAX_FACT, facts.organisations()));
    }

    /** What the editor wrote of this review. */
    public static ReviewContent of(ClaimReview review) {
        return new ReviewContent(
                review.claim(),
                review.rating(),
                review.conclusion(),
                review.body(),
                review.sources(),
                review.region(),
                review.category(),
                review.aliases(),
                review.counterExamples(),
                review.facts(),
                review.validity(),
                review.sample());
    }

    /** The review of this name with this content. */
    public ClaimReview as(
            ClaimReviewId id, ReviewState state, @Nullable ClaimReviewId supersededBy, int revision, Instant at) {
        return new ClaimReview(
                id,
                claim,
                rating,
                conclusion,
                body,
                sources,
                region,
                category,
                aliases,
                counterExamples,
                facts,
                validity,
                state,
                supersededBy,
                sample,
                revision,
                at);
    }

    /** The same, valid on every day. */
    public ReviewContent onEveryDay() {
        return new ReviewContent(
                claim,
                rating,
                conclusion,
                body,
                sources,
                region,
                category,
                aliases,
                counterExamples,
                facts,
                Validity.ALWAYS,
                sample);
    }

    /**
     * The text stripped, with newlines only, and without the control characters that nobody sees.
     *
     * @throws IllegalArgumentException when it holds half a character or U+FFFD
     */
    public static String tidy(String text) {
        String lines = LINE_END.matcher(text).replaceAll("\n");
        String tidy = INVISIBLE.matcher(lines).replaceAll("").strip();
        if (tidy.codePoints().anyMatch(ReviewContent::isBroken)) {
            throw new IllegalArgumentException("text with a broken character");
        }
        return tidy;
    }

    private static Source tidy(Source source) {
        String title = source.title() == null ? "" : within(0, MAX_SOURCE_TEXT, tidy(source.title()));
        return new Source(
                within(1, MAX_SOURCE_TEXT, tidy(source.name())),
                title.isEmpty() ? null : title,
                source.address(),
                source.date());
    }

    private static List<String> wordings(int longest, List<String> texts) {
        if (texts.size() > MAX_WORDINGS) {
            throw new IllegalArgumentException(texts.size() + " wordings, allowed are " + MAX_WORDINGS);
        }
        return texts.stream().map(text -> within(1, longest, tidy(text))).toList();
    }

    private static boolean isBroken(int codePoint) {
        return Character.getType(codePoint) == Character.SURROGATE
                || codePoint == 0xFFFD
                || codePoint == 0xFFFE
                || codePoint == 0xFFFF;
    }

    private static String within(int least, int most, String text) {
        if (text.length() < least || text.length() > most) {
            throw new IllegalArgumentException("text of " + text.length() + " characters, allowed are " + least + " to "
                    + most + ": " + text.substring(0, Math.min(20, text.length())));
        }
        return text;
    }
}
