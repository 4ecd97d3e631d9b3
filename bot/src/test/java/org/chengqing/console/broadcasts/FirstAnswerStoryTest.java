package org.chengqing.console.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chengqing.channel.Channel;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Reply;
import org.chengqing.channel.Sender;
import org.chengqing.channel.wechat.WeChatChannel;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.channel.wechat.standin.WeChatStandIn;
import org.chengqing.console.ConsoleSite;
import org.chengqing.conversation.Conversations;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.knowledge.catalog.Catalog;
import org.chengqing.knowledge.catalog.ChangeResult;
import org.chengqing.knowledge.catalog.ReviewStep;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
import org.chengqing.knowledge.claim.ReviewContent;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.chengqing.staff.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A group administrator in WeChat waits for an answer, two people give it, and the picture for the group comes as one. */
class FirstAnswerStoryTest {
    private static final ClaimReviewId CRANE = new ClaimReviewId("T900");
    private static final String CLAIM = "石桥镇菜市场的塔吊昨晚倒塌压坏三间店铺";
    private final Sender admin = new Sender("wechat", "demo", "o-group-admin");
    private int key;

    @Test
    void who_waits_is_told_after_the_second_person_and_takes_text_and_picture_for_the_group() throws Exception {
        try (ConsoleSite site = new ConsoleSite(
                "--questions.promises.second-person=true",
                "--questions.look-every=1s",
                "--wechat.stand-in=true",
                "--wechat.api.stand-in-port=" + freePort())) {
            WeChatStandIn weChat = site.bean(WeChatStandIn.class);
            String appId = Objects.requireNonNull(
                            site.bean(WeChatSettings.class).accounts().get("demo"))
                    .appId();
            weChat.account(appId).orElseThrow().follow(admin.person()).wrote(admin.person());
            Reply unknown = say(site, CLAIM + "，是真的吗", null);
            String tell = unknown.quickReplies().stream()
                    .filter(it -> it.label().equals("有结论告诉我"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            say(site, "有结论告诉我", tell);
            release(site);

            await().atMost(Duration.ofSeconds(60)).until(() -> states(site).equals(List.of("IN_REVIEW wangfang")));
            assertThat(weChat.ledger().messagesTo(admin.person())).isEmpty();
            ConsoleSite.Staff own = site.signedIn("wangfang", Role.REVIEWER);
            assertThat(own.page("/console/broadcasts")).contains("首次答复：" + CLAIM, "等待审核");
            assertThat(own.page("/console/broadcasts/b/1"))
                    .contains("在等辟谣 T900 答复的人", "要由另一位审核员发布")
                    .doesNotContain("发布，发给");
            ConsoleSite.Staff other = site.signedIn("liu", Role.REVIEWER);
            other.post("/console/broadcasts/b/1/release", Map.of("version", "2", "at", ""));

            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(states(site)).containsExactly("DONE wangfang"));
            List<JsonNode> told = weChat.ledger().messagesTo(admin.person());
            assertThat(told).singleElement().satisfies(message -> {
                assertThat(message.at("/msgmenu/head_content").asString()).contains("您之前问过的事", "【谣言】" + CLAIM);
                assertThat(message.at("/msgmenu/list/0/id").asString()).isEqualTo("share:T900");
            });
            assertThat(site.database()
                            .sql("select count(*) from promise")
                            .query(Integer.class)
                            .single())
                    .isZero();

            Reply forGroup = say(site, "发群里", null);
            assertThat(forGroup.parts()).last().isInstanceOf(Reply.Part.Picture.class);
            WeChatChannel channel = site.bean(WeChatChannel.class);
            assertThat(channel.send(admin, forGroup)).isEqualTo(new Channel.Sent.Accepted());
            assertThat(kinds(weChat)).endsWith("text", "image");
        }
    }

    private List<String> kinds(WeChatStandIn weChat) {
        return weChat.ledger().messagesTo(admin.person()).stream()
                .map(message -> message.path("msgtype").asString())
                .collect(Collectors.toList());
    }

    private static List<String> states(ConsoleSite site) {
        return site.database()
                .sql("select state || ' ' || array_to_string(writers, ',') from broadcast order by id")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private Reply say(ConsoleSite site, String text, @Nullable String choice) {
        Envelope envelope = new Envelope(
                new MessageKey("first-answer-" + key++),
                admin,
                site.bean(Clock.class).instant());
        return site.bean(Conversations.class).answer(new InboundMessage.Text(envelope, text, choice));
    }

    private static void release(ConsoleSite site) {
        Catalog catalog = site.bean(Catalog.class);
        ReviewContent content = new ReviewContent(
                new Claim(CLAIM),
                Rating.FALSE,
                "塔吊完好，没有倒塌，也没有店铺受损。",
                "",
                List.of(new Source("石桥镇应急办", null, null, null)),
                "石桥镇",
                "其他",
                List.of(),
                List.of(),
                Facts.NONE,
                Validity.ALWAYS,
                false);
        int revision = revision(catalog.create(CRANE, content, "lihua", ""));
        revision = revision(catalog.move(CRANE, revision, ReviewStep.SUBMIT, "lihua", ""));
        revision(catalog.move(CRANE, revision, ReviewStep.RELEASE, "wangfang", ""));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> site.bean(KnowledgeBase.class).released(CRANE).isPresent());
    }

    private static int revision(ChangeResult result) {
        return ((ChangeResult.Changed) result).review().revision();
    }

    private static int freePort() throws java.io.IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
