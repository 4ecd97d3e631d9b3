package org.chengqing.knowledge.catalog;

import org.chengqing.knowledge.catalog.EntryReader.EntryTooLong;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * YAML: documents, each of which is an entry or a list of entries. Every scalar is taken as the text that stands in the
 * file: {@code 001} stays 001 and {@code true} is a word, whether quoted or not.
 */
final class YamlEntries implements Entries {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .loadSettings(
                    LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build())
            .build();

    private final EntryReader reader;
    private @Nullable YAMLParser parser;
    private boolean ended;

    YamlEntries(EntryReader reader) {
        this.reader = reader;
    }

    @Override
    public @Nullable Entry next() {
        if (ended) {
            return null;
        }
        reader.startEntry();
        try {
            if (parser == null) {
                parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), reader);
            }
            return nextEntry(parser);
        } catch (JacksonException failure) {
            ended = true;
            long line =
                    failure.getLocation() == null ? 1 : failure.getLocation().getLineNr();
            String what = EntryTooLong.isBehind(failure)
                    ? "一条内容超过 " + EntryReader.MAX_ENTRY + " 个字符"
                    : "YAML 格式有误（请检查缩进、引号和冒号后的空格）";
            return new Fault(Math.max(1, line), what + "，之后的内容没有检查");
        }
    }

    private @Nullable Entry nextEntry(YAMLParser tokens) {
        while (true) {
            JsonToken token = tokens.nextToken();
            if (token == null) {
                ended = true;
                return null;
            }
            long line = tokens.currentTokenLocation().getLineNr();
            switch (token) {
                case START_OBJECT -> {
                    return entry(line, tokens);
                }
                case START_ARRAY, END_ARRAY, VALUE_NULL -> {}
                default -> {
                    return new Fault(line, "应是一条辟谣（由“字段: 内容”组成）");
                }
            }
        }
    }

    private static Entry entry(long line, YAMLParser tokens) {
        Tree tree = new Tree(tokens);
        ObjectNode fields = tree.object();
        return tree.fault == null ? new Row(line, fields) : new Fault(line, tree.fault);
    }

    /** Builds the tree of one entry; remembers the last thing that it may not hold. */
    private static final class Tree {
        private final YAMLParser tokens;
        private @Nullable String fault;

        Tree(YAMLParser tokens) {
            this.tokens = tokens;
        }

        ObjectNode object() {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            while (tokens.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = tokens.currentName();
                tokens.nextToken();
                if (object.has(name)) {
                    fault = "“" + name + "”写了两次";
                }
                object.set(name, value());
            }
            return object;
        }

        private JsonNode value() {
            if (tokens.isCurrentAlias()) {
                fault = "不支持 YAML 的引用（*" + tokens.getString() + "）";
                return JsonNodeFactory.instance.nullNode();
            }
            return switch (tokens.currentToken()) {
                case START_OBJECT -> object();
                case START_ARRAY -> array();
                case VALUE_NULL -> JsonNodeFactory.instance.nullNode();
                default -> JsonNodeFactory.instance.stringNode(tokens.getString());
            };
        }

        private ArrayNode array() {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            while (tokens.nextToken() != JsonToken.END_ARRAY) {
                array.add(value());
            }
            return array;
        }
    }
}
