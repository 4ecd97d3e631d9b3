package org.chengqing.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Validity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the files of an evaluation set as they are; validity dates are left out, as the sets ask. */
public final class EvalSets {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EvalSets() {}

    /** One labelled message. */
    public record Query(String id, String text) {}

    public static List<ClaimReview> reviews(Path kb) {
        return rows(kb).stream().map(EvalSets::review).toList();
    }

    public static List<Query> queries(Path file) {
        return rows(file).stream()
                .map(row -> new Query(
                        row.path("id").asString(),
                        row.has("text")
                                ? row.path("text").asString()
                                : row.path("query").asString()))
                .toList();
    }

    public static Map<String, String> places(Path file) {
        try {
            Map<String, String> places = new HashMap<>();
            JSON.readTree(Files.readString(file))
                    .properties()
                    .forEach(
                            entry -> places.put(entry.getKey(), entry.getValue().asString()));
            return places;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ClaimReview review(JsonNode row) {
        String body = row.path("body").asString("");
        String conclusion = row.path("summary").asString(row.path("claim").asString());
        JsonNode facts = row.path("facts");
        return new ClaimReview(
                new ClaimReviewId(row.path("id").asString()),
                new Claim(row.path("claim").asString()),
                Rating.of(row.path("verdict").asString()).orElse(Rating.UNPROVEN),
                conclusion.substring(0, Math.min(conclusion.length(), ClaimReview.MAX_CONCLUSION)),
                body,
                List.of(),
                row.path("region").asString(ClaimReview.NATIONWIDE),
                row.path("category").asString("其他"),
                strings(row.path("aliases")),
                List.of(),
                new Facts(
                        strings(facts.path("places")),
                        strings(facts.path("numbers")),
                        strings(facts.path("dates")),
                        strings(facts.path("orgs"))),
                Validity.ALWAYS,
                ReviewState.RELEASED,
                null,
                false,
                1,
                Instant.EPOCH);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item -> strings.add(item.asString()));
        return strings;
    }

    private static List<JsonNode> rows(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(JSON::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
