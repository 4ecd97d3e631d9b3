package org.chengqing.broadcast;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.chengqing.broadcast.BroadcastSettings.Notice;
import org.chengqing.channel.BulkMessage;
import org.chengqing.channel.NoticeTemplate;
import org.chengqing.channel.Picture;
import org.chengqing.channel.Reply;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.picture.ReviewPictures;
import org.chengqing.replies.ForwardText;
import org.chengqing.replies.ReviewCards;
import org.chengqing.replies.ReviewPage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.HtmlUtils;

/** What people read, in the form of each way. */
final class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int ARTICLE_TITLE = 32;
    private static final int ARTICLE_DIGEST = 120;

    private final ForwardText forward;
    private final ReviewPictures pictures;
    private final URI base;
    private final String office;
    private final Clock clock;

    Messages(ForwardText forward, ReviewPictures pictures, URI base, String office, Clock clock) {
        this.forward = forward;
        this.pictures = pictures;
        this.base = base.resolve("/");
        this.office = office;
        this.clock = clock;
    }

    /** To one person in a chat, who may take it on into a group. */
    Reply direct(BroadcastDraft draft, Optional<ClaimReview> review) {
        List<Reply.Part> parts = new ArrayList<>();
        parts.add(new Reply.Part.Text(draft.words()));
        review.ifPresent(it -> parts.add(ReviewCards.of(it)));
        return new Reply(parts, review.map(forward::offer).stream().toList());
    }

    /** To many at once, as text. */
    String text(BroadcastDraft draft, Optional<ClaimReview> review) {
        return review.map(it -> draft.words() + "\n\n" + forward.of(it)).orElse(draft.words());
    }

    /**
     * To many at once; an article only where the rebuttal is at hand. Empty when the article's picture cannot be drawn
     * now. Blocks while it is drawn.
     */
    Optional<BulkMessage> mass(BroadcastDraft draft, Optional<ClaimReview> review) {
        return draft.article() && review.isPresent()
                ? article(draft, review.get()).map(it -> it)
                : Optional.of(new BulkMessage.Text(text(draft, review)));
    }

    private Optional<BulkMessage.Article> article(BroadcastDraft draft, ClaimReview review) {
        ReviewPage page = ReviewPage.of(review, ReviewPage.Standing.CURRENT, base, office);
        try {
            Picture cover = new Picture("cover.png", pictures.of(page).join().png());
            return Optional.of(new BulkMessage.Article(
                    title(review),
                    null,
                    cut(review.conclusion(), ARTICLE_DIGEST),
                    html(draft, page),
                    new BulkMessage.Cover.Brought(cover),
                    URI.create(page.address())));
        } catch (CompletionException | RejectedExecutionException e) {
            LOG.warn("the picture of an article was not drawn: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The title of the article about this review. */
    static String title(ClaimReview review) {
        return cut("【" + review.rating().label() + "】" + review.claim().text(), ARTICLE_TITLE);
    }

    private static String html(BroadcastDraft draft, ReviewPage page) {
        ClaimReview review = page.review();
        StringBuilder html = new StringBuilder();
        paragraph(html, draft.words());
        paragraph(html, "【" + review.rating().label() + "】" + review.claim().text());
        paragraph(html, review.conclusion());
        page.paragraphs().forEach(text -> paragraph(html, text));
        review.sources()
                .forEach(source -> paragraph(
                        html, "来源：" + source.name() + (source.title() == null ? "" : "《" + source.title() + "》")));
        paragraph(html, "核查日期：" + page.checkedOn() + "　" + page.publisher());
        return html.toString();
    }

    /** Too long a body is left out from the paragraph that does not fit; the public page, which the article names, has all. */
    private static void paragraph(StringBuilder html, String text) {
        String paragraph = "<p>" + HtmlUtils.htmlEscape(text).replace("\n", "<br>") + "</p>";
        if (html.length() + paragraph.length() < 19_000) {
            html.append(paragraph);
        }
    }

    /** To one person in the form of this notice. */
    NoticeTemplate notice(Notice notice, BroadcastDraft draft, Optional<ClaimReview> review) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("{claim}", review.map(it -> it.claim().text()).orElse(draft.words()));
        values.put("{rating}", review.map(it -> it.rating().label()).orElse("通知"));
        values.put("{conclusion}", review.map(ClaimReview::conclusion).orElse(draft.words()));
        values.put("{words}", draft.words());
        values.put("{time}", TIME.format(LocalDateTime.ofInstant(clock.instant(), ReviewPage.OFFICE_ZONE)));
        Map<String, String> fields = new LinkedHashMap<>();
        notice.fields().forEach((name, text) -> {
            String filled = text;
            for (Map.Entry<String, String> value : values.entrySet()) {
                filled = filled.replace(value.getKey(), value.getValue());
            }
            fields.put(name, filled);
        });
        URI address = review.map(it -> base.resolve("/r/" + it.id().value())).orElse(null);
        return new NoticeTemplate(notice.kind(), notice.templateId(), fields, address);
    }

    private static String cut(String text, int most) {
        String line = text.strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
