package org.chengqing.knowledge.evaluation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengqing.knowledge.catalog.ImportError;
import org.chengqing.knowledge.claim.ClaimReview;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Labelled messages, one JSON object a line, in either of the shapes that {@link QueryRow} knows. */
final class QueryFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final List<LabelledQuery> queries = new ArrayList<>();
    private final List<ImportError> errors = new ArrayList<>();
    private final Map<String, String> placeOfId = new HashMap<>();

    private QueryFiles() {}

    static QueryFiles read(List<Path> files) throws IOException {
        QueryFiles all = new QueryFiles();
        for (Path file : files) {
            all.read(file);
        }
        return all;
    }

    List<LabelledQuery> queries() {
        return List.copyOf(queries);
    }

    List<ImportError> errors() {
        return List.copyOf(errors);
    }

    /** How many answerable messages have none of their answers among these. */
    long withoutReviews(List<ClaimReview> reviews) {
        Set<String> known = reviews.stream().map(review -> review.id().value()).collect(Collectors.toUnmodifiableSet());
        return queries.stream()
                .filter(query -> query.isAnswerable() && Collections.disjoint(query.right(), known))
                .count();
    }

    private void read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        int before = queries.size() + errors.size();
        // a decoder of its own: bytes that are not UTF-8 become U+FFFD instead of an exception
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            long number = 0;
            for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    add(name, number, line);
                }
            }
        }
        if (queries.size() + errors.size() == before) {
            errors.add(new ImportError(name, 0, "里面没有问题"));
        }
    }

    private void add(String file, long line, String json) {
        JsonNode tree;
        try {
            tree = JSON.readTree(json);
        } catch (JacksonException malformed) {
            errors.add(new ImportError(file, line, "不是有效的 JSON"));
            return;
        }
        @Nullable LabelledQuery query = QueryRow.read(tree, error -> errors.add(new ImportError(file, line, error)));
        if (query == null) {
            return;
        }
        @Nullable String earlier = placeOfId.putIfAbsent(query.id(), file + " 第 " + line + " 行");
        if (earlier == null) {
            queries.add(query);
        } else {
            errors.add(new ImportError(file, line, "id “" + query.id() + "”与 " + earlier + "的重复"));
        }
    }
}
