package org.chengqing.channel.wechat.standin;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The parts of the platform's API that need a token, by path: everything but tokens themselves. */
final class PlatformApi {
    private static final int MAX_TEXT_BYTES = 2048;
    private static final int MAX_PAGE = 10_000;
    private static final Set<String> KINDS = Set.of(
            "text",
            "image",
            "voice",
            "video",
            "music",
            "news",
            "mpnews",
            "mpnewsarticle",
            "msgmenu",
            "wxcard",
            "miniprogrampage");
    private static final Set<String> UPLOADED = Set.of("image", "voice", "video", "thumb");
    private static final Set<String> WITH_MEDIA = Set.of("image", "voice", "video");

    private final Map<String, BiFunction<PlatformAccount, Call, Answer>> handlers = new HashMap<>();
    private final Consumer<MassJob> startedMass;
    private final Consumer<Notice> startedNotice;
    private final BiConsumer<String, List<String>> reached;

    /** A mass send that has been accepted. */
    record MassJob(PlatformAccount account, MassSends.Job job) {}

    /** A notice that has been accepted, by the path it came by. */
    record Notice(PlatformAccount account, String path, long id, JsonNode body) {}

    /** Tells of jobs once they are accepted, and of the people whom a path's call has reached. */
    PlatformApi(
            Consumer<MassJob> startedMass, Consumer<Notice> startedNotice, BiConsumer<String, List<String>> reached) {
        this.startedMass = startedMass;
        this.startedNotice = startedNotice;
        this.reached = reached;
        handlers.put(Paths.TEMPLATE_SEND, (account, call) -> {
            Notices.Started started = account.notices.template(call.json());
            return notice(account, call, started, Answer.success().put("msgid", started.id()));
        });
        // the platform names no job here
        handlers.put(
                Paths.SUBSCRIBE_SEND,
                (account, call) -> notice(account, call, account.notices.subscription(call.json()), Answer.success()));
        handlers.put(Paths.MATERIAL_ADD, this::mediaUpload);
        handlers.put(Paths.CUSTOM_SEND, this::customSend);
        handlers.put(Paths.CUSTOM_TYPING, (account, call) -> refusal(account.followers.take(to(call), false)));
        handlers.put(Paths.MEDIA_GET, this::mediaGet);
        handlers.put(Paths.MEDIA_UPLOAD, this::mediaUpload);
        handlers.put(Paths.DRAFT_ADD, this::draftAdd);
        handlers.put(Paths.MENU_CREATE, this::menuCreate);
        handlers.put(
                Paths.MENU_GET,
                (account, _) -> account.menu()
                        .map(menu -> Answer.json(Answer.success().set("menu", menu)))
                        .orElseGet(() -> Answer.error(46003)));
        handlers.put(Paths.MENU_DELETE, (account, _) -> {
            account.menu(null);
            return Answer.ok();
        });
        handlers.put(Paths.MASS_SEND, (account, call) -> mass(account, call.json(), account.massSends::sendToList));
        handlers.put(Paths.MASS_SEND_ALL, (account, call) -> mass(account, call.json(), account.massSends::sendToAll));
        handlers.put(Paths.MASS_PREVIEW, (account, call) -> {
            // people of the stand-in have one name for both
            String to = call.json().path("towxname").asString(to(call));
            return account.followers.isFollowing(to)
                    ? Answer.json(Answer.success().put("msg_id", 1))
                    : Answer.error(40003);
        });
        handlers.put(Paths.MASS_GET, this::massGet);
        handlers.put(Paths.MASS_DELETE, (account, call) -> {
            long id = call.json().path("msg_id").asLong(0);
            if (account.massSends.job(id).isEmpty()) {
                return Answer.error(40059);
            }
            account.massSends.set(id, "DELETE");
            return Answer.ok();
        });
        handlers.put(Paths.USER_GET, this::userGet);
        handlers.put(Paths.USER_INFO, this::userInfo);
        addTags();
        addService();
    }

    Answer answer(PlatformAccount account, Call call) {
        BiFunction<PlatformAccount, Call, Answer> handler = handlers.get(call.path());
        return handler == null ? Answer.text(404, "text/plain", "no such path") : handler.apply(account, call);
    }

    private void addTags() {
        handlers.put(Paths.TAGS_CREATE, (account, call) -> {
            String name = call.json().path("tag").path("name").asString("");
            return Answer.json(Answer.success()
                    .set(
                            "tag",
                            Call.JSON
                                    .createObjectNode()
                                    .put("id", account.followers.createTag(name))
                                    .put("name", name)));
        });
        handlers.put(Paths.TAGS_GET, (account, _) -> {
            ArrayNode tags = Call.JSON.createArrayNode();
            account.followers
                    .tags()
                    .forEach((id, name) -> tags.addObject()
                            .put("id", id)
                            .put("name", name)
                            .put("count", account.followers.countTagged(id)));
            return Answer.json(Answer.success().set("tags", tags));
        });
        handlers.put(Paths.TAGS_JOIN, (account, call) -> tag(account, call.json(), true));
        handlers.put(Paths.TAGS_LEAVE, (account, call) -> tag(account, call.json(), false));
        handlers.put(Paths.TAG_MEMBERS, (account, call) -> {
            int tag = call.json().path("tagid").asInt(-1);
            String after = call.json().path("next_openid").asString("");
            return openIds(account.followers.countTagged(tag), account.followers.tagged(tag, after, MAX_PAGE));
        });
    }

    private void addService() {
        handlers.put(
                Paths.CALLBACK_IP,
                (_, _) -> Answer.json(Answer.success()
                        .set("ip_list", Call.JSON.createArrayNode().add("127.0.0.1"))));
        handlers.put(Paths.QUOTA_GET, (account, call) -> {
            String path = call.json().path("cgi_path").asString("");
            int limit = account.quotas.limit(path);
            int used = account.quotas.used(path);
            return Answer.json(Answer.success()
                    .set(
                            "quota",
                            Call.JSON
                                    .createObjectNode()
                                    .put("daily_limit", limit)
                                    .put("used", used)
                                    .put("remain", limit - used)));
        });
        handlers.put(Paths.QUOTA_CLEAR, (account, _) -> account.quotas.clear() ? Answer.ok() : Answer.error(48006));
    }

    private Answer customSend(PlatformAccount account, Call call) {
        JsonNode body = call.json();
        String kind = body.path("msgtype").asString("");
        if (!KINDS.contains(kind)) {
            return Answer.error(40004);
        }
        if (kind.equals("msgmenu") && !account.verified()) {
            return Answer.error(40200);
        }
        if (kind.equals("news") && body.path("news").path("articles").size() > 1) {
            return Answer.error(45008);
        }
        if (bytes(body.path("text").path("content")) > MAX_TEXT_BYTES
                || bytes(body.path("msgmenu").path("head_content")) > MAX_TEXT_BYTES) {
            return Answer.error(45002);
        }
        String mediaId = body.path(kind).path("media_id").asString("");
        if (WITH_MEDIA.contains(kind) && account.media.get(mediaId).isEmpty()) {
            return Answer.error(40007);
        }
        int refused = account.followers.take(to(call), true);
        if (refused == 0) {
            reached.accept(Paths.CUSTOM_SEND, List.of(to(call)));
        }
        return refusal(refused);
    }

    private Answer notice(PlatformAccount account, Call call, Notices.Started started, ObjectNode answer) {
        if (started.code() != 0) {
            return Answer.error(started.code());
        }
        if (started.fresh()) {
            if (!account.followers.blocks(to(call))) {
                reached.accept(call.path(), List.of(to(call)));
            }
            startedNotice.accept(new Notice(account, call.path(), started.id(), call.json()));
        }
        return Answer.json(answer);
    }

    private Answer draftAdd(PlatformAccount account, Call call) {
        for (JsonNode article : call.json().path("articles")) {
            String cover = article.path("thumb_media_id").asString("");
            if (account.media.get(cover).isEmpty()) {
                return Answer.error(40007);
            }
            String title = article.path("title").asString("");
            if (title.isEmpty() || title.codePointCount(0, title.length()) > 32) {
                return Answer.error(45003);
            }
        }
        return Answer.json(
                Answer.success().put("media_id", account.hold(call.body(), "application/json", "draft.json")));
    }

    private static int bytes(JsonNode text) {
        return text.asString("").getBytes(StandardCharsets.UTF_8).length;
    }

    private static String to(Call call) {
        return call.json().path("touser").asString("");
    }

    private static Answer refusal(int code) {
        return code == 0 ? Answer.ok() : Answer.error(code);
    }

    private Answer mediaGet(PlatformAccount account, Call call) {
        return account.media
                .get(call.query("media_id"))
                .map(medium -> new Answer(
                        200,
                        0,
                        medium.contentType(),
                        Map.of(
                                "Content-disposition",
                                "attachment; filename=\"" + medium.filename().replaceAll("[^ -~]|\"", "_") + "\""),
                        medium.bytes()))
                .orElseGet(() -> Answer.error(40007));
    }

    private Answer mediaUpload(PlatformAccount account, Call call) {
        return UploadedFile.read(call)
                .map(file -> {
                    String type = call.query("type");
                    if (!UPLOADED.contains(type)) {
                        return Answer.error(40004);
                    }
                    int limit = type.equals("voice") ? 2 << 20 : type.equals("thumb") ? 64 << 10 : 10 << 20;
                    if (file.bytes().length > limit) {
                        return Answer.error(40009);
                    }
                    String id = account.hold(file.bytes(), file.contentType(), file.filename());
                    return Answer.json(
                            Call.JSON.createObjectNode().put("type", type).put("media_id", id));
                })
                .orElseGet(() -> Answer.error(44002));
    }

    private Answer menuCreate(PlatformAccount account, Call call) {
        JsonNode buttons = call.json().path("button");
        if (buttons.isEmpty() || buttons.size() > 3) {
            return Answer.error(40016);
        }
        for (JsonNode button : buttons) {
            if (button.path("sub_button").size() > 5) {
                return Answer.error(40016);
            }
            if (bytes(button.path("name")) > 16) {
                return Answer.error(40018);
            }
        }
        account.menu(call.json());
        return Answer.ok();
    }

    private Answer mass(PlatformAccount account, JsonNode body, Function<JsonNode, MassSends.Started> send) {
        if (bytes(body.path("text").path("content")) > MAX_TEXT_BYTES) {
            return Answer.error(45002);
        }
        if (body.path("msgtype").asString("").equals("mpnews")
                && account.media
                        .get(body.path("mpnews").path("media_id").asString(""))
                        .isEmpty()) {
            return Answer.error(40007);
        }
        MassSends.Started started = send.apply(body);
        started.job().ifPresent(job -> {
            reached.accept(job.path(), job.reached());
            startedMass.accept(new MassJob(account, job));
        });
        return started.answer();
    }

    private Answer massGet(PlatformAccount account, Call call) {
        long id = call.json().path("msg_id").asLong(0);
        return Answer.json(Answer.success()
                .put("msg_id", id)
                .put(
                        "msg_status",
                        account.massSends.job(id).map(MassSends.Job::status).orElse("SEND_FAIL")));
    }

    private Answer userGet(PlatformAccount account, Call call) {
        String after = call.query("next_openid");
        return openIds(account.followers.count(), account.followers.after(after, MAX_PAGE));
    }

    private static Answer openIds(int total, List<String> openIds) {
        ArrayNode list = Call.JSON.createArrayNode();
        openIds.forEach(list::add);
        return Answer.json(Call.JSON
                .createObjectNode()
                .put("total", total)
                .put("count", openIds.size())
                .put("next_openid", openIds.isEmpty() ? "" : openIds.getLast())
                .set("data", Call.JSON.createObjectNode().set("openid", list)));
    }

    private Answer userInfo(PlatformAccount account, Call call) {
        String openId = call.query("openid");
        if (!account.followers.knows(openId)) {
            return Answer.error(40003);
        }
        ArrayNode tags = Call.JSON.createArrayNode();
        account.followers.tagsOf(openId).forEach(tags::add);
        return Answer.json(Call.JSON
                .createObjectNode()
                .put("subscribe", account.followers.isFollowing(openId) ? 1 : 0)
                .put("openid", openId)
                .put("language", "zh_CN")
                .put("subscribe_time", account.followers.since(openId).getEpochSecond())
                .set("tagid_list", tags));
    }

    private static Answer tag(PlatformAccount account, JsonNode body, boolean wanted) {
        int tag = body.path("tagid").asInt(-1);
        body.path("openid_list").forEach(openId -> account.followers.tag(openId.asString(""), tag, wanted));
        return Answer.ok();
    }
}
