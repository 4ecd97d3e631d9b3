package org.chengqing.syndication;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ReviewState;
import org.jspecify.annotations.Nullable;

/**
 * What one revision changes for those outside.
 *
 * @param before the revision before; null for the first
 * @param after the revision
 * @param fields of the public page that differ, by their names in payloads
 */
record ReviewChange(EventType type, @Nullable ClaimReview before, ClaimReview after, List<String> fields) {
    ReviewChange {
        fields = List.copyOf(fields);
    }

    /** Empty where nobody outside sees a difference: drafts, aliases, the samples that came with the program. */
    static Optional<ReviewChange> between(@Nullable ClaimReview before, ClaimReview after) {
        boolean was = before != null && isTold(before);
        boolean is = isTold(after);
        if (!was && !is) {
            return Optional.empty();
        }
        List<String> fields = before == null ? List.of() : fields(before, after);
        if (was && is) {
            return fields.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ReviewChange(EventType.CORRECTED, before, after, fields));
        }
        return Optional.of(new ReviewChange(is ? EventType.RELEASED : EventType.WITHDRAWN, before, after, fields));
    }

    /** Nobody of the office has looked at a sample; another system must not publish it as the office's word. */
    private static boolean isTold(ClaimReview review) {
        return review.state() == ReviewState.RELEASED && !review.sample();
    }

    private static List<String> fields(ClaimReview before, ClaimReview after) {
        List<String> fields = new ArrayList<>();
        add(fields, "claim", before.claim(), after.claim());
        add(fields, "rating", before.rating(), after.rating());
        add(fields, "conclusion", before.conclusion(), after.conclusion());
        add(fields, "body", before.body(), after.body());
        add(fields, "sources", before.sources(), after.sources());
        add(fields, "region", before.region(), after.region());
        add(fields, "category", before.category(), after.category());
        add(fields, "validity", before.validity(), after.validity());
        return fields;
    }

    private static void add(List<String> fields, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(name);
        }
    }
}
