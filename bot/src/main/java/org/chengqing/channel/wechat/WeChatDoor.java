package org.chengqing.channel.wechat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Reply;
import org.chengqing.channel.wechat.Push.Form;
import org.chengqing.channel.wechat.Push.Reason;
import org.chengqing.channel.wechat.WeChatSettings.Mode;

/**
 * The way in and out of one account: lets in what WeChat signed, and writes what it is answered. Nothing blocks; safe
 * for many threads.
 *
 * <p>A plain push is checked by {@code signature}, which does not cover its body: one leaked address would let anybody
 * post for ever. So an account in safe mode takes encrypted pushes only, whatever else is right about the others, and
 * every push must carry a time near ours.
 */
public final class WeChatDoor {
    /** The answer that says nothing, and that WeChat takes as an answer. */
    public static final String SUCCESS = "success";

    private final WeChatSettings.Account account;
    private final MessageCrypto crypto;
    private final PushReader reader;
    private final ReplyText texts;
    private final Duration timeWindow;
    private final Clock clock;

    WeChatDoor(String name, WeChatSettings.Account account, Duration timeWindow, URI publicBase, Clock clock) {
        this.account = account;
        this.crypto = MessageCrypto.of(account);
        this.reader = new PushReader(name, clock);
        this.texts = new ReplyText(publicBase, account.verified());
        this.timeWindow = timeWindow;
        this.clock = clock;
    }

    /**
     * Whether the verification of the address came from WeChat. Its time is not looked at: it changes nothing and gives
     * nothing away, and so a wrong clock shows at the first message, with its reason in the log.
     */
    public boolean isVerification(PushQuery query) {
        return !query.echostr().isEmpty() && crypto.isSigned(query.signature(), query.timestamp(), query.nonce());
    }

    /** Lets a push in, or not. */
    public Push open(PushQuery query, byte[] body) {
        if (!isNear(query.timestamp())) {
            return new Push.Refused(Reason.TIME);
        }
        if (query.isSealed()) {
            return openSealed(query, body);
        }
        if (account.mode() == Mode.SAFE) {
            return new Push.Refused(Reason.DOWNGRADE);
        }
        return query.isPlain() && crypto.isSigned(query.signature(), query.timestamp(), query.nonce())
                ? read(body, new Form("", Form.PLAIN, query.nonce()))
                : new Push.Refused(Reason.SIGNATURE);
    }

    /** A reply as the one text that answers a push; empty if it is silent. */
    public String text(Reply reply) {
        return texts.whole(reply);
    }

    /** Whether something can be said to a person later than WeChat waits. */
    public boolean mayAnswerLater() {
        return account.verified() && account.appSecret() != null;
    }

    /** The body that answers this push with this text, sealed if the push was; {@link #SUCCESS} for no text. */
    public String answer(Push.Message push, String text) {
        if (text.isEmpty() || push.message() instanceof InboundMessage.Departed) {
            return SUCCESS;
        }
        String now = Long.toString(clock.instant().getEpochSecond());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ToUserName", push.message().envelope().sender().person());
        fields.put("FromUserName", push.form().account());
        fields.put("CreateTime", now);
        fields.put("MsgType", "text");
        fields.put("Content", text);
        String xml = MessageXml.write(fields);
        return push.form().key() == Form.PLAIN ? xml : sealed(xml, now, push.form());
    }

    /** Loads what the first message would wait for: ciphers, digests and the parser. */
    void warmUp() {
        Map<String, String> fields = Map.of("MsgType", "event", "Event", "none", "FromUserName", "nobody");
        byte[] xml = MessageXml.write(fields).getBytes(StandardCharsets.UTF_8);
        crypto.isSigned("", "");
        if (account.aesKey() != null) {
            crypto.open(crypto.seal(xml, 0));
        }
        read(xml, new Form("", Form.PLAIN, ""));
    }

    static String fingerprint(String text) {
        return fingerprint(text.getBytes(StandardCharsets.UTF_8));
    }

    private Push openSealed(PushQuery query, byte[] body) {
        Map<String, String> envelope = MessageXml.read(body);
        if (envelope == null) {
            return unreadable(body);
        }
        String encrypted = envelope.getOrDefault("Encrypt", "").strip();
        if (!crypto.isSigned(query.msgSignature(), query.timestamp(), query.nonce(), encrypted)) {
            return new Push.Refused(Reason.SIGNATURE);
        }
        MessageCrypto.Opened opened = crypto.open(encrypted);
        return opened == null
                ? new Push.Refused(Reason.SIGNATURE)
                : read(opened.message(), new Form("", opened.key(), query.nonce()));
    }

    private Push read(byte[] message, Form form) {
        Map<String, String> fields = MessageXml.read(message);
        return fields == null
                ? unreadable(message)
                : reader.read(
                        fields,
                        fingerprint(message),
                        new Form(fields.getOrDefault("ToUserName", "").strip(), form.key(), form.nonce()));
    }

    private static Push unreadable(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 64), StandardCharsets.UTF_8).strip();
        return new Push.Refused(start.startsWith("{") || start.startsWith("[") ? Reason.JSON : Reason.MALFORMED);
    }

    private String sealed(String xml, String now, Form form) {
        String encrypted = crypto.seal(xml.getBytes(StandardCharsets.UTF_8), form.key());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Encrypt", encrypted);
        fields.put("MsgSignature", crypto.sign(now, form.nonce(), encrypted));
        fields.put("TimeStamp", now);
        fields.put("Nonce", form.nonce());
        return MessageXml.write(fields);
    }

    private boolean isNear(String timestamp) {
        if (!timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        long seconds = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
        return Math.abs(seconds) <= timeWindow.toSeconds();
    }

    private static String fingerprint(byte[] message) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
