package org.chengqing.replies;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.chengqing.knowledge.claim.ClaimReview;
import org.jspecify.annotations.Nullable;

/**
 * A review as its page shows it.
 *
 * @param standing whether it holds
 * @param review the review
 * @param address its public address
 * @param checkedOn the day of its latest revision in China
 * @param publisher the office
 * @param successor the path of the review that took its place, null when none did
 */
public record ReviewPage(
        Standing standing,
        ClaimReview review,
        String address,
        LocalDate checkedOn,
        String publisher,
        @Nullable String successor) {
    /** Where the office is: the days on a page are days there. */
    public static final ZoneId OFFICE_ZONE = ZoneId.of("Asia/Shanghai");

    private static final int MAX_DESCRIPTION = 150;

    /** Whether a review holds. */
    public enum Standing {
        /** It answers. */
        CURRENT,
        /** Its time is over; what it says was right then. */
        EXPIRED,
        /** It was taken back: neither its judgement nor its reasons are shown. */
        WITHDRAWN,
        /** Another review took its place. */
        SUPERSEDED
    }

    /**
     * The page of this review.
     *
     * @param base the address of the service as people outside reach it
     * @param publisher the office
     */
    public static ReviewPage of(ClaimReview review, Standing standing, URI base, String publisher) {
        String successor = review.supersededBy() == null
                ? null
                : "/r/" + review.supersededBy().value();
        return new ReviewPage(
                standing,
                review,
                base.resolve("/r/" + review.id().value()).toString(),
                dayOf(review.updatedAt()),
                publisher,
                successor);
    }

    /** The day in China. */
    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, OFFICE_ZONE);
    }

    /** Whether the judgement and its reasons may be shown. */
    public boolean shown() {
        return standing != Standing.WITHDRAWN;
    }

    /** Whether this is the office's word today, to be found and passed on. */
    public boolean current() {
        return standing == Standing.CURRENT;
    }

    /** The page's title, also in a link's preview: the judgement first. */
    public String title() {
        return switch (standing) {
            case CURRENT -> "【" + review.rating().label() + "】" + review.claim();
            case EXPIRED -> "【已过有效期】" + review.claim();
            case WITHDRAWN -> "【已撤回】" + review.claim();
            case SUPERSEDED -> "【已更新】" + review.claim();
        };
    }

    /** The second line of a link's preview. */
    public String description() {
        String text =
                switch (standing) {
                    case CURRENT -> review.conclusion();
                    case EXPIRED -> "这条核实结果已过有效期，情况可能有变化。";
                    case WITHDRAWN -> "这条核实结果已经撤回，请不要再引用或转发。";
                    case SUPERSEDED -> "这条核实结果已被新的代替，请看最新的一条。";
                };
        return text.length() <= MAX_DESCRIPTION ? text : text.substring(0, MAX_DESCRIPTION - 1) + "…";
    }

    /** The path of its picture to pass on. */
    public String picture() {
        return pictureOf(review.id().value());
    }

    /** The path of the picture of the review with this id. */
    public static String pictureOf(String reviewId) {
        return "/r/" + reviewId + "/picture.png";
    }

    /** The reasons, a paragraph each. */
    public List<String> paragraphs() {
        return review.body()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
