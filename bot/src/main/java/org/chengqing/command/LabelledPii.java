package org.chengqing.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chengqing.masking.PersonalData;
import org.chengqing.masking.PersonalDataDetector;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A text with the personal data that a person marked in it. */
record LabelledPii(String id, String text, List<Span> spans) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** A place in a text, in code points, the end exclusive. */
    record Span(int start, int end, String type) {}

    /** What the detector finds in this text. */
    List<Span> found() {
        return PersonalDataDetector.find(text).stream().map(this::span).toList();
    }

    private Span span(PersonalData found) {
        return new Span(
                text.codePointCount(0, found.start()),
                text.codePointCount(0, found.end()),
                found.type().code());
    }

    /**
     * All texts of these files. Throws {@link IllegalArgumentException} with a sentence in Chinese for a missing file or
     * a line in error, {@link IOException} when reading fails.
     */
    static List<LabelledPii> read(List<Path> files) throws IOException {
        List<LabelledPii> texts = new ArrayList<>();
        for (Path file : files) {
            try {
                int number = 0;
                for (String line : Files.readAllLines(file)) {
                    number++;
                    if (!line.isBlank()) {
                        texts.add(parsed(line, file + " 第 " + number + " 行"));
                    }
                }
            } catch (NoSuchFileException missing) {
                throw new IllegalArgumentException("没有文件 " + file, missing);
            }
        }
        return texts;
    }

    private static LabelledPii parsed(String line, String where) {
        try {
            JsonNode node = MAPPER.readTree(line);
            List<Span> spans = new ArrayList<>();
            for (JsonNode span : node.path("spans")) {
                spans.add(new Span(
                        span.required("start").asInt(),
                        span.required("end").asInt(),
                        span.path("type").asString("")));
            }
            return new LabelledPii(
                    node.required("id").asString(), node.required("text").asString(), spans);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException(where + "不是 {\"id\", \"text\", \"spans\"} 的样子", e);
        }
    }

    /** Writes what is found in each text, a line for each. */
    static void writePredictions(List<LabelledPii> texts, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (LabelledPii text : texts) {
            ObjectNode row = MAPPER.createObjectNode().put("id", text.id);
            ArrayNode spans = row.putArray("spans");
            text.found()
                    .forEach(span -> spans.addObject()
                            .put("start", span.start())
                            .put("end", span.end())
                            .put("type", span.type()));
            lines.add(MAPPER.writeValueAsString(row));
        }
        Files.write(file, lines);
    }
}
