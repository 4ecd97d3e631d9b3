package org.chengqing.browser;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;

/** Answers like the desk would, from a script, and remembers what came. */
final class Script {
    static final Reply.Part.Card SALT = new Reply.Part.Card(
            "salt-radiation",
            "谣言",
            "false",
            "吃碘盐可以防核辐射，要赶紧囤盐",
            "不能。食盐里的碘含量极低，吃盐防不了辐射，大量吃盐反而伤身体。不必抢购。",
            List.of(
                    new Reply.CardSource("国家卫生健康委", "科学认识碘盐", URI.create("https://health.example/salt")),
                    new Reply.CardSource("中国疾病预防控制中心", null, null)),
            LocalDate.of(2026, 11, 20),
            LocalDate.of(2027, 11, 20));

    /** Everything that arrived, repeated deliveries too. */
    final List<InboundMessage> arrived = new CopyOnWriteArrayList<>();

    /** Lets slow answers out. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    Reply answer(InboundMessage message) {
        arrived.add(message);
        return switch (message) {
            case InboundMessage.Followed followed ->
                Reply.text(
                        "您好，这里是云溪县辟谣服务台。\n看到拿不准的消息，直接发给我，马上告诉您有没有辟谣。\n想举报谣言，发文字、截图、语音、视频都行。",
                        new QuickReply("example:1", "吃碘盐能防辐射吗", "吃碘盐能防辐射吗"),
                        new QuickReply("example:2", "我要举报", "我要举报"));
            case InboundMessage.Text text -> say(text);
            case InboundMessage.Image image -> receipt("图片");
            case InboundMessage.Voice voice -> receipt("语音");
            case InboundMessage.Video video -> receipt("视频");
            case InboundMessage.Document document -> receipt("文件");
            default -> Reply.silent();
        };
    }

    private Reply say(InboundMessage.Text text) {
        if (text.text().contains("慢")) {
            waitForGate();
            return Reply.text("刚才那条查到了：是真的。");
        } else if (text.text().contains("停水")) {
            return Reply.text(
                    "您问的可能是：\n1. 柳湾街道停水12小时\n2. 全县停水三天\n3. 自来水被投毒",
                    new QuickReply("choose:a:1", "1. 柳湾街道停水12小时", "1"),
                    new QuickReply("choose:a:2", "2. 全县停水三天", "2"),
                    new QuickReply("choose:a:0", "都不是", "都不是"));
        } else if (text.text().equals("发群里")) {
            return new Reply(
                    List.of(
                            new Reply.Part.Text("下面这段可以复制到群里，图片可以保存了发："),
                            new Reply.Part.Text("【谣言】吃碘盐可以防核辐射\n不能。\n详情：http://localhost:8080/r/salt-radiation"),
                            new Reply.Part.Picture("/r/salt-radiation/picture.png", "【谣言】吃碘盐可以防核辐射")),
                    List.of());
        } else if (text.text().contains("碘盐") || text.text().equals("2")) {
            return new Reply(
                    List.of(SALT),
                    List.of(new QuickReply("useful", "有用", "有用"), new QuickReply("report", "我要举报这条", "举报")));
        }
        return Reply.text("暂时没有查到结论，请先不要转发。");
    }

    private Reply receipt(String what) {
        long pieces = arrived.stream()
                .filter(m -> !(m instanceof InboundMessage.Followed))
                .map(m -> m.envelope().key())
                .distinct()
                .count();
        return Reply.text(
                "已收到" + what + "，编号 20261122-7K3F，共" + pieces + "件。\n还可以继续发截图或说明，发完请回复“完成”。",
                new QuickReply("done", "完成", "完成"));
    }

    private void waitForGate() {
        try {
            if (!gate.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The keys of what arrived, greetings left out. */
    List<MessageKey> keys() {
        return arrived.stream()
                .filter(message -> !(message instanceof InboundMessage.Followed))
                .map(message -> message.envelope().key())
                .toList();
    }
}
