package org.chengqing.channel.wechat.standin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the platform answers. {@code code} is 0 where the call took effect. */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, int code, String contentType, Map<String, String> headers, byte[] body) {
    /** The platform labels JSON as plain text more often than not; so does the stand-in. */
    private static final String JSON_TYPE = "text/plain; charset=utf-8";

    static Answer ok() {
        return error(0, "ok");
    }

    static Answer error(int code, String message) {
        return json(code, Call.JSON.createObjectNode().put("errcode", code).put("errmsg", message));
    }

    static Answer error(int code) {
        return error(code, Codes.meaning(code));
    }

    static Answer json(JsonNode body) {
        return json(0, body);
    }

    static Answer json(int code, JsonNode body) {
        return new Answer(200, code, JSON_TYPE, Map.of(), body.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Answer text(int status, String contentType, String text) {
        int code = status == 200 ? 0 : status;
        return new Answer(status, code, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** An object that begins with the platform's word for success. */
    static ObjectNode success() {
        return Call.JSON.createObjectNode().put("errcode", 0).put("errmsg", "ok");
    }
}
