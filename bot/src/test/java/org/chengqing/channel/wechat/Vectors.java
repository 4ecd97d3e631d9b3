package org.chengqing.channel.wechat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Known pairs of the protocol, from the platform's documentation and the test suites of other libraries. */
public final class Vectors {
    private static final JsonNode ALL = read();

    private Vectors() {}

    /** The entries of a group. */
    public static Stream<JsonNode> of(String group) {
        return ALL.get(group).valueStream();
    }

    /** One of the edge cases. */
    public static JsonNode edgeCase(String name) {
        return of("edge_cases")
                .filter(entry -> text(entry, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A field that must be there. */
    public static String text(JsonNode entry, String field) {
        return Objects.requireNonNull(entry.get(field), field).asString();
    }

    private static JsonNode read() {
        try (InputStream file = Vectors.class.getResourceAsStream("/wechat/vectors.json")) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
