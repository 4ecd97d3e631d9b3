package org.chengqing.knowledge.matching;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chengqing.knowledge.EvalSets;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.index.ReviewIndex;
import org.chengqing.knowledge.text.NormalisedText;
import org.chengqing.knowledge.text.TextNormaliser;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes predictions for an evaluation set's scorer, and the features of each pair for fitting the weights. Arguments:
 * the predictions file, the features file ({@code /dev/null} for none), the places file, query files separated by commas, and the bases.
 */
final class EvalRunner {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private EvalRunner() {}

    public static void main(String[] args) throws IOException {
        List<ClaimReview> reviews = Arrays.stream(args)
                .skip(4)
                .flatMap(file -> EvalSets.reviews(Path.of(file)).stream())
                .toList();
        Map<String, String> places = EvalSets.places(Path.of(args[2]));
        ReviewIndex.build(1, reviews, places);
        long began = System.nanoTime();
        ReviewIndex index = ReviewIndex.build(1, reviews, places);
        System.out.printf("built %d in %d ms%n", reviews.size(), (System.nanoTime() - began) / 1_000_000);
        List<EvalSets.Query> queries = Arrays.stream(args[3].split(",", -1))
                .flatMap(file -> EvalSets.queries(Path.of(file)).stream())
                .toList();
        boolean withFeatures = !args[1].equals("/dev/null");
        Matcher matcher = new Matcher(MatchSettings.STANDARD);
        queries.stream()
                .limit(500)
                .forEach( // warm the machine up
                        query -> matcher.match(TextNormaliser.normalise(query.text()), index, TODAY));
        try (PrintStream predictions =
                        new PrintStream(Files.newOutputStream(Path.of(args[0])), false, StandardCharsets.UTF_8);
                PrintStream features =
                        new PrintStream(Files.newOutputStream(Path.of(args[1])), false, StandardCharsets.UTF_8)) {
            for (EvalSets.Query query : queries) {
                long start = System.nanoTime();
                NormalisedText text = TextNormaliser.normalise(query.text());
                MatchOutcome outcome = matcher.match(text, index, TODAY);
                double millis = (System.nanoTime() - start) / 1e6;
                predictions.println(JSON.writeValueAsString(prediction(query.id(), outcome, millis)));
                if (withFeatures && !text.saysNothing()) {
                    features.println(JSON.writeValueAsString(description(query.id(), text, index, matcher)));
                }
            }
        }
    }

    private static Map<String, Object> prediction(String id, MatchOutcome outcome, double millis) {
        Map<String, Object> row = new TreeMap<>(Map.of("id", id, "millis", millis));
        switch (outcome) {
            case MatchOutcome.Confirmed confirmed -> {
                row.put("outcome", "confirmed");
                row.put("kb_id", confirmed.match().review().id().value());
            }
            case MatchOutcome.Ambiguous ambiguous -> {
                row.put("outcome", "ambiguous");
                row.put(
                        "candidates",
                        ambiguous.candidates().stream()
                                .map(match -> match.review().id().value())
                                .toList());
            }
            case MatchOutcome.NoMatch _ -> row.put("outcome", "none");
        }
        return row;
    }

    private static Map<String, Object> description(String id, NormalisedText text, ReviewIndex index, Matcher matcher) {
        List<Map<String, Object>> pairs = new ArrayList<>();
        new CandidateFeatures(text, index)
                .describe(index.candidates(text, TODAY, matcher.settings().candidates()))
                .forEach(one -> pairs.add(Map.of(
                        "id", Objects.requireNonNull(one.entry().review().id().value()),
                        "clash", one.clash(),
                        "features", one.features())));
        return Map.of("id", id, "pairs", pairs);
    }
}
