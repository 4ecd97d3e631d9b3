package org.chengqing.channel.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.channel.BulkReport;
import org.chengqing.channel.BulkReport.MassFinished;
import org.chengqing.channel.BulkReport.NoticeFinished;
import org.chengqing.channel.BulkReport.Outcome;
import org.chengqing.channel.BulkReport.PublishFinished;
import org.chengqing.channel.BulkReport.Result;
import org.chengqing.channel.Sender;
import org.chengqing.channel.wechat.Push.Note;
import org.chengqing.channel.wechat.Push.Reason;
import org.chengqing.channel.wechat.WeChatSettings.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPushTest {
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);
    private static final String TIME = Long.toString(NOW.getEpochSecond());
    private static final MessageCrypto WECHAT = new MessageCrypto("token", "wx1", List.of(KEY));
    private static final Sender PERSON = new Sender("wechat", "main", "o1");

    @ParameterizedTest
    @EnumSource(Mode.class)
    void every_mode_lets_in_what_wechat_signed_and_nothing_else(Mode mode) {
        String xml = event("TEMPLATESENDJOBFINISH", "MsgID", "200163836", "Status", "success");
        NoticeFinished report = new NoticeFinished(PERSON, "200163836", NOW, Result.DELIVERED, "success", null);

        assertThat(push(mode, xml, true)).isEqualTo(new Push.Reports("templatesendjobfinish", List.of(report)));
        assertThat(push(mode, xml, false)).isEqualTo(new Push.Refused(Reason.SIGNATURE));
    }

    @Test
    void safe_mode_takes_no_plain_report() {
        PushQuery query = new PushQuery(WECHAT.sign(TIME, "n"), TIME, "n", "", "", "");
        byte[] body = event("MASSSENDJOBFINISH", "MsgID", "1", "Status", "send success")
                .getBytes(UTF_8);
        assertThat(door(Mode.SAFE).open(query, body)).isEqualTo(new Push.Refused(Reason.DOWNGRADE));
    }

    @ParameterizedTest
    @CsvSource({
        "send success, SUCCEEDED",
        "send fail, FAILED",
        "err(10001), FAILED",
        "err(30003), FAILED",
        "err(40001), NOT_CONFIRMED",
        "err(40002), NOT_CONFIRMED",
        "<script>, FAILED"
    })
    void a_mass_send_tells_its_numbers(String status, Outcome outcome) {
        String xml = event(
                "MASSSENDJOBFINISH",
                "MsgID",
                "1000001625",
                "Status",
                status,
                "TotalCount",
                "100000",
                "FilterCount",
                "80000",
                "SentCount",
                "75000",
                "ErrorCount",
                "x");
        assertThat(reports(xml))
                .containsExactly(new MassFinished(
                        "wechat",
                        "main",
                        "1000001625",
                        NOW,
                        outcome,
                        status.replace('<', '?').replace('>', '?'),
                        100_000,
                        80_000,
                        75_000,
                        0));
    }

    @ParameterizedTest
    @CsvSource({
        "success, DELIVERED",
        "failed:user block, BLOCKED_BY_PERSON",
        "failed: system failed, FAILED",
        "failed:freq limit, TOO_OFTEN"
    })
    void a_template_message_tells_one_persons_result(String status, Result result) {
        assertThat(reports(event("TEMPLATESENDJOBFINISH", "MsgID", "7", "Status", status)))
                .containsExactly(new NoticeFinished(PERSON, "7", NOW, result, status, null));
    }

    @Test
    void a_subscription_event_may_tell_of_several_notices() {
        String item = "<List><TemplateId>%s</TemplateId><MsgID>%s</MsgID><ErrorCode>%s</ErrorCode>"
                + "<ErrorStatus>%s</ErrorStatus></List>";
        String xml = event("subscribe_msg_sent_event")
                .replace(
                        "</xml>",
                        "<SubscribeMsgSentEvent>" + item.formatted("t1", "1700827132819554304", "0", "success")
                                + item.formatted("t2", "1700827132819554305", "1", "user block")
                                + "</SubscribeMsgSentEvent></xml>");
        assertThat(reports(xml))
                .containsExactly(
                        new NoticeFinished(PERSON, "1700827132819554304", NOW, Result.DELIVERED, "success", "t1"),
                        new NoticeFinished(
                                PERSON, "1700827132819554305", NOW, Result.BLOCKED_BY_PERSON, "1 user block", "t2"));
    }

    @ParameterizedTest
    @CsvSource({"0, SUCCEEDED", "1, RUNNING", "2, FAILED", "4, FAILED", "5, DELETED", "6, DELETED"})
    void a_publication_tells_how_it_ended(String status, Outcome outcome) {
        String info = "PublishEventInfo/";
        assertThat(reports(
                        event("PUBLISHJOBFINISH", info + "publish_id", "2247503051", info + "publish_status", status)))
                .containsExactly(new PublishFinished("wechat", "main", "2247503051", NOW, outcome, status, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MASSSENDJOBFINISH", "TEMPLATESENDJOBFINISH", "PUBLISHJOBFINISH", "subscribe_msg_sent_event"})
    void a_report_without_a_job_needs_nothing_but_success(String event) {
        assertThat(push(Mode.PLAIN, event(event), true))
                .isInstanceOfSatisfying(
                        Push.Passed.class, passed -> assertThat(passed.note()).isEqualTo(Note.EXPECTED));
    }

    private static List<BulkReport> reports(String xml) {
        return ((Push.Reports) push(Mode.PLAIN, xml, true)).reports();
    }

    private static Push push(Mode mode, String xml, boolean signed) {
        if (mode == Mode.PLAIN) {
            String signature = WECHAT.sign(TIME, signed ? "n" : "other");
            return door(mode).open(new PushQuery(signature, TIME, "n", "", "", ""), xml.getBytes(UTF_8));
        }
        String sealed = WECHAT.seal(xml.getBytes(UTF_8), 0);
        String signature = WECHAT.sign(TIME, signed ? "n" : "other", sealed);
        String body = MessageXml.write(Map.of("Encrypt", sealed));
        return door(mode).open(new PushQuery("", TIME, "n", "", "aes", signature), body.getBytes(UTF_8));
    }

    private static String event(String event, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ToUserName", "gh_x");
        fields.put("FromUserName", "o1");
        fields.put("CreateTime", TIME);
        fields.put("MsgType", "event");
        fields.put("Event", event);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return MessageXml.write(fields);
    }

    private static WeChatDoor door(Mode mode) {
        return new WeChatDoor(
                "main",
                new WeChatSettings.Account("wx1", "secret", "gh_x", "token", KEY, null, mode, true),
                Duration.ofMinutes(5),
                URI.create("https://desk.example"),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
