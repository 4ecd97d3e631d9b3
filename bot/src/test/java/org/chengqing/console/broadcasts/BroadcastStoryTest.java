package org.chengqing.console.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chengqing.browser.Chromium;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Sender;
import org.chengqing.channel.web.WebChannel;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.Screens;
import org.chengqing.conversation.Conversations;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two people push a clarification, as they would do it, and residents get it. */
class BroadcastStoryTest {
    private static ConsoleSite site;
    private static Chromium chromium;
    private static int key;

    @BeforeAll
    static void start() {
        site = new ConsoleSite();
        chromium = new Chromium();
        IntStream.range(0, 3).forEach(i -> {
            assertThat(say("visitor-" + i, "订阅 停水停电")).contains("已订阅");
            site.bean(WebChannel.class).here("visitor-" + i).block();
        });
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    private static String say(String visitor, String text) {
        Envelope envelope = new Envelope(new MessageKey("k" + key++), new Sender("web", "web", visitor), Instant.now());
        return site.bean(Conversations.class)
                .answer(new InboundMessage.Text(envelope, text, null))
                .parts()
                .toString();
    }

    private static void fits(Page page) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isNotPositive();
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(it -> List.of("serious", "critical").contains(it.getImpact()))
                                .map(it -> it.getId() + " "
                                        + it.getNodes().getFirst().getHtml()))
                .isEmpty();
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void an_editor_composes_it_a_reviewer_releases_it_and_it_arrives() {
        ConsoleSite.Staff editor = site.signedIn("lin", Role.EDITOR);
        ConsoleSite.Staff reviewer = site.signedIn("wang", Role.REVIEWER);
        String address;
        try (BrowserContext visit = editor.visit(chromium, false)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/broadcasts"));
            Screens.keepForDocs(page, "broadcasts-list");
            page.getByText("发给订阅“停水停电”的人").click();
            page.getByLabel("标题").fill("停水更正");
            page.getByLabel("居民看到的话").fill("更正：明天石桥镇不停水，之前的通知作废。");
            Screens.keepForDocs(page, "broadcasts-editor");
            press(page, "保存草稿");
            press(page, "送审");
            page.locator("h1:has-text('等待审核')").waitFor();
            assertThat(page.locator("main").textContent()).contains("要发 3 人", "等待审核");
            assertThat(page.getByText("发布，发给 3 人").count()).isZero();
            address = page.url();
        }
        try (BrowserContext visit = reviewer.visit(chromium, false)) {
            Page page = visit.newPage();
            page.navigate(address);
            Screens.keepForDocs(page, "broadcasts-review");
            press(page, "发布，发给 3 人");
            page.locator("text=已送出").waitFor(new Locator.WaitForOptions().setTimeout(30_000));
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                page.reload();
                assertThat(page.locator("h1").textContent()).contains("已发完");
            });
            assertThat(page.locator("main").textContent()).contains("其中送出 3 人");
            Screens.keepForDocs(page, "broadcasts-done");
            fits(page);
        }
        try (BrowserContext visit = reviewer.visit(chromium, true)) {
            Page page = visit.newPage();
            page.navigate(address);
            fits(page);
            Screens.keep(page, "broadcasts-done-phone");
        }
        String trail = site.database()
                .sql(
                        "select string_agg(act || ' ' || who, ',' order by number) from audit_entry where act like 'BROADCAST%' and about = '1'")
                .query(String.class)
                .single();
        assertThat(trail).isEqualTo("BROADCAST_WRITTEN lin,BROADCAST_SUBMITTED lin,BROADCAST_RELEASED wang");
    }

    @Test
    void nobody_releases_what_they_wrote_not_even_with_both_roles() {
        ConsoleSite.Staff both = site.signedIn("both", Role.EDITOR, Role.REVIEWER);
        String page = both.post(
                        "/console/broadcasts/new",
                        Map.of(
                                "title",
                                "更正",
                                "words",
                                "更正",
                                "review",
                                "",
                                "audience",
                                "SUBSCRIBED",
                                "detail",
                                "停水停电",
                                "way-DIRECT",
                                "on"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        both.post(page + "/submit", Map.of("version", "1"));
        await().atMost(Duration.ofSeconds(30)).until(() -> both.page(page).contains("等待审核"));

        assertThat(both.page(page)).contains("要由另一位审核员发布").doesNotContain("发布，发给");
        assertThat(both.post(page + "/release", Map.of("version", "2", "at", ""))
                        .body())
                .contains("不能由您发布");
        assertThat(both.page(page)).contains("等待审核");
    }

    @Test
    void the_stop_is_there_for_everybody_and_shown_everywhere() {
        ConsoleSite.Staff root = site.signedIn("root", Role.ADMINISTRATOR);
        assertThat(root.post("/console/broadcasts/stop", Map.of("reason", "")).body())
                .contains("请写明原因");
        root.post("/console/broadcasts/stop", Map.of("reason", "内容有误"));
        assertThat(root.page("/console/broadcasts")).contains("全部群发已停下", "由审核员解除");
        site.signedIn("wang", Role.REVIEWER).post("/console/broadcasts/go-on", Map.of());
        assertThat(root.page("/console/broadcasts")).doesNotContain("全部群发已停下");
    }

    @Test
    void what_is_wrong_with_a_draft_is_said_at_its_field_and_nothing_typed_is_lost() {
        ConsoleSite.Staff editor = site.signedIn("lin", Role.EDITOR);
        var answer = editor.post(
                "/console/broadcasts/new",
                Map.of(
                        "title",
                        "保留的标题",
                        "words",
                        "",
                        "review",
                        "NOPE-1",
                        "audience",
                        "ASKED",
                        "detail",
                        "abc",
                        "way-DIRECT",
                        "on"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("保留的标题", "请写 1 到 300 个字", "写对编号或主题");
        for (String address : List.of("/console/broadcasts/b/999999", "/console/broadcasts/b/x")) {
            assertThat(editor.get(address).statusCode()).isEqualTo(404);
        }
    }
}
