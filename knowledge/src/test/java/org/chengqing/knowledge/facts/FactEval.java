package org.chengqing.knowledge.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengqing.knowledge.EvalSets;
import org.chengqing.knowledge.claim.ClaimReview;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares the facts of labelled messages with those of the reviews they are labelled with. */
final class FactEval {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NEAR = Pattern.compile("near:(L\\d+)");

    private final FactReader reader;
    private final Map<String, ReviewFacts> facts = new HashMap<>();
    private final Map<String, ClaimReview> reviews = new HashMap<>();

    /**
     * One message with one review.
     *
     * @param answers whether the review answers the message; false where it only looks like it
     */
    record Pair(String kind, String text, ClaimReview review, boolean answers, FactComparison comparison) {}

    FactEval(Path kb, Map<String, String> places) {
        List<ClaimReview> all = EvalSets.reviews(kb);
        reader = new FactReader(Gazetteer.of(places, all));
        for (ClaimReview review : all) {
            String id = Objects.requireNonNull(review.id().value());
            reviews.put(id, review);
            facts.put(id, reader.read(review));
        }
    }

    List<Pair> pairs(Path queries) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (String line : Files.readAllLines(queries)) {
            JsonNode row = JSON.readTree(line);
            String text = row.path("text").asString(row.path("query").asString(""));
            JsonNode expect = row.has("expect") ? row.path("expect") : row;
            Optional<String> right =
                    Optional.of(expect.path("kb_id").asString("")).filter(id -> !id.isEmpty());
            right.ifPresent(id -> pairs.add(pair(row, text, id, true)));
            if (right.isEmpty() && expect.path("outcome").asString("").equals("none")) {
                NEAR.matcher(row.path("note").asString(""))
                        .results()
                        .forEach(found -> pairs.add(pair(row, text, found.group(1), false)));
            }
        }
        return pairs;
    }

    private Pair pair(JsonNode row, String text, String id, boolean answers) {
        FactComparison comparison =
                FactComparison.compare(reader.readRaw(text), Objects.requireNonNull(facts.get(id), id));
        return new Pair(
                row.path("kind").asString(), text, Objects.requireNonNull(reviews.get(id), id), answers, comparison);
    }
}
