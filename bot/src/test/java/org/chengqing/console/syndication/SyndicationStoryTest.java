package org.chengqing.console.syndication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.ConsoleSite.Staff;
import org.chengqing.staff.Role;
import org.chengqing.syndication.HookServer;
import org.chengqing.syndication.Verifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What staff do with a rebuttal reaches the office's site, and what they see and do where it does not. */
class SyndicationStoryTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String PAGE = "/console/syndication";

    private static final HookServer website = new HookServer();
    private static final HookServer weibo = new HookServer();
    private static ConsoleSite site;
    private static Staff editor;
    private static Staff reviewer;
    private static Staff administrator;

    @BeforeAll
    static void start() {
        site = new ConsoleSite(
                "--syndication.targets[0].name=website",
                "--syndication.targets[0].address=" + website.address() + "?token=geheim",
                "--syndication.targets[0].secret=" + SECRET,
                "--syndication.targets[1].name=weibo",
                "--syndication.targets[1].address=" + weibo.address(),
                "--syndication.targets[1].secret=" + SECRET,
                "--syndication.targets[1].events[0]=review.withdrawn",
                "--syndication.look-every=200ms",
                "--syndication.round-every=200ms",
                "--outbox.jobs.poll-every=200ms");
        editor = site.signedIn("bian", Role.EDITOR);
        reviewer = site.signedIn("shen", Role.REVIEWER);
        administrator = site.signedIn("guan", Role.ADMINISTRATOR);
    }

    @AfterAll
    static void stop() {
        site.close();
        website.close();
        weibo.close();
    }

    private static Map<String, Object> form(String claim, String rating) {
        return new HashMap<>(Map.of(
                "claim", claim,
                "rating", rating,
                "conclusion", "请以官方发布为准。",
                "region", "全国",
                "category", "其他",
                "sourceName0", "县融媒体中心",
                "sourceAddress0", "https://www.example.gov.cn/a?b=1",
                "sourceDate0", "2026-03-12"));
    }

    private static void act(Staff who, String id, String act, Map<String, ?> fields) {
        assertThat(who.post("/console/rebuttals/r/" + id + "/" + act, fields).statusCode())
                .as(act)
                .isEqualTo(303);
    }

    private static String released(String claim) {
        String location = editor.post("/console/rebuttals/new", form(claim, "false"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        String id = location.substring(location.lastIndexOf('/') + 1);
        act(editor, id, "submit", Map.of("revision", 1));
        act(reviewer, id, "release", Map.of("revision", 2));
        return id;
    }

    /** What came to a server about a review. */
    private static List<JsonNode> told(HookServer server, String id) {
        return server.received.stream()
                .filter(it -> Verifier.verifies(SECRET, it))
                .map(it -> JsonMapper.shared().readTree(it.body()))
                .filter(it -> it.at("/data/review").asString().equals(id))
                .toList();
    }

    private static JsonNode last(HookServer server, String id, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> told(server, id).size() >= count);
        assertThat(told(server, id)).hasSize(count);
        return told(server, id).getLast();
    }

    private static List<String> audited(String act) {
        return site.database()
                .sql("select who || ' ' || about || ' ' || why from audit_entry where act = ? order by number")
                .param(act)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void a_release_a_correction_and_a_withdrawal_reach_the_site() {
        String id = released("青龙山要建垃圾焚烧厂");
        assertThat(last(website, id, 1).path("type").asString()).isEqualTo("review.released");

        Map<String, Object> correction = form("青龙山要建垃圾焚烧厂", "misleading");
        correction.putAll(Map.of("revision", 3, "version", 0, "act", "submit"));
        assertThat(editor.post("/console/rebuttals/r/" + id + "/edit", correction)
                        .statusCode())
                .isEqualTo(303);
        act(reviewer, id, "proposal/release", Map.of("version", 1));
        JsonNode corrected = last(website, id, 2);
        assertThat(corrected.path("type").asString()).isEqualTo("review.corrected");
        assertThat(corrected.at("/data/change/from/label").asString()).isEqualTo("谣言");
        assertThat(corrected.at("/data/change/to/label").asString()).isEqualTo("误导");

        act(reviewer, id, "withdraw", Map.of("revision", 4, "reason", "情况有变化"));
        assertThat(last(website, id, 3).path("type").asString()).isEqualTo("review.withdrawn");
        assertThat(last(weibo, id, 1).path("type").asString()).isEqualTo("review.withdrawn");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(administrator.page(PAGE))
                        .contains("青龙山要建垃圾焚烧厂", "已送达", "204 收下了", "website", "127.0.0.1")
                        .doesNotContain("geheim", "whsec"));
    }

    @Test
    void what_the_site_refuses_for_good_is_shown_resumed_and_sent_again() {
        website.then(HookServer.status(410));
        String id = released("<img src=x onerror=alert(1)>红旗渠要干了");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> administrator.page(PAGE + "?state=DEAD").contains("红旗渠要干了"));
        String page = administrator.page(PAGE + "?target=website&state=DEAD");
        assertThat(page)
                .contains("对方已停用", "410 地址已停用", "恢复推送", "再发一次", "&lt;img src=x")
                .doesNotContain("<img src=x");
        Matcher resend = Pattern.compile(PAGE + "/deliveries/(\\d+)/resend").matcher(page);
        assertThat(resend.find()).isTrue();
        String delivery = PAGE + "/deliveries/" + resend.group(1);

        assertThat(administrator.post(delivery + "/resend", Map.of()).body()).contains("先问清楚");
        assertThat(administrator
                        .post(delivery + "/set-aside", Map.of("reason", "x"))
                        .body())
                .contains("请写明为什么");
        assertThat(administrator
                        .post(PAGE + "/targets/website/resume", Map.of())
                        .statusCode())
                .isEqualTo(303);
        assertThat(administrator.post(delivery + "/resend", Map.of()).statusCode())
                .isEqualTo(303);

        last(website, id, 2);
        assertThat(website.received.stream()
                        .filter(it -> it.body().contains(id))
                        .map(HookServer.Received::id)
                        .distinct())
                .hasSize(1);
        assertThat(audited("WEBHOOK_RESUMED")).containsExactly("guan website 推送目标");
        assertThat(audited("WEBHOOK_RESENT")).containsExactly("guan " + id + " website（发布，第 3 版）");
        assertThat(administrator
                        .post(PAGE + "/deliveries/999999/resend", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(editor.get(PAGE).statusCode()).isEqualTo(403);
    }
}
