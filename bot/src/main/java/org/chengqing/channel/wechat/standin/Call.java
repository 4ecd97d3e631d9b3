package org.chengqing.channel.wechat.standin;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One request to the platform, read. */
@SuppressWarnings("ArrayRecordComponent")
record Call(String method, String path, Map<String, String> query, String contentType, byte[] body) {
    static final JsonMapper JSON = JsonMapper.shared();

    static Call of(String method, URI address, String contentType, byte[] body) {
        Map<String, String> query = new HashMap<>();
        String raw = address.getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                query.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return new Call(method, address.getPath(), Map.copyOf(query), contentType, body);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String query(String name) {
        return query.getOrDefault(name, "");
    }

    /** The body as JSON; an empty object where it is none. */
    JsonNode json() {
        if (body.length == 0 || contentType.startsWith("multipart/")) {
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(body);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    /** What the ledger keeps: the body, or else the query, without what is secret. */
    JsonNode forLedger() {
        if (json() instanceof ObjectNode object && !object.isEmpty()) {
            return object.deepCopy().remove(List.of("secret"));
        }
        ObjectNode shown = JSON.createObjectNode();
        query.forEach((name, value) -> {
            if (!name.equals("access_token") && !name.equals("secret")) {
                shown.put(name, value);
            }
        });
        return shown;
    }
}
