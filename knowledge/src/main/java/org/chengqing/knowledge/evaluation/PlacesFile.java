package org.chengqing.knowledge.evaluation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.knowledge.catalog.ImportError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object: place → the place above it. */
final class PlacesFile {
    private static final String FORM = "应是一个 JSON 对象：地名 → 它的上级地名";

    private PlacesFile() {}

    static Map<String, String> read(Path file, List<ImportError> errors) throws IOException {
        String name = String.valueOf(file.getFileName());
        Map<String, String> above = new HashMap<>();
        try {
            JsonNode tree = JsonMapper.shared().readTree(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (!tree.isObject() || tree.values().stream().anyMatch(value -> !value.isString())) {
                errors.add(new ImportError(name, 0, FORM));
                return Map.of();
            }
            tree.properties()
                    .forEach(place -> above.put(place.getKey(), place.getValue().asString()));
        } catch (JacksonException malformed) {
            errors.add(new ImportError(
                    name,
                    malformed.getLocation() == null
                            ? 0
                            : malformed.getLocation().getLineNr(),
                    "不是有效的 JSON，" + FORM));
        }
        return above;
    }
}
