package org.chengqing.channel.wechat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the small XML that WeChat speaks. Reading knows elements and text, nothing else: no DTD, no entity
 * of its own, at most {@value #MAX_DEPTH} levels and {@value #MAX_ELEMENTS} elements. Safe for many threads.
 */
public final class MessageXml {
    private static final int MAX_DEPTH = 16;
    /** Around the parts of what WeChat tells several times in one event. */
    private static final String LIST = "/List/";

    private static final int MAX_ELEMENTS = 1000;
    private static final XMLInputFactory READERS = readers();

    private MessageXml() {}

    /**
     * The text of every leaf element below the root, by name; nested ones by path, like {@code ScanCodeInfo/ScanResult}.
     * The first of equal names counts; only within WeChat's {@code List} the others are there too, as {@code …/List/MsgID#2}
     * and so on. The bytes are UTF-8 whatever they declare; characters that XML cannot hold are
     * left out, so that one of them does not lose a message.
     *
     * @return null if this is not such XML
     */
    public static @Nullable Map<String, String> read(byte[] body) {
        String text = text(body);
        if (text == null) {
            return null;
        }
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(text));
            try {
                return fields(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | NoSuchElementException | IllegalStateException e) {
            return null;
        }
    }

    /**
     * An element {@code xml} with these children in their order, a name like {@code List/MsgID} within its parents: numbers
     * as they are, other text in CDATA sections that no text can end.
     */
    public static String write(Map<String, String> fields) {
        StringBuilder xml = new StringBuilder("<xml>");
        Deque<String> parents = new ArrayDeque<>();
        fields.forEach((path, value) -> {
            String name = path.substring(path.lastIndexOf('/') + 1);
            step(xml, parents, path.substring(0, path.length() - name.length()));
            String text = isNumber(value)
                    ? value
                    : "<![CDATA[" + withoutIllegal(value).replace("]]>", "]]]]><![CDATA[>") + "]]>";
            xml.append('<')
                    .append(name)
                    .append('>')
                    .append(text)
                    .append("</")
                    .append(name)
                    .append('>');
        });
        step(xml, parents, "");
        return xml.append("</xml>").toString();
    }

    /** Closes and opens parents until they are these, written {@code A/B/}. */
    private static void step(StringBuilder xml, Deque<String> parents, String wanted) {
        while (!wanted.startsWith(String.join("", parents))) {
            String closed = parents.removeLast();
            xml.append("</").append(closed, 0, closed.length() - 1).append('>');
        }
        int at = String.join("", parents).length();
        while (at < wanted.length()) {
            String opened = wanted.substring(at, wanted.indexOf('/', at) + 1);
            xml.append('<').append(opened, 0, opened.length() - 1).append('>');
            parents.addLast(opened);
            at += opened.length();
        }
    }

    private static boolean isNumber(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The text without what XML 1.0 cannot hold: control characters, lone surrogates, U+FFFE and U+FFFF. */
    static String withoutIllegal(String text) {
        if (text.codePoints().allMatch(MessageXml::isLegal)) {
            return text;
        }
        return text.codePoints()
                .filter(MessageXml::isLegal)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isLegal(int c) {
        if (c < 0x20) {
            return c == '\n' || c == '\t' || c == '\r';
        }
        return c < 0xD800 || (c >= 0xE000 && c <= 0xFFFD) || c > 0xFFFF;
    }

    private static @Nullable String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        // a zero right at the start: UTF-16, which would read as something else once its zeros are left out
        return text.startsWith("<") && text.length() > 1 && text.charAt(1) != 0 ? withoutIllegal(text) : null;
    }

    private static @Nullable Map<String, String> fields(XMLStreamReader reader) throws XMLStreamException {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, Integer> repeats = new HashMap<>();
        Deque<String> path = new ArrayDeque<>();
        StringBuilder text = new StringBuilder();
        boolean leaf = false;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS || path.size() == MAX_DEPTH) {
                        return null;
                    }
                    path.addLast(
                            path.size() < 2 ? reader.getLocalName() : path.getLast() + "/" + reader.getLocalName());
                    text.setLength(0);
                    leaf = true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (leaf && path.size() > 1) {
                        put(fields, repeats, path.getLast(), text.toString());
                    }
                    path.removeLast();
                    leaf = false;
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    return null;
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return fields;
    }

    private static void put(Map<String, String> fields, Map<String, Integer> repeats, String path, String text) {
        if (fields.putIfAbsent(path, text) != null && path.contains(LIST)) {
            fields.put(path + "#" + repeats.merge(path, 2, (before, _) -> before + 1), text);
        }
    }

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty("http://javax.xml.XMLConstants/property/accessExternalDTD", "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside is read");
        });
        return factory;
    }
}
