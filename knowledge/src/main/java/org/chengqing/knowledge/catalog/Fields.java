package org.chengqing.knowledge.catalog;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.knowledge.claim.ReviewContent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one object of a file. What does not fit is reported in Chinese and read as absent, so that all errors
 * of a row come together.
 */
final class Fields {
    /** 2026-03-12 as we write it, 2026/3/12 as Excel makes it, 2026年3月12日 as people do. */
    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");

    private final ObjectNode object;
    private final String prefix;
    private final Consumer<String> errors;

    Fields(ObjectNode object, String prefix, Consumer<String> errors) {
        this.object = object;
        this.prefix = prefix;
        this.errors = errors;
    }

    /** The text of the first of these fields that has one, at most so many characters; null where none has. */
    @Nullable
    String text(int longest, String... names) {
        for (String name : names) {
            JsonNode node = object.path(name);
            if (node.isContainer()) {
                errors.accept(label(name) + "应是一段文字");
                return null;
            }
            String text = isAbsent(node) ? null : checked(name, node.asString(), longest);
            if (text != null && !text.isEmpty()) {
                return text;
            }
        }
        return null;
    }

    /** As {@link #text}, and absence is an error. */
    @Nullable
    String required(int longest, String... names) {
        boolean present = false;
        for (String name : names) {
            JsonNode node = object.path(name);
            present |=
                    node.isContainer() || (!isAbsent(node) && !node.asString().isBlank());
        }
        if (!present) {
            errors.accept("缺少" + label(names[0]));
        }
        return text(longest, names);
    }

    /** The texts of the list of this name without blank ones; one text stands for a list of one. */
    List<String> texts(int longest, String... names) {
        List<String> texts = new ArrayList<>();
        for (String name : names) {
            JsonNode node = object.path(name);
            List<JsonNode> elements = node.isArray() ? List.copyOf(node.values()) : List.of(node);
            for (JsonNode element : elements) {
                if (element.isContainer()) {
                    errors.accept(label(name) + "应是文字的列表");
                    return List.of();
                }
                String text = isAbsent(element) ? "" : checked(name, element.asString(), longest);
                if (text != null && !text.isEmpty()) {
                    texts.add(text);
                }
            }
        }
        if (texts.size() > ReviewContent.MAX_WORDINGS) {
            errors.accept(label(names[0]) + "有 " + texts.size() + " 项，最多 " + ReviewContent.MAX_WORDINGS + " 项");
            return List.of();
        }
        return texts;
    }

    @Nullable
    LocalDate date(String name) {
        String text = text(40, name);
        if (text == null) {
            return null;
        }
        Matcher matcher = DATE.matcher(text);
        if (matcher.matches()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            } catch (DateTimeException noSuchDay) {
                // said below, as for any other text that names no day
            }
        }
        errors.accept(label(name) + "不是日期：" + text + "（应写作 2026-03-12）");
        return null;
    }

    boolean flag(String name, boolean absent) {
        String text = text(10, name);
        return switch (text == null ? "" : text.toLowerCase(Locale.ROOT)) {
            case "" -> absent;
            case "true", "是", "1" -> true;
            case "false", "否", "0" -> false;
            default -> {
                errors.accept(label(name) + "应是 true 或 false：" + text);
                yield absent;
            }
        };
    }

    /** The object of this name; null where it is absent. */
    @Nullable
    Fields object(String name) {
        JsonNode node = object.path(name);
        if (isAbsent(node)) {
            return null;
        }
        if (node instanceof ObjectNode child) {
            return new Fields(child, prefix + name + ".", errors);
        }
        errors.accept(label(name) + "应是一个对象");
        return null;
    }

    /** The objects of the list of this name. */
    List<Fields> objects(String name) {
        JsonNode node = object.path(name);
        List<Fields> children = new ArrayList<>();
        if (!isAbsent(node) && !node.isArray()) {
            errors.accept(label(name) + "应是列表");
        }
        for (JsonNode element : node.isArray() ? node.values() : List.<JsonNode>of()) {
            if (element instanceof ObjectNode child) {
                children.add(new Fields(child, prefix + name + ".", errors));
            } else {
                errors.accept(label(name) + "的每一项应是一个对象");
            }
        }
        return children;
    }

    Iterable<String> names() {
        return object.propertyNames();
    }

    String label(String name) {
        return "“" + prefix + name + "”";
    }

    private @Nullable String checked(String name, String raw, int longest) {
        String text;
        try {
            text = ReviewContent.tidy(raw);
        } catch (IllegalArgumentException broken) {
            errors.accept(label(name) + "含有乱码（文件应存为 UTF-8 编码）");
            return null;
        }
        if (text.length() > longest) {
            errors.accept(label(name) + "有 " + text.length() + " 个字，最多 " + longest + " 个字");
            return null;
        }
        return text;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
