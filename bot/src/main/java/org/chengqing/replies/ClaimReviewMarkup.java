package org.chengqing.replies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.Source;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the schema.org ClaimReview of a page as JSON-LD for search engines and fact-check collections, in the form that
 * Google documents for fact checks: a rating from 1 (false) to 5 (true), and the word for people beside it.
 */
public final class ClaimReviewMarkup {
    private final JsonMapper json;

    /** Writes with this mapper. */
    public ClaimReviewMarkup(JsonMapper json) {
        this.json = json;
    }

    /** The JSON, safe inside a script element: no character in it can end the element or open a comment. */
    public String of(ReviewPage page) {
        return json.writeValueAsString(fields(page))
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    /** The same as fields, for those who put it into JSON of their own; whatever the standing of the page. */
    public static Map<String, Object> fields(ReviewPage page) {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("@context", "https://schema.org");
        review.put("@type", "ClaimReview");
        review.put("url", page.address());
        review.put("inLanguage", "zh-CN");
        review.put("datePublished", page.checkedOn().toString());
        review.put("claimReviewed", page.review().claim().text());
        review.put("reviewBody", page.review().conclusion());
        review.put("author", Map.of("@type", "Organization", "name", page.publisher()));
        review.put("reviewRating", rating(page.review().rating()));
        review.put(
                "itemReviewed",
                Map.of("@type", "Claim", "name", page.review().claim().text()));
        List<Map<String, Object>> sources =
                page.review().sources().stream().map(ClaimReviewMarkup::source).toList();
        if (!sources.isEmpty()) {
            review.put("citation", sources);
        }
        if (page.review().validity().until() != null) {
            review.put("expires", page.review().validity().until().toString());
        }
        return review;
    }

    private static Map<String, Object> rating(Rating rating) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("@type", "Rating");
        made.put("alternateName", rating.label());
        int value =
                switch (rating) {
                    case FALSE -> 1;
                    case MISLEADING -> 2;
                    case PARTLY_TRUE -> 3;
                    case TRUE -> 5;
                    case UNPROVEN -> 0;
                };
        if (value > 0) {
            made.putAll(Map.of("ratingValue", value, "worstRating", 1, "bestRating", 5));
        }
        return made;
    }

    private static Map<String, Object> source(Source source) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("@type", "CreativeWork");
        made.put("name", source.title() == null ? source.name() : source.title());
        made.put("publisher", Map.of("@type", "Organization", "name", source.name()));
        if (source.address() != null) {
            made.put("url", source.address().toString());
        }
        return made;
    }
}
