package org.chengqing.channel.wechat;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.chengqing.channel.BulkReport;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MediaRef;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Sender;
import org.chengqing.channel.wechat.Push.Form;
import org.chengqing.channel.wechat.Push.Note;
import org.jspecify.annotations.Nullable;

/**
 * Says what every kind of push is to us. A kind that is not named here is passed over as unknown. A field that cannot
 * be read counts as absent; a message that is useless without it becomes {@link InboundMessage.Unsupported}, so that
 * the person is told.
 *
 * <p>The key of a message is its MsgId; of an event, which has none, its time together with all that tells two events
 * of one second apart. {@code MsgID} in events is the number of a job, not of a message.
 */
final class PushReader {
    static final String CHANNEL = "wechat";
    private static final String CANNOT_BE_SHOWN = "【收到不支持的消息类型，暂无法显示】";
    private static final String BY_QR_CODE = "qrscene_";
    private static final int LONGEST_PERSON = 128;
    private static final int LONGEST_KEY = 200;
    private static final Pattern KIND = Pattern.compile("[a-z0-9_]{1,48}");

    /** Results that cannot be read, sessions of the service desk, the position sent by itself, and what another message follows. */
    private static final Set<String> EXPECTED_EVENTS = Set.of(
            "location",
            "view",
            "view_miniprogram",
            "scancode_push",
            "pic_sysphoto",
            "pic_photo_or_album",
            "pic_weixin",
            "location_select",
            "masssendjobfinish",
            "templatesendjobfinish",
            "publishjobfinish",
            "subscribe_msg_popup_event",
            "subscribe_msg_change_event",
            "subscribe_msg_sent_event",
            "kf_create_session",
            "kf_close_session",
            "kf_switch_session",
            "user_info_modified",
            "user_authorization_revoke",
            "wxa_media_check",
            "debug_demo");

    private static final Set<String> OPERATOR_EVENTS = Set.of(
            "qualification_verify_success",
            "qualification_verify_fail",
            "naming_verify_success",
            "naming_verify_fail",
            "annual_renew",
            "verify_expired");

    private final String account;
    private final ReportReader reports;
    private final Clock clock;

    PushReader(String account, Clock clock) {
        this.account = account;
        this.reports = new ReportReader(CHANNEL, account);
        this.clock = clock;
    }

    /** What these fields say; the fingerprint is that of the bytes that they were read from. */
    Push read(Map<String, String> fields, String fingerprint, Form form) {
        String type = field(fields, "MsgType").toLowerCase(Locale.ROOT);
        String event = type.equals("event") ? field(fields, "Event").toLowerCase(Locale.ROOT) : "";
        String kind = event.isEmpty() ? type : event;
        String person = person(fields, event);
        if (reports.knows(event)) {
            return report(event, fields, person.length() > LONGEST_PERSON ? "" : person);
        }
        if (person.isEmpty() || person.length() > LONGEST_PERSON) {
            return new Push.Passed(shown(kind), Note.UNKNOWN);
        }
        MessageKey key = event.isEmpty() ? messageKey(fields, fingerprint) : eventKey(fields, event);
        Envelope envelope = new Envelope(key, new Sender(CHANNEL, account, person), sentAt(fields));
        InboundMessage message = event.isEmpty() ? message(type, fields, envelope) : event(event, fields, envelope);
        return message == null ? passed(event, kind) : new Push.Message(message, fingerprint, form);
    }

    private Push report(String event, Map<String, String> fields, String person) {
        List<BulkReport> read = reports.read(event, fields, person, sentAt(fields));
        return read.isEmpty() ? passed(event, event) : new Push.Reports(event, read);
    }

    private @Nullable InboundMessage message(String type, Map<String, String> fields, Envelope envelope) {
        return switch (type) {
            case "text" -> text(fields, envelope);
            case "image" -> media(fields, envelope, media -> new InboundMessage.Image(envelope, media));
            case "voice" ->
                media(
                        fields,
                        envelope,
                        media -> new InboundMessage.Voice(envelope, media, orNull(field(fields, "Recognition"))));
            case "video", "shortvideo" -> media(fields, envelope, media -> new InboundMessage.Video(envelope, media));
            case "location" -> location(fields, envelope);
            case "link" ->
                new InboundMessage.Link(
                        envelope, field(fields, "Title"), field(fields, "Description"), field(fields, "Url"));
            case "miniprogrampage" ->
                new InboundMessage.MiniProgram(envelope, field(fields, "Title"), field(fields, "PagePath"));
            // WeChat shows files but hands out no media id for them
            case "file" -> new InboundMessage.Document(envelope, field(fields, "Title"), null);
            default -> null;
        };
    }

    private static @Nullable InboundMessage event(String event, Map<String, String> fields, Envelope envelope) {
        String eventKey = field(fields, "EventKey");
        return switch (event) {
            case "subscribe" ->
                new InboundMessage.Followed(
                        envelope,
                        orNull(eventKey.startsWith(BY_QR_CODE) ? eventKey.substring(BY_QR_CODE.length()) : ""));
            case "unsubscribe", "user_authorization_cancellation" -> new InboundMessage.Departed(envelope);
            case "scan" -> new InboundMessage.Scanned(envelope, eventKey);
            // WeChat shows "receiving" until the second of these is answered
            case "click", "scancode_waitmsg" -> new InboundMessage.MenuTapped(envelope, eventKey);
            default -> null;
        };
    }

    private static InboundMessage text(Map<String, String> fields, Envelope envelope) {
        String content = fields.getOrDefault("Content", "");
        return content.strip().equals(CANNOT_BE_SHOWN)
                ? new InboundMessage.Unsupported(envelope)
                : new InboundMessage.Text(envelope, content, orNull(field(fields, "bizmsgmenuid")));
    }

    private static InboundMessage location(Map<String, String> fields, Envelope envelope) {
        double north = degrees(field(fields, "Location_X"), 90);
        double east = degrees(field(fields, "Location_Y"), 180);
        return Double.isNaN(north) || Double.isNaN(east)
                ? new InboundMessage.Unsupported(envelope)
                : new InboundMessage.Location(envelope, north, east, field(fields, "Label"));
    }

    private static double degrees(String value, int most) {
        try {
            double degrees = Double.parseDouble(value);
            return Math.abs(degrees) <= most ? degrees : Double.NaN;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static Push passed(String event, String kind) {
        if (OPERATOR_EVENTS.contains(event)) {
            return new Push.Passed(kind, Note.OPERATOR);
        }
        return EXPECTED_EVENTS.contains(event)
                ? new Push.Passed(kind, Note.EXPECTED)
                : new Push.Passed(shown(kind), Note.UNKNOWN);
    }

    // the one who takes back consent is named apart from the sender
    private static String person(Map<String, String> fields, String event) {
        String named = event.equals("user_authorization_cancellation") ? field(fields, "OpenID") : "";
        return named.isEmpty() ? field(fields, "FromUserName") : named;
    }

    private static MessageKey messageKey(Map<String, String> fields, String fingerprint) {
        String id = field(fields, "MsgId");
        return new MessageKey(id.isEmpty() || id.length() > LONGEST_KEY - 2 ? "f:" + fingerprint : "m:" + id);
    }

    private static MessageKey eventKey(Map<String, String> fields, String event) {
        String key = String.join(
                "|",
                "e:" + field(fields, "CreateTime"),
                event,
                field(fields, "EventKey"),
                field(fields, "MsgID"),
                field(fields, "Ticket"));
        return new MessageKey(key.length() > LONGEST_KEY ? "h:" + WeChatDoor.fingerprint(key) : key);
    }

    private Instant sentAt(Map<String, String> fields) {
        String time = field(fields, "CreateTime");
        return time.matches("[0-9]{1,10}") ? Instant.ofEpochSecond(Long.parseLong(time)) : clock.instant();
    }

    private InboundMessage media(
            Map<String, String> fields, Envelope envelope, Function<MediaRef, InboundMessage> message) {
        String id = field(fields, "MediaId");
        return id.isEmpty()
                ? new InboundMessage.Unsupported(envelope)
                : message.apply(new MediaRef(CHANNEL, account, id, null));
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }

    private static String shown(String kind) {
        return KIND.matcher(kind).matches() ? kind : "?";
    }
}
