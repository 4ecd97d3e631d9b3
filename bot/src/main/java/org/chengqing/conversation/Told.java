package org.chengqing.conversation;

import java.util.List;
import org.chengqing.knowledge.claim.ClaimReview;

/** What one message led to for its person: the judgements shown, and the questions that nothing answers. */
record Told(List<ClaimReview> shown, List<String> unanswered) {
    /** Copies the lists. */
    Told {
        shown = List.copyOf(shown);
        unanswered = List.copyOf(unanswered);
    }

    static Told of(List<Line> lines, List<String> unanswered) {
        return new Told(
                lines.stream()
                        .filter(Line.Verdict.class::isInstance)
                        .map(line -> ((Line.Verdict) line).review())
                        .toList(),
                unanswered);
    }
}
