package org.chengqing.channel.wechat.standin;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Makes the fields of what one person sends or does, as WeChat names them; each has its own MsgId. */
public final class Pushes {
    // message ids of one process go up, and those of two started in the same millisecond hardly meet
    private static final AtomicLong COUNTER = new AtomicLong(Math.floorMod(System.nanoTime(), 1000L));
    private final String account;
    private final String person;
    private final Clock clock;

    /** From this person to the account with this original id. */
    public Pushes(String account, String person, Clock clock) {
        this.account = account;
        this.person = person;
        this.clock = clock;
    }

    /** Text. */
    public Map<String, String> text(String content) {
        return message("text", "Content", content);
    }

    /** A tap on an item of a msgmenu: its text in the person's name, and its id. */
    public Map<String, String> tapped(String content, String menuId) {
        return message("text", "Content", content, "bizmsgmenuid", menuId);
    }

    /** A picture. */
    public Map<String, String> image(String mediaId) {
        return message("image", "PicUrl", "http://mmbiz.qpic.cn/standin/0", "MediaId", mediaId);
    }

    /** A voice message. */
    public Map<String, String> voice(String mediaId) {
        return message("voice", "MediaId", mediaId, "Format", "amr", "Recognition", "");
    }

    /** A video. */
    public Map<String, String> video(String mediaId) {
        return message("video", "MediaId", mediaId, "ThumbMediaId", mediaId);
    }

    /** A shared page. */
    public Map<String, String> link(String title, String description, String address) {
        return message("link", "Title", title, "Description", description, "Url", address);
    }

    /** A place. */
    public Map<String, String> location(double latitude, double longitude, String label) {
        return message(
                "location",
                "Location_X",
                Double.toString(latitude),
                "Location_Y",
                Double.toString(longitude),
                "Scale",
                "16",
                "Label",
                label);
    }

    /** An event with more fields: names and values in turn. */
    public Map<String, String> event(String event, String... more) {
        Map<String, String> fields = start("event");
        fields.put("Event", event);
        return with(fields, more);
    }

    /** The end of a subscription notice. */
    public Map<String, String> subscribeSent(String id, String templateId, String status) {
        String list = "SubscribeMsgSentEvent/List/";
        return event(
                "subscribe_msg_sent_event",
                list + "TemplateId",
                templateId,
                list + "MsgID",
                id,
                list + "ErrorCode",
                status.equals("success") ? "0" : "1",
                list + "ErrorStatus",
                status);
    }

    private Map<String, String> message(String kind, String... more) {
        Map<String, String> fields = with(start(kind), more);
        fields.put("MsgId", Long.toString(clock.millis() * 1000 + COUNTER.incrementAndGet() % 1000));
        return fields;
    }

    private Map<String, String> start(String kind) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ToUserName", account);
        fields.put("FromUserName", person);
        fields.put("CreateTime", Long.toString(clock.instant().getEpochSecond()));
        fields.put("MsgType", kind);
        return fields;
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        for (int i = 0; i + 1 < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }
}
