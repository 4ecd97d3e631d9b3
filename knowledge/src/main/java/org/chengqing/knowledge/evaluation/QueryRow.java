package org.chengqing.knowledge.evaluation;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A labelled message in one of two shapes. Public sets: {@code id, query, kind}, {@code kb_id} and {@code related_kb_ids}
 * where something answers it. Local sets: {@code id, text, kind, expect} with {@code outcome} (match, candidates, none),
 * {@code kb_id} and {@code acceptable}.
 */
final class QueryRow {
    private static final Set<String> OUTCOMES = Set.of("match", "candidates", "none");

    private QueryRow() {}

    /** The message; null after at least one error, in Chinese. */
    static @Nullable LabelledQuery read(JsonNode row, Consumer<String> errors) {
        if (!row.isObject()) {
            errors.accept("应是一个 JSON 对象 {…}");
            return null;
        }
        String id = required(row, "id", "id", errors);
        String text = required(row, row.has("query") && !row.has("text") ? "query" : "text", "text", errors);
        String kind = required(row, "kind", "kind", errors);
        @Nullable Set<String> right = row.has("expect") ? expected(row.get("expect"), errors) : linked(row);
        return id.isEmpty() || text.isEmpty() || kind.isEmpty() || right == null
                ? null
                : new LabelledQuery(id, text, kind, right);
    }

    private static String required(JsonNode row, String name, String told, Consumer<String> errors) {
        JsonNode value = row.path(name);
        String text = value.isValueNode() && !value.isNull() ? value.asString() : "";
        if (text.isEmpty()) {
            errors.accept(told.equals("text") ? "缺少“text”或“query”" : "缺少“" + told + "”");
        }
        return text;
    }

    private static @Nullable Set<String> expected(JsonNode expect, Consumer<String> errors) {
        String outcome = expect.path("outcome").asString("");
        if (!OUTCOMES.contains(outcome)) {
            errors.accept("“expect.outcome”应是 match、candidates、none 之一");
            return null;
        }
        return outcome.equals("none") ? Set.of() : ids(expect, "acceptable");
    }

    private static Set<String> linked(JsonNode row) {
        return row.path("kb_id").asString("").isEmpty() ? Set.of() : ids(row, "related_kb_ids");
    }

    private static Set<String> ids(JsonNode node, String others) {
        Set<String> ids = new HashSet<>();
        ids.add(node.path("kb_id").asString(""));
        node.path(others).forEach(id -> ids.add(id.asString("")));
        ids.remove("");
        return ids;
    }
}
