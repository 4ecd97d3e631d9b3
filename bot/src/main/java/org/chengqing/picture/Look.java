package org.chengqing.picture;

import java.awt.Color;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.replies.ReviewPage;

/**
 * How a judgement looks: its word, its colour and its sign, any of which tells it alone.
 *
 * @param word on the stamp
 * @param strong its colour, with a contrast of at least 4.5 to white
 * @param sign beside the word
 */
record Look(String word, Color strong, Sign sign) {
    /** The drawn sign. */
    enum Sign {
        /** Untrue. */
        CROSS,
        /** Careful. */
        WARNING,
        /** Half. */
        HALF,
        /** True. */
        CHECK,
        /** Open. */
        QUESTION,
        /** Holds no more. */
        BAR
    }

    private static final Color GREY = new Color(0x4A5560);

    static Look of(ReviewPage page) {
        return switch (page.standing()) {
            case CURRENT -> of(page.review().rating());
            case EXPIRED -> new Look("已过有效期", GREY, Sign.BAR);
            case WITHDRAWN -> new Look("已撤回", GREY, Sign.BAR);
            case SUPERSEDED -> new Look("已更新", GREY, Sign.BAR);
        };
    }

    /** The colours of the pages, see {@code base.css}. */
    private static Look of(Rating rating) {
        return switch (rating) {
            case FALSE -> new Look(rating.label(), new Color(0xB71C1C), Sign.CROSS);
            case MISLEADING -> new Look(rating.label(), new Color(0xA34700), Sign.WARNING);
            case PARTLY_TRUE -> new Look(rating.label(), new Color(0x7A5200), Sign.HALF);
            case TRUE -> new Look(rating.label(), new Color(0x15693A), Sign.CHECK);
            case UNPROVEN -> new Look(rating.label(), GREY, Sign.QUESTION);
        };
    }
}
