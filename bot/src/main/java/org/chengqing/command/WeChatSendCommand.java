package org.chengqing.command;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.channel.wechat.WeChatSettings.Account;
import org.chengqing.channel.wechat.standin.CallbackTarget;
import org.chengqing.channel.wechat.standin.Callbacks;
import org.chengqing.channel.wechat.standin.Pushes;
import org.chengqing.channel.wechat.standin.StandInClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code wechat-send}: signs and posts a message like WeChat does, and prints the decrypted answer. */
@Command(name = "wechat-send", mixinStandardHelpOptions = true, description = "像微信那样签名并发送一条消息，显示解密后的回复（默认用替身的 demo 账号）")
final class WeChatSendCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what = new What();

    @Option(names = "--mode", paramLabel = "plain|compatible|safe", description = "加密方式，默认按账号设置")
    private @Nullable String mode;

    @Option(names = "--account", paramLabel = "NAME", description = "账号名，默认唯一的那个，没有则为 demo")
    private @Nullable String account;

    @Option(names = "--from", paramLabel = "OPENID", description = "发送人，默认 ${DEFAULT-VALUE}")
    private String from = "oDemoResident";

    @Option(names = "--url", paramLabel = "URL", description = "接收地址，默认本机的 /wechat/账号名")
    private @Nullable URI url;

    @Option(names = "--repeat", description = "用同一个 MsgId 再发一次，像微信重试那样")
    private boolean repeat;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    private final Clock clock = Clock.systemUTC();

    /** What is sent; exactly one of them. */
    static final class What {
        @Option(names = "--text", paramLabel = "文字", description = "发一段文字")
        private @Nullable String text;

        @Option(names = "--image", paramLabel = "FILE", description = "发一张图片（先存入替身）")
        private @Nullable Path image;

        @Option(names = "--voice", paramLabel = "FILE", description = "发一段语音（先存入替身）")
        private @Nullable Path voice;

        @Option(names = "--video", paramLabel = "FILE", description = "发一段视频（先存入替身）")
        private @Nullable Path video;

        @Option(names = "--link", paramLabel = "URL", description = "发一个链接")
        private @Nullable String link;

        @Option(
                names = "--event",
                paramLabel = "EVENT",
                description = "发一个事件：subscribe、unsubscribe、CLICK:ASK、SCAN:场景 等")
        private @Nullable String event;
    }

    @Override
    public Integer call() throws InterruptedException {
        SendSettings read = SendSettings.read(settings);
        String name = account == null ? read.onlyAccount() : account;
        Account found = read.weChat().accounts().get(name);
        if (found == null) {
            return refuse("没有账号 " + name + "，已配置的有："
                    + String.join("、", read.weChat().accounts().keySet()));
        }
        Account used;
        try {
            used = mode == null ? found : inMode(found, mode);
        } catch (IllegalArgumentException e) {
            return refuse("--mode 应为 plain、compatible 或 safe，加密方式需要 aes-key");
        }
        try (StandInClient standIn = new StandInClient(read.standIn(), used.appId());
                Callbacks callbacks = new Callbacks(clock)) {
            Map<String, String> fields = fields(standIn, used);
            standIn.tell(from, fields);
            CallbackTarget target = new CallbackTarget(url == null ? read.webhook(name) : url, used);
            int code = push(callbacks, target, fields);
            return code == 0 && repeat ? push(callbacks, target, fields) : code;
        } catch (IOException e) {
            return refuse(e.getMessage());
        }
    }

    private int push(Callbacks callbacks, CallbackTarget target, Map<String, String> fields)
            throws InterruptedException {
        Callbacks.Delivery delivery = callbacks.push(target, fields);
        String tries = delivery.tries() > 1 ? "（第 " + delivery.tries() + " 次才收到）" : "";
        return switch (delivery.outcome()) {
            case Callbacks.Outcome.Replied(Map<String, String> reply) -> {
                System.out.println(shown(reply) + tries);
                yield 0;
            }
            case Callbacks.Outcome.Acknowledged _ -> {
                System.out.println("（已收到，没有即时回复" + tries + "）");
                yield 0;
            }
            case Callbacks.Outcome.Failed(String reason) ->
                refuse("对方看到的是“该公众号暂时无法提供服务，请稍后再试”。原因：" + reason + "，地址 " + target.webhook() + "。服务启动了吗？签名和密钥对吗？");
        };
    }

    private Map<String, String> fields(StandInClient standIn, Account used) throws IOException, InterruptedException {
        String original = used.originalId();
        Pushes pushes = new Pushes(original == null ? "gh_unknown" : original, from, clock);
        if (what.text != null) {
            return pushes.text(what.text);
        }
        if (what.image != null) {
            return pushes.image(held(standIn, what.image, "image/jpeg"));
        }
        if (what.voice != null) {
            return pushes.voice(held(standIn, what.voice, "audio/amr"));
        }
        if (what.video != null) {
            return pushes.video(held(standIn, what.video, "video/mp4"));
        }
        return what.link != null ? pushes.link("分享的链接", "", what.link) : event(pushes, what.event);
    }

    private static Map<String, String> event(Pushes pushes, @Nullable String event) {
        String[] parts = event == null ? new String[] {""} : event.split(":", 2);
        return parts.length == 2
                ? pushes.event(parts[0], "EventKey", parts[1])
                : pushes.event(parts[0], "EventKey", "");
    }

    private static String held(StandInClient standIn, Path given, String otherwise)
            throws IOException, InterruptedException {
        Path file = Application.file(given);
        if (!Files.isRegularFile(file)) {
            throw new IOException("没有文件 " + given);
        }
        String type = Files.probeContentType(file);
        return standIn.hold(file, type == null ? otherwise : type);
    }

    /** As a person would read it: links to tap are shown by their words. */
    static String shown(Map<String, String> reply) {
        String content = reply.getOrDefault("Content", "");
        return content.isEmpty()
                ? "（回复类型 " + reply.getOrDefault("MsgType", "未知") + "）"
                : content.replaceAll("<a href=\"[^\"]*\">([^<]*)</a>", "[$1]");
    }

    private static Account inMode(Account account, String mode) {
        return new Account(
                account.appId(),
                account.appSecret(),
                account.originalId(),
                account.token(),
                account.aesKey(),
                account.previousAesKey(),
                WeChatSettings.Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                account.verified());
    }

    private static int refuse(@Nullable String sentence) {
        System.err.println(sentence);
        return FAILED;
    }
}
