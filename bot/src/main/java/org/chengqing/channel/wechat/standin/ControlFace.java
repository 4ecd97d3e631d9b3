package org.chengqing.channel.wechat.standin;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stand-in by HTTP, for a person with curl: {@code GET /stand-in} explains. Requests must name a loopback host, so
 * that no page in a browser gets here under a name of its own.
 */
final class ControlFace {
    private static final int MAX_PEOPLE = 1_000_000;
    private static final String ROOT = "/stand-in";
    private static final String GUIDE = """
            微信替身（仅供开发和测试）
            GET    /stand-in/ledger?path=/cgi-bin/…   平台收到并处理了什么
            DELETE /stand-in/ledger                   清空
            POST   /stand-in/orders                   安排故障，例如
                   {"path":"/cgi-bin/message/custom/send","times":3,"trouble":"code","code":45009}
                   {"path":"/cgi-bin/media/get","trouble":"slow","millis":8000}
                   trouble: code(code) status(status) slow(millis) drop truncate(bytes) body(type,text)
            DELETE /stand-in/orders                   取消全部故障
            GET    /stand-in/counts?path=/cgi-bin/…   每个人收到几条，{"openid":n}（客服、群发、模板、订阅通知的路径）
            POST   /stand-in/people?appid=&openid=&did=wrote|tapped|follow|unfollow|block|unblock
            POST   /stand-in/people?appid=&openid=&did=consent&template=&times=3
            POST   /stand-in/people?appid=&prefix=o-&count=100000&did=…   一次许多人：o-000000、o-000001……
            POST   /stand-in/media?appid=&type=image/jpeg&filename=a.jpg   正文为文件，返回 media_id
            """;
    private final WeChatStandIn standIn;

    ControlFace(WeChatStandIn standIn) {
        this.standIn = standIn;
    }

    boolean owns(String path) {
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    Answer answer(Call call, @Nullable String host) {
        if (host == null || !host.matches("(127\\.0\\.0\\.1|localhost)(:\\d+)?")) {
            return Answer.text(403, "text/plain", "loopback only");
        }
        return switch (call.method() + " " + call.path().substring(ROOT.length())) {
            case "GET ", "GET /" -> Answer.text(200, "text/plain; charset=utf-8", GUIDE);
            case "GET /ledger" -> ledger(call.query("path"));
            case "GET /counts" -> counts(call.query("path"));
            case "DELETE /ledger" -> {
                standIn.ledger().clear();
                yield Answer.ok();
            }
            case "POST /orders" -> order(call.json());
            case "DELETE /orders" -> {
                standIn.orders().clear();
                yield Answer.ok();
            }
            case "POST /people" -> people(call);
            case "POST /media" -> media(call);
            default -> Answer.text(404, "text/plain; charset=utf-8", GUIDE);
        };
    }

    private Answer ledger(String path) {
        ArrayNode list = Call.JSON.createArrayNode();
        standIn.ledger().entries().stream()
                .filter(entry -> path.isEmpty() || entry.path().equals(path))
                .forEach(entry -> list.addObject()
                        .put("at", entry.at().toString())
                        .put("appId", entry.appId())
                        .put("path", entry.path())
                        .put("code", entry.code())
                        .set("body", entry.body()));
        return Answer.json(list);
    }

    private Answer order(JsonNode order) {
        Trouble trouble =
                switch (order.path("trouble").asString("")) {
                    case "code" -> new Trouble.Code(order.path("code").asInt(-1));
                    case "status" -> new Trouble.Status(order.path("status").asInt(502));
                    case "slow" ->
                        new Trouble.Slow(Duration.ofMillis(order.path("millis").asLong(6000)));
                    case "drop" -> new Trouble.Drop();
                    case "truncate" -> new Trouble.Truncate(order.path("bytes").asInt(10));
                    case "body" ->
                        new Trouble.Body(
                                order.path("type").asString("text/plain"),
                                order.path("text").asString(""));
                    default -> null;
                };
        int times = order.path("times").asInt(1);
        if (trouble == null || times < 1 || times > 10_000 || order.path("path").isMissingNode()) {
            return Answer.text(400, "text/plain; charset=utf-8", GUIDE);
        }
        standIn.orders().next(order.path("path").asString(""), times, trouble);
        return Answer.ok();
    }

    private Answer counts(String path) {
        ObjectNode counts = Call.JSON.createObjectNode();
        standIn.ledger().counts(path).forEach(counts::put);
        return Answer.json(counts);
    }

    private Answer people(Call call) {
        PlatformAccount account = standIn.account(call.query("appid")).orElse(null);
        String openId = call.query("openid");
        String prefix = call.query("prefix");
        if (account == null || (openId.isBlank() && prefix.isBlank())) {
            return Answer.error(40013);
        }
        Consumer<String> deed = deed(account, call);
        int count = number(call.query("count"), 1);
        if (deed == null || count < 0 || count > MAX_PEOPLE) {
            return Answer.text(400, "text/plain; charset=utf-8", GUIDE);
        }
        if (prefix.isBlank()) {
            deed.accept(openId);
        } else {
            account.followAll(prefix, count).forEach(deed);
        }
        return Answer.ok();
    }

    private static @Nullable Consumer<String> deed(PlatformAccount account, Call call) {
        return switch (call.query("did")) {
            case "wrote" -> account::wrote;
            case "tapped" -> account::tapped;
            case "follow" -> openId -> account.follow(openId).tapped(openId);
            case "unfollow" -> account::unfollow;
            case "block" -> openId -> account.blocks(openId, true);
            case "unblock" -> openId -> account.blocks(openId, false);
            case "consent" ->
                openId -> account.consents(openId, call.query("template"), number(call.query("times"), 1));
            default -> null;
        };
    }

    private static int number(String text, int otherwise) {
        return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : otherwise;
    }

    private Answer media(Call call) {
        return standIn.account(call.query("appid"))
                .map(account -> Answer.json(Call.JSON
                        .createObjectNode()
                        .put("media_id", account.hold(call.body(), call.query("type"), call.query("filename")))))
                .orElseGet(() -> Answer.error(40013));
    }
}
