package org.chengqing.knowledge.evaluation;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers as JSON Lines for a scorer outside: {@code id}, {@code outcome} (confirmed, ambiguous, none), {@code kb_id} or
 * {@code candidates}, {@code millis}.
 */
public final class PredictionFile {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double MICROS = 1_000;

    private PredictionFile() {}

    /**
     * Writes the answers in their order; an earlier file is replaced. Blocks on the file.
     *
     * @throws IOException when it cannot be written
     */
    public static void write(Path file, List<Answer> answers) throws IOException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Answer answer : answers) {
                out.write(JSON.writeValueAsString(row(answer)));
                out.write('\n');
            }
        }
    }

    private static ObjectNode row(Answer answer) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        row.put("id", answer.query().id());
        row.put("outcome", answer.decision().name().toLowerCase(Locale.ROOT));
        switch (answer.decision()) {
            case CONFIRMED -> row.put("kb_id", answer.shown().getFirst());
            case AMBIGUOUS -> {
                ArrayNode candidates = row.putArray("candidates");
                answer.shown().forEach(candidates::add);
            }
            case NONE -> {}
        }
        row.put("millis", Math.round(answer.millis() * MICROS) / MICROS);
        return row;
    }
}
