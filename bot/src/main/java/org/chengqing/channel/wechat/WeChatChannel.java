package org.chengqing.channel.wechat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import org.chengqing.channel.Channel;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.QuickReply;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * WeChat as a channel: says things later by customer-service message, within what each person may still get, and fetches
 * media. A message whose answer was lost is never repeated.
 */
public final class WeChatChannel implements Channel {
    /** Its name. */
    public static final String NAME = "wechat";

    private static final int MEDIA_GONE = 40007;
    /** Most pictures of one reply that are sent as such. */
    private static final int MOST_PICTURES = 2;

    private static final Duration ALARMED = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(WeChatChannel.class);

    private final Map<String, Line> lines;
    private final ContactAllowance allowance;
    private final PictureMedia pictures;

    /** What one account with a secret needs to speak. */
    record Line(WeChatApi api, MediaDownload media, ReplyText text, boolean verified) {}

    WeChatChannel(Map<String, Line> lines, ContactAllowance allowance, PictureMedia pictures) {
        this.lines = Map.copyOf(lines);
        this.allowance = allowance;
        this.pictures = pictures;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Tells that this person wrote at this time, which lets us write back for 48 hours. Blocks on Redis. */
    public void noteContact(Sender person, Instant at) {
        allowance.wrote(person, at);
    }

    /** Tells that this person followed, scanned or tapped on the menu, which lets us write back for a minute. */
    public void noteTap(Sender person, Instant at) {
        allowance.tapped(person, at);
    }

    @Override
    public Sent send(Sender to, Reply reply) {
        Line line = lines.get(to.account());
        if (line == null || !to.channel().equals(NAME)) {
            return new Sent.Unreachable("account without secret");
        }
        List<WxMpKefuMessage> messages = messages(line, to.person(), reply);
        for (int i = 0; i < messages.size(); i++) {
            Sent sent = send(line, to, messages.get(i));
            if (!(sent instanceof Sent.Accepted)) {
                // what came before must not be said twice, so the rest is given up
                return i == 0 ? sent : new Sent.Unknown("only " + i + " of " + messages.size() + " messages");
            }
        }
        sendPictures(line, to, reply);
        return new Sent.Accepted();
    }

    /** The pictures, where the account may say something at all later than WeChat waits. */
    @Override
    public void follow(Sender to, Reply given) {
        Line line = lines.get(to.account());
        if (line != null && line.verified() && to.channel().equals(NAME)) {
            sendPictures(line, to, given);
        }
    }

    /** The text has its link: whatever fails here leaves it at that. */
    private void sendPictures(Line line, Sender to, Reply reply) {
        reply.parts().stream()
                .filter(Reply.Part.Picture.class::isInstance)
                .map(part -> ((Reply.Part.Picture) part).path())
                .distinct()
                .limit(MOST_PICTURES)
                .takeWhile(_ -> !(allowance.left(to) instanceof Allowance.Left(var messages, var _) && messages < 1))
                .forEach(path -> {
                    if (isForgotten(sendPicture(line, to, path))) {
                        pictures.forget(to.account(), path);
                        sendPicture(line, to, path);
                    }
                });
    }

    private Sent sendPicture(Line line, Sender to, String path) {
        return pictures.of(to.account(), line.api(), path)
                .map(id -> send(
                        line,
                        to,
                        WxMpKefuMessage.IMAGE().toUser(to.person()).mediaId(id).build()))
                .orElseGet(() -> new Sent.Unreachable("no picture"));
    }

    private static boolean isForgotten(Sent sent) {
        return sent instanceof Sent.Unreachable(var reason) && reason.equals(Integer.toString(MEDIA_GONE));
    }

    @Override
    public Allowance allowance(Sender to) {
        return allowance.left(to);
    }

    private static List<WxMpKefuMessage> messages(Line line, String person, Reply reply) {
        boolean menu = line.verified() && !reply.quickReplies().isEmpty() && !reply.isSilent();
        List<String> texts = line.text().messages(menu ? new Reply(reply.parts(), List.of()) : reply);
        return IntStream.range(0, texts.size())
                .mapToObj(i -> menu && i == texts.size() - 1
                        ? menu(person, texts.get(i), reply.quickReplies())
                        : WxMpKefuMessage.TEXT()
                                .toUser(person)
                                .content(texts.get(i))
                                .build())
                .toList();
    }

    private static WxMpKefuMessage menu(String person, String text, List<QuickReply> replies) {
        return WxMpKefuMessage.MSGMENU()
                .toUser(person)
                .headContent(text)
                .tailContent("")
                .msgMenus(replies.stream()
                        .map(reply -> new WxMpKefuMessage.MsgMenu(reply.id(), reply.label()))
                        .toList())
                .build();
    }

    private Sent send(Line line, Sender to, WxMpKefuMessage message) {
        ContactAllowance.Taken taken = allowance.take(to);
        if (taken == ContactAllowance.Taken.NONE) {
            return new Sent.Unreachable("allowance used up");
        }
        return switch (line.api().call(service -> service.getKefuService().sendKefuMessage(message))) {
            case ApiOutcome.Done<Boolean> _ -> new Sent.Accepted();
            case ApiOutcome.Refused<Boolean>(int code) -> refused(to, code);
            case ApiOutcome.Blocked<Boolean>(int code) -> {
                allowance.giveBack(to, taken);
                alarm(to.account(), code);
                yield new Sent.Blocked(Integer.toString(code));
            }
            case ApiOutcome.PutOff<Boolean>(Duration retryIn, String reason) -> {
                allowance.giveBack(to, taken);
                yield new Sent.Later(retryIn, reason);
            }
            case ApiOutcome.Lost<Boolean>(String reason) -> new Sent.Unknown(reason);
        };
    }

    private Sent refused(Sender to, int code) {
        if (code == ApiCodes.OUT_OF_WINDOW || code == ApiCodes.COUNT_USED_UP) {
            allowance.usedUp(to);
        } else {
            log.warn("WeChat refused a customer-service message of account {}: code {}", to.account(), code);
        }
        return new Sent.Unreachable(Integer.toString(code));
    }

    @Override
    public Fetched fetch(MediaRef media, long maxBytes, OutputStream sink) throws IOException {
        Line line = lines.get(media.account());
        if (line == null || !media.channel().equals(NAME)) {
            return new Fetched.Gone("account without secret");
        }
        ApiOutcome<Fetched> outcome =
                line.api().withToken(token -> done(line.media().fetch(token, media.id(), maxBytes, sink)));
        return switch (outcome) {
            case ApiOutcome.Done<Fetched>(Fetched fetched) -> fetched;
            case ApiOutcome.PutOff<Fetched>(Duration retryIn, String reason) -> new Fetched.Later(retryIn, reason);
            case ApiOutcome.Lost<Fetched>(String reason) -> new Fetched.Later(Duration.ofSeconds(30), reason);
            case ApiOutcome.Refused<Fetched>(int code) -> later(media, code);
            case ApiOutcome.Blocked<Fetched>(int code) -> later(media, code);
        };
    }

    /** No token for a reason that an operator must remove: the medium itself may still be there. */
    private static Fetched later(MediaRef media, int code) {
        alarm(media.account(), code);
        return new Fetched.Later(ALARMED, Integer.toString(code));
    }

    private static @Nullable ApiOutcome<Fetched> done(@Nullable Fetched fetched) {
        return fetched == null ? null : new ApiOutcome.Done<>(fetched);
    }

    private static void alarm(String account, int code) {
        log.error("WeChat account {} may not do this (code {}): check its rights and the IP allow list", account, code);
    }
}
