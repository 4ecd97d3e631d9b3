package org.chengqing.syndication;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.replies.ClaimReviewMarkup;
import org.chengqing.replies.ReviewPage;
import org.chengqing.replies.ReviewPage.Standing;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a target gets. */
final class Payload {
    private final JsonMapper json;
    private final URI base;
    private final String publisher;

    Payload(JsonMapper json, URI base, String publisher) {
        this.json = json;
        this.base = base;
        this.publisher = publisher;
    }

    /** The id of the message: always the same for this change, and never that of another, even after a restore. */
    static String id(ReviewChange change) {
        ClaimReview after = change.after();
        String text = String.join(
                "\n",
                after.id().value(),
                Integer.toString(after.revision()),
                change.type().word(),
                after.updatedAt().toString());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "msg_" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The body. A review that was withdrawn comes without its judgement and reasons, as its page does. */
    String of(ReviewChange change) {
        ClaimReview after = change.after();
        boolean holds = change.type() != EventType.WITHDRAWN;
        ReviewPage page = ReviewPage.of(after, holds ? Standing.CURRENT : Standing.WITHDRAWN, base, publisher);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("review", after.id().value());
        data.put("revision", after.revision());
        data.put("claim", after.claim().text());
        data.put("url", page.address());
        data.put("feed", base.resolve("/feed.atom").toString());
        data.put("change", changed(change));
        if (page.successor() != null) {
            data.put("supersededBy", base.resolve(page.successor()).toString());
        }
        if (holds) {
            data.put("claimReview", ClaimReviewMarkup.fields(page));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", change.type().word());
        body.put("timestamp", after.updatedAt().toString());
        body.put("data", data);
        return json.writeValueAsString(body);
    }

    private static Map<String, Object> changed(ReviewChange change) {
        Map<String, Object> changed = new LinkedHashMap<>();
        if (change.before() != null && change.type() != EventType.RELEASED) {
            changed.put("from", rating(change.before().rating()));
        }
        if (change.type() != EventType.WITHDRAWN) {
            changed.put("to", rating(change.after().rating()));
        }
        if (change.type() == EventType.CORRECTED) {
            changed.put("fields", change.fields());
        }
        return changed;
    }

    private static Map<String, Object> rating(Rating rating) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("rating", rating.code());
        made.put("label", rating.label());
        return made;
    }
}
