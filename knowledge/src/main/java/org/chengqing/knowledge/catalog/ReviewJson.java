package org.chengqing.knowledge.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Source;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A review as the row that files and the database hold: one form for all, in which equal reviews are equal. Revision
 * and time are not part of it.
 */
final class ReviewJson {
    static final JsonMapper MAPPER = JsonMapper.shared();

    private ReviewJson() {}

    static String text(ClaimReview review) {
        return object(review).toString();
    }

    static String text(ReviewRow row) {
        return object(row).toString();
    }

    static ObjectNode object(ClaimReview review) {
        return object(new ReviewRow(review.id(), ReviewContent.of(review), review.state(), review.supersededBy()));
    }

    static ObjectNode object(ReviewRow row) {
        ReviewContent content = row.content();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("id", row.id().value());
        object.put("claim", content.claim().text());
        object.put("rating", content.rating().code());
        object.put("conclusion", content.conclusion());
        object.put("body", content.body());
        ArrayNode sources = object.putArray("sources");
        content.sources().forEach(source -> sources.add(object(source)));
        object.put("region", content.region());
        object.put("category", content.category());
        putTexts(object, "aliases", content.aliases());
        putTexts(object, "counterExamples", content.counterExamples());
        object.set("facts", object(content.facts()));
        putIfPresent(object, "validFrom", content.validity().from());
        putIfPresent(object, "validUntil", content.validity().until());
        putIfPresent(object, "state", row.state());
        putIfPresent(object, "supersededBy", row.supersededBy());
        object.put("sample", content.sample());
        return object;
    }

    static ObjectNode object(Source source) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("name", source.name());
        putIfPresent(object, "title", source.title());
        putIfPresent(object, "url", source.address());
        putIfPresent(object, "date", source.date());
        return object;
    }

    private static ObjectNode object(Facts facts) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        putTexts(object, "places", facts.places());
        putTexts(object, "numbers", facts.numbers());
        putTexts(object, "dates", facts.dates());
        putTexts(object, "organisations", facts.organisations());
        return object;
    }

    /** The review that {@link #text(ClaimReview)} wrote into the database. */
    static ClaimReview stored(String content, int revision, Instant at) {
        List<String> errors = new ArrayList<>();
        JsonNode tree = MAPPER.readTree(content);
        ReviewRow row = new RowReader(false, notice -> {}).read((ObjectNode) tree, errors::add);
        if (row == null) {
            throw new IllegalStateException("stored review " + tree.path("id") + ": " + errors);
        }
        ReviewState state = Objects.requireNonNull(row.state(), "stored review without a state");
        return row.content().as(row.id(), state, row.supersededBy(), revision, at);
    }

    private static void putTexts(ObjectNode object, String name, List<String> texts) {
        ArrayNode array = object.putArray(name);
        texts.forEach(array::add);
    }

    private static void putIfPresent(ObjectNode object, String name, @Nullable Object value) {
        if (value != null) {
            object.put(name, value.toString());
        }
    }
}
