package org.chengqing.channel.wechat;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengqing.channel.BulkChannel;
import org.chengqing.channel.BulkMessage;
import org.chengqing.channel.BulkQuota;
import org.chengqing.channel.BulkWay;
import org.chengqing.channel.ClientIds;
import org.chengqing.channel.NoticeTemplate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * WeChat's ways to many people: mass sends by {@code /message/mass/…} with {@code clientmsgid}, articles by drafts, template
 * messages with {@code client_msg_id}, and subscription notices. A refused token is renewed and the call repeated, which is
 * harmless; nothing else is repeated here.
 */
public final class WeChatBulk implements BulkChannel {
    private static final Duration MASS_REPEATABLE = Duration.ofHours(24);
    private static final Duration TEMPLATE_REPEATABLE = Duration.ofMinutes(10);
    private static final String MASS = "/cgi-bin/message/mass/";
    private static final Map<BulkWay, String> PATHS = Map.of(
            BulkWay.CUSTOMER_SERVICE, "/cgi-bin/message/custom/send",
            BulkWay.MASS_TO_ALL_OR_TAG, MASS + "sendall",
            BulkWay.MASS_TO_LIST, MASS + "send",
            BulkWay.TEMPLATE, "/cgi-bin/message/template/send",
            BulkWay.SUBSCRIPTION, "/cgi-bin/message/subscribe/bizsend");

    private final Map<String, BulkApi> apis;

    WeChatBulk(Map<String, WeChatApi> apis) {
        Map<String, BulkApi> named = new HashMap<>();
        apis.forEach((account, api) -> named.put(account, new BulkApi(account, api)));
        this.apis = Map.copyOf(named);
    }

    @Override
    public String name() {
        return WeChatChannel.NAME;
    }

    @Override
    public Set<String> accounts() {
        return apis.keySet();
    }

    @Override
    public Asked<BulkMessage.Draft> draft(String account, BulkMessage.Article article) {
        return new Drafts(api(account)).add(article);
    }

    @Override
    public Started sendToAll(String account, BulkMessage message, String clientId) {
        ObjectNode body = BulkApi.object();
        body.putObject("filter").put("is_to_all", true);
        return send(account, MASS + "sendall", body, message, clientId);
    }

    @Override
    public Started sendToTag(String account, int tagId, BulkMessage message, String clientId) {
        ObjectNode body = BulkApi.object();
        body.putObject("filter").put("is_to_all", false).put("tag_id", tagId);
        return send(account, MASS + "sendall", body, message, clientId);
    }

    @Override
    public Started sendToList(String account, List<String> people, BulkMessage message, String clientId) {
        if (people.size() < LEAST_LISTED || people.size() > MOST_LISTED) {
            throw new IllegalArgumentException(
                    "a list of " + people.size() + " people; " + LEAST_LISTED + " to " + MOST_LISTED + " are possible");
        }
        ObjectNode body = BulkApi.object();
        ArrayNode list = body.putArray("touser");
        people.forEach(list::add);
        return send(account, MASS + "send", body, message, clientId);
    }

    private Started send(String account, String path, ObjectNode body, BulkMessage message, String clientId) {
        BulkApi api = api(account);
        body.put("clientmsgid", ClientIds.checked(clientId));
        return say(api, path, body, message, MASS_REPEATABLE);
    }

    private static Started say(BulkApi api, String path, ObjectNode body, BulkMessage message, Duration repeatableFor) {
        return switch (message) {
            case BulkMessage.Text(String text) -> {
                body.put("msgtype", "text").putObject("text").put("content", text);
                yield api.start(path, body, "msg_id", repeatableFor);
            }
            case BulkMessage.Draft(String mediaId) -> {
                body.put("msgtype", "mpnews").put("send_ignore_reprint", 0);
                body.putObject("mpnews").put("media_id", mediaId);
                yield api.start(path, body, "msg_id", repeatableFor);
            }
            case BulkMessage.Article article ->
                switch (new Drafts(api).add(article)) {
                    case Asked.Got<BulkMessage.Draft>(BulkMessage.Draft draft) ->
                        say(api, path, body, draft, repeatableFor);
                    case Asked.Refused<BulkMessage.Draft>(int code) -> new Started.Refused(code, true);
                    case Asked.Blocked<BulkMessage.Draft>(int code) -> new Started.Blocked(code);
                    case Asked.Later<BulkMessage.Draft>(Duration retryIn, String reason) ->
                        new Started.Later(retryIn, reason);
                };
        };
    }

    @Override
    public JobStatus status(String account, String jobId) {
        return switch (api(account).ask(MASS + "get", BulkApi.object().put("msg_id", jobId))) {
            case Asked.Got<JsonNode>(JsonNode answer) ->
                switch (answer.path("msg_status").asString("")) {
                    case "SENDING" -> new JobStatus.Sending();
                    case "SEND_SUCCESS" -> new JobStatus.Succeeded();
                    case "SEND_FAIL" -> new JobStatus.Failed();
                    case "DELETE" -> new JobStatus.Deleted();
                    default -> new JobStatus.Unknown("not among the documented ones");
                };
            case Asked.Refused<JsonNode>(int code) -> new JobStatus.Unknown(Integer.toString(code));
            case Asked.Blocked<JsonNode>(int code) -> new JobStatus.Unknown(Integer.toString(code));
            case Asked.Later<JsonNode>(Duration _, String reason) -> new JobStatus.Unknown(reason);
        };
    }

    @Override
    public Started preview(String account, String viewer, BulkMessage message) {
        return say(api(account), MASS + "preview", BulkApi.object().put("towxname", viewer), message, MASS_REPEATABLE);
    }

    @Override
    public Asked<JobStatus.Deleted> delete(String account, String jobId) {
        ObjectNode body = BulkApi.object().put("article_idx", 0);
        if (jobId.matches("[0-9]{1,18}")) {
            body.put("msg_id", Long.parseLong(jobId)); // a number here, a string when asking
        } else {
            body.put("msg_id", jobId);
        }
        return BulkAnswers.map(api(account).ask(MASS + "delete", body), _ -> new JobStatus.Deleted());
    }

    @Override
    public Asked<List<Tag>> tags(String account) {
        return BulkAnswers.map(api(account).ask("/cgi-bin/tags/get", ""), BulkAnswers::tags);
    }

    @Override
    public Asked<Followers> followers(String account, @Nullable String after) {
        String query = after == null ? "" : "next_openid=" + after;
        return BulkAnswers.map(api(account).ask("/cgi-bin/user/get", query), BulkAnswers::followers);
    }

    @Override
    public Asked<Followers> tagged(String account, int tagId, @Nullable String after) {
        ObjectNode body = BulkApi.object().put("tagid", tagId).put("next_openid", after == null ? "" : after);
        return BulkAnswers.map(api(account).ask("/cgi-bin/user/tag/get", body), BulkAnswers::followers);
    }

    @Override
    public Map<BulkWay, BulkQuota> quota(String account) {
        BulkApi api = api(account);
        Map<BulkWay, BulkQuota> quotas = new EnumMap<>(BulkWay.class);
        for (BulkWay way : BulkWay.values()) {
            quotas.put(
                    way,
                    BulkAnswers.quota(api.ask(
                            "/cgi-bin/openapi/quota/get", BulkApi.object().put("cgi_path", PATHS.get(way)))));
        }
        return Collections.unmodifiableMap(quotas);
    }

    @Override
    public Started notice(String account, String person, NoticeTemplate template, String clientId) {
        BulkApi api = api(account);
        ClientIds.checked(clientId);
        ObjectNode body = Notices.body(person, template);
        return switch (template.kind()) {
            case TEMPLATE ->
                api.start(
                        "/cgi-bin/message/template/send",
                        body.put("client_msg_id", clientId),
                        "msgid",
                        TEMPLATE_REPEATABLE);
            case SUBSCRIPTION -> api.start("/cgi-bin/message/subscribe/bizsend", body, "msgid", Duration.ZERO);
        };
    }

    private BulkApi api(String account) {
        BulkApi api = apis.get(account);
        if (api == null) {
            throw new IllegalArgumentException("no WeChat account with a secret is named " + account);
        }
        return api;
    }
}
