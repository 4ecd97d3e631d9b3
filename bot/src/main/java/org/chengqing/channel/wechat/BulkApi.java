package org.chengqing.channel.wechat;

import java.time.Duration;
import me.chanjar.weixin.common.bean.CommonUploadParam;
import me.chanjar.weixin.common.error.WxErrorException;
import org.chengqing.channel.BulkChannel.Asked;
import org.chengqing.channel.BulkChannel.Started;
import org.chengqing.channel.Picture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One account's part of the platform's API for many people, in JSON: the library's own types leave out what matters here,
 * such as the job that 45065 names, and do not know some of the calls at all. Methods block.
 */
final class BulkApi {
    static final int CLIENT_ID_EXISTS = 45065;
    private static final int NO_MASS_QUOTA = 45028;
    private static final int NO_FREE_RIGHT = 45064;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Logger log = LoggerFactory.getLogger(BulkApi.class);

    private final String account;
    private final WeChatApi api;

    BulkApi(String account, WeChatApi api) {
        this.account = account;
        this.api = api;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Says something to people; {@code idField} is where the answer names the job. */
    Started start(String path, ObjectNode body, String idField, Duration repeatableFor) {
        return switch (post(path, body)) {
            case ApiOutcome.Done<JsonNode>(JsonNode answer) ->
                new Started.Accepted(
                        answer.path(idField).asString(""),
                        answer.path("errcode").asInt(0) == CLIENT_ID_EXISTS);
            case ApiOutcome.Refused<JsonNode>(int code) ->
                new Started.Refused(code, code != NO_MASS_QUOTA && code != NO_FREE_RIGHT);
            case ApiOutcome.Blocked<JsonNode>(int code) -> {
                alarm(path, code);
                yield new Started.Blocked(code);
            }
            case ApiOutcome.PutOff<JsonNode>(Duration retryIn, String reason) -> new Started.Later(retryIn, reason);
            case ApiOutcome.Lost<JsonNode>(String reason) -> new Started.Unknown(reason, repeatableFor);
        };
    }

    /** Asks for something, or changes something that reaches nobody. */
    Asked<JsonNode> ask(String path, ObjectNode body) {
        return asked(path, post(path, body));
    }

    /** The same by GET. */
    Asked<JsonNode> ask(String path, String query) {
        return asked(path, api.call(service -> read(service.get(service.address(path), query))));
    }

    /** Lets the platform keep a picture for good. */
    Asked<JsonNode> upload(String path, Picture picture) {
        return asked(
                path,
                api.call(service -> read(service.upload(
                        service.address(path),
                        CommonUploadParam.fromBytes("media", picture.filename(), picture.bytes())))));
    }

    private ApiOutcome<JsonNode> post(String path, ObjectNode body) {
        String json = body.toString();
        return api.call(service -> {
            try {
                return read(service.post(service.address(path), json));
            } catch (WxErrorException e) {
                if (e.getError().getErrorCode() == CLIENT_ID_EXISTS) {
                    return read(e.getError().getJson());
                }
                throw e;
            }
        });
    }

    private Asked<JsonNode> asked(String path, ApiOutcome<JsonNode> outcome) {
        return switch (outcome) {
            case ApiOutcome.Done<JsonNode>(JsonNode answer) -> new Asked.Got<>(answer);
            case ApiOutcome.Refused<JsonNode>(int code) -> new Asked.Refused<>(code);
            case ApiOutcome.Blocked<JsonNode>(int code) -> {
                alarm(path, code);
                yield new Asked.Blocked<>(code);
            }
            case ApiOutcome.PutOff<JsonNode>(Duration retryIn, String reason) -> new Asked.Later<>(retryIn, reason);
            case ApiOutcome.Lost<JsonNode>(String reason) -> new Asked.Later<>(SOON, reason);
        };
    }

    /** What cannot be read counts as lost, like every answer that did not come whole. */
    private static JsonNode read(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException e) {
            throw new com.google.gson.JsonParseException("unreadable answer");
        }
    }

    private void alarm(String path, int code) {
        log.error(
                "WeChat account {} may not do {} (code {}): check its rights and the IP allow list",
                account,
                path,
                code);
    }
}
