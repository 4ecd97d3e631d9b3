package org.chengqing.replies;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.chengqing.channel.Reply;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Source;

/** Makes the card that shows a review in a reply. */
public final class ReviewCards {
    /** Where the office is: the days on a card are days there. */
    private static final ZoneId OFFICE_ZONE = ZoneId.of("Asia/Shanghai");

    private ReviewCards() {}

    /** The card of this review; the day it was checked is that of its latest revision in China. */
    public static Reply.Part.Card of(ClaimReview review) {
        List<Reply.CardSource> sources =
                review.sources().stream().map(ReviewCards::sourceOf).toList();
        LocalDate checkedOn = LocalDate.ofInstant(review.updatedAt(), OFFICE_ZONE);
        return new Reply.Part.Card(
                review.id().value(),
                review.rating().label(),
                review.rating().code(),
                review.claim().text(),
                review.conclusion(),
                sources,
                checkedOn,
                review.validity().until());
    }

    private static Reply.CardSource sourceOf(Source source) {
        return new Reply.CardSource(source.name(), source.title(), source.address());
    }
}
