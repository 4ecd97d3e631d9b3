package org.chengqing.conversation.intent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Files of labelled messages: one JSON object a line, {@code {"id"?, "text", "intent", "context"?, "alsoAcceptable"?}}. */
public final class LabelledMessages {
    private static final JsonMapper MAPPER = new JsonMapper();

    private LabelledMessages() {}

    /**
     * All messages of the file. Throws {@link IllegalArgumentException} with file, line and reason in Chinese for a line
     * that is not one, {@link IOException} when the file cannot be read.
     */
    public static List<LabelledMessage> read(Path file) throws IOException {
        List<LabelledMessage> messages = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                messages.add(message(MAPPER.readTree(line), number));
            } catch (JacksonException | IllegalArgumentException e) {
                throw new IllegalArgumentException(file + " 第 " + number + " 行不正确：" + e.getMessage(), e);
            }
        }
        return List.copyOf(messages);
    }

    /** Writes a file that {@link #read} takes back. Throws {@link IOException} when it cannot. */
    public static void write(List<LabelledMessage> messages, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (LabelledMessage message : messages) {
            ObjectNode row = MAPPER.createObjectNode();
            row.put("id", message.id());
            row.put("text", message.text());
            row.put("intent", message.intent().code());
            if (message.situation() != Situation.FRESH) {
                row.put("context", message.situation().code());
            }
            if (!message.alsoAcceptable().isEmpty()) {
                ArrayNode acceptable = row.putArray("alsoAcceptable");
                message.alsoAcceptable().stream().sorted().forEach(intent -> acceptable.add(intent.code()));
            }
            lines.add(MAPPER.writeValueAsString(row));
        }
        Files.write(file, lines);
    }

    private static LabelledMessage message(JsonNode row, int line) {
        Set<Intent> acceptable = EnumSet.noneOf(Intent.class);
        row.path("alsoAcceptable").forEach(each -> acceptable.add(intent(each.asString(""))));
        String context = row.path("context").asString("");
        Situation situation = context.isEmpty()
                ? Situation.FRESH
                : Situation.ofCode(context).orElseThrow(() -> new IllegalArgumentException("不认识的 context " + context));
        return new LabelledMessage(
                row.path("id").asString(Integer.toString(line)),
                required(row, "text"),
                intent(required(row, "intent")),
                situation,
                acceptable);
    }

    private static String required(JsonNode row, String name) {
        JsonNode value = row.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("缺少 " + name);
        }
        return value.asString();
    }

    private static Intent intent(String code) {
        return Intent.ofCode(code).orElseThrow(() -> new IllegalArgumentException("不认识的意图 " + code));
    }
}
