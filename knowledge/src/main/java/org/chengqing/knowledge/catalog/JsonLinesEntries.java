package org.chengqing.knowledge.catalog;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON Lines: every line stands for itself, so that each fault is told; blank lines are passed over. */
final class JsonLinesEntries implements Entries {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final EntryReader reader;
    private final StringBuilder text = new StringBuilder();
    private long line;

    JsonLinesEntries(EntryReader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Entry next() throws IOException {
        while (true) {
            boolean tooLong = false;
            int last;
            try {
                last = readLine();
            } catch (EntryReader.EntryTooLong overlong) {
                tooLong = true;
                last = skipLine();
            }
            line++;
            if (tooLong) {
                return new Fault(line, "一行超过 " + EntryReader.MAX_ENTRY + " 个字符");
            }
            if (!text.toString().isBlank()) {
                return parsed(text.toString());
            }
            if (last < 0) {
                return null;
            }
        }
    }

    private Entry parsed(String json) {
        try {
            JsonNode tree = STRICT.readTree(json);
            return tree instanceof ObjectNode fields ? new Row(line, fields) : new Fault(line, "应是一个 JSON 对象 {…}");
        } catch (JacksonException malformed) {
            int column = malformed.getLocation() == null
                    ? 0
                    : malformed.getLocation().getColumnNr();
            return new Fault(line, "不是有效的 JSON" + (column > 0 ? "（第 " + column + " 个字符附近）" : ""));
        }
    }

    /** Reads up to the end of the line; the character that ended it, negative at the end of the file. */
    private int readLine() throws IOException {
        reader.startEntry();
        text.setLength(0);
        int next = reader.read();
        while (next >= 0 && next != '\n') {
            text.append((char) next);
            next = reader.read();
        }
        return next;
    }

    private int skipLine() throws IOException {
        int next;
        do {
            reader.startEntry();
            next = reader.read();
        } while (next >= 0 && next != '\n');
        return next;
    }
}
