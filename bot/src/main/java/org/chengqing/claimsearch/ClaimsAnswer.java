package org.chengqing.claimsearch;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is answered, field by field as in Google's API; what is empty or unknown is left out. Who made a claim and when is
 * not known here, so {@code claimant} and {@code claimDate} never stand in an answer.
 *
 * @param nextPageToken null on the last page
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ClaimsAnswer(List<Claim> claims, @Nullable String nextPageToken) {
    /** A claim with its one review. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Claim(String text, List<Review> claimReview) {}

    /** The office's review. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Review(
            Publisher publisher,
            String url,
            String title,
            String reviewDate,
            String textualRating,
            String languageCode) {}

    /** The office. */
    record Publisher(String name, String site) {}

    /** Why there is no answer. */
    record Failure(Status error) {
        static Failure of(Refusal refusal) {
            return new Failure(
                    new Status(refusal.status().value(), String.valueOf(refusal.getMessage()), refusal.code()));
        }
    }

    /** As Google's APIs say it. */
    record Status(int code, String message, String status) {}
}
