package org.chengqing.console.rebuttals;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.channel.Reply;
import org.chengqing.channel.wechat.ReplyText;
import org.chengqing.console.page.Times;
import org.chengqing.console.rebuttals.RebuttalForm.SourceRow;
import org.chengqing.conversation.Conversations;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.replies.ForwardText;
import org.chengqing.replies.ReviewCards;
import org.chengqing.replies.ReviewPage;
import org.chengqing.replies.ReviewPage.Standing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** Shows a review as residents will see it: made by what makes it for them. */
@Component
@ConditionalOnWebApplication
final class RebuttalPreviews {
    private final Conversations conversations;
    private final ReplyText weChat;
    private final ForwardText forward;
    private final URI base;
    private final String publisher;
    private final Clock clock;

    RebuttalPreviews(
            Conversations conversations,
            ForwardText forward,
            Clock clock,
            @Value("${publication.base-url:http://localhost:8080}") URI base,
            @Value("${publication.publisher:云溪县互联网辟谣中心}") String publisher) {
        this.conversations = conversations;
        this.forward = forward;
        this.clock = clock;
        this.base = base.resolve("/");
        this.publisher = publisher;
        this.weChat = new ReplyText(this.base, false);
    }

    /**
     * What residents see.
     *
     * @param weChat the text of the answer in WeChat
     * @param card the card in the web chat
     * @param page the public page
     * @param forward the text to paste into a group
     */
    public record Preview(String weChat, Reply.Part.Card card, ReviewPage page, String forward) {}

    Preview of(ClaimReview review) {
        return new Preview(
                weChat.whole(conversations.preview(review)), ReviewCards.of(review), page(review), forward.of(review));
    }

    /** The public page of this review as if it answered. */
    ReviewPage page(ClaimReview review) {
        return ReviewPage.of(review, Standing.CURRENT, base, publisher);
    }

    /** The preview of this content as if it was released now. */
    Preview of(ClaimReviewId id, ReviewContent content) {
        return of(content.as(id, ReviewState.RELEASED, null, 1, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    /** The preview of a form: what is missing or wrong in it is told in its place. */
    Preview of(ClaimReviewId id, RebuttalForm form) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        RebuttalForm patched = form;
        for (String field : FormCheck.of(form, today).errors().keySet()) {
            patched = patched(patched, field);
        }
        return of(id, FormCheck.of(patched, today).content().orElseThrow());
    }

    private static RebuttalForm patched(RebuttalForm form, String field) {
        if (field.startsWith("source")) {
            int row = Integer.parseInt(field.replaceAll("\\D", ""));
            List<SourceRow> rows = new ArrayList<>(form.sources());
            SourceRow typed = rows.get(row);
            String name = typed.name().isBlank() || field.startsWith("sourceName") ? "（单位）" : typed.name();
            rows.set(row, new SourceRow(name, field.startsWith("sourceTitle") ? "" : typed.title(), "", ""));
            return new RebuttalForm(form.values(), rows);
        }
        String typed = form.value(field);
        return form.with(
                field,
                switch (field) {
                    case "claim" -> typed.isBlank() ? "（还没有写说法）" : cut(typed, 500);
                    case "conclusion" -> typed.isBlank() ? "（还没有写结论）" : cut(typed, ClaimReview.MAX_CONCLUSION);
                    case "rating" -> Rating.UNPROVEN.code();
                    case "region" -> ClaimReview.NATIONWIDE;
                    case "category" -> ReviewContent.OTHER_CATEGORY;
                    default -> "";
                });
    }

    private static String cut(String text, int most) {
        String clean = text.codePoints()
                .filter(c -> Character.getType(c) != Character.SURROGATE && c != 0xFFFD && c != 0xFFFE && c != 0xFFFF)
                .limit(most / 2)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return clean.isEmpty() ? "（不能显示）" : clean;
    }
}
