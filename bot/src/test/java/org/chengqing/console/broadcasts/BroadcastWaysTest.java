package org.chengqing.console.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chengqing.browser.Chromium;
import org.chengqing.channel.wechat.WeChatSettings;
import org.chengqing.channel.wechat.standin.CallbackTarget;
import org.chengqing.channel.wechat.standin.PlatformAccount;
import org.chengqing.channel.wechat.standin.WeChatStandIn;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.Screens;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two people push a clarification by mass sends and notices, against the stand-in of WeChat with its reports. */
class BroadcastWaysTest {
    private static final String APP = "wx00000000000000aa";
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static WeChatStandIn weChat;
    private static PlatformAccount account;
    private static ConsoleSite site;
    private static Chromium chromium;
    private static int tag;
    private static List<String> people;

    @BeforeAll
    static void start() throws IOException {
        weChat = WeChatStandIn.start(0, Clock.systemUTC());
        account = weChat.register(APP, SECRET, true);
        people = account.followAll("follower-", 40);
        tag = account.tag("市民", people.subList(0, 25));
        site = new ConsoleSite(
                "--wechat.api-host=" + weChat.address(),
                "--wechat.accounts.main.app-id=" + APP,
                "--wechat.accounts.main.app-secret=" + SECRET,
                "--wechat.accounts.main.token=token",
                "--wechat.accounts.main.mode=plain",
                "--wechat.accounts.main.verified=true",
                "--broadcast.previewers.lin=" + people.getFirst(),
                "--broadcast.notices[0].account=main",
                "--broadcast.notices[0].kind=template",
                "--broadcast.notices[0].template-id=T1",
                "--broadcast.notices[0].fields.thing1={words}");
        WeChatSettings.Account settings = Objects.requireNonNull(
                site.bean(WeChatSettings.class).accounts().get("main"));
        account.callbacksTo(new CallbackTarget(URI.create(site.at("/wechat/main")), settings));
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
        weChat.close();
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void a_tag_is_told_by_one_mass_send_whose_result_comes_by_callback() {
        ConsoleSite.Staff editor = site.signedIn("lin", Role.EDITOR);
        ConsoleSite.Staff reviewer = site.signedIn("wang", Role.REVIEWER);
        String address;
        try (BrowserContext visit = editor.visit(chromium, false)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/broadcasts/new"));
            page.getByLabel("标题").fill("停水更正");
            page.getByLabel("居民看到的话").fill("更正：明天石桥镇不停水，之前的通知作废。");
            page.getByText("公众号和它们的标签").click();
            assertThat(page.locator("main").textContent()).contains("main " + tag + "：市民（25 人）");
            page.getByLabel("公众号某个标签的人").check();
            page.getByLabel("编号或主题").fill("main " + tag);
            for (String way : List.of("客服消息或网页聊天", "订阅通知", "模板消息", "群发（按名单）")) {
                page.getByLabel(way).uncheck();
            }
            page.getByLabel("群发（整批）").check();
            Screens.keepForDocs(page, "broadcasts-ways");
            press(page, "保存草稿");
            press(page, "发到我的微信预览");
            assertThat(page.locator("body").textContent()).contains("预览已发到您的微信");
            press(page, "送审");
            page.locator("h1:has-text('等待审核')").waitFor();
            assertThat(page.locator("main").textContent()).contains("要发 25 人", "群发（整批）");
            address = page.url();
        }
        assertThat(people)
                .allSatisfy(
                        person -> assertThat(weChat.ledger().countTo(person)).isZero());
        try (BrowserContext visit = reviewer.visit(chromium, false)) {
            Page page = visit.newPage();
            page.navigate(address);
            page.getByText("试运行").click();
            assertThat(page.locator("main").textContent()).contains("群发（整批）", "25", "更正：明天石桥镇不停水");
            Screens.keepForDocs(page, "broadcasts-dry-run");
            page.navigate(address);
            press(page, "发布，发给 25 人");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                page.reload();
                assertThat(page.locator("main").textContent()).contains("送到 25 人", "已发完");
            });
            Screens.keepForDocs(page, "broadcasts-mass");
            page.navigate(site.at("/console/broadcasts/quotas"));
            assertThat(page.locator("main").textContent()).contains("群发（整批）", "1 次", "25 人次");
            Screens.keepForDocs(page, "broadcasts-quotas");
        }
        assertThat(people.subList(0, 25))
                .allSatisfy(
                        person -> assertThat(weChat.ledger().countTo(person)).isEqualTo(1));
        assertThat(people.subList(25, 40))
                .allSatisfy(
                        person -> assertThat(weChat.ledger().countTo(person)).isZero());
    }

    @Test
    void all_followers_one_by_one_get_the_cheapest_that_reaches_each() {
        ConsoleSite.Staff editor = site.signedIn("lin", Role.EDITOR);
        ConsoleSite.Staff reviewer = site.signedIn("wang", Role.REVIEWER);
        List<String> recent = people.subList(25, 30);
        recent.forEach(account::wrote);
        account.blocks(people.get(39), true);
        Map<String, Integer> before = counted();
        String page = editor.post(
                        "/console/broadcasts/new",
                        Map.of(
                                "title",
                                "全体",
                                "words",
                                "更正：桥没有塌。",
                                "review",
                                "",
                                "audience",
                                "FOLLOWERS",
                                "detail",
                                "main",
                                "way-DIRECT",
                                "on",
                                "way-TEMPLATE",
                                "on"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        editor.post(page + "/submit", Map.of("version", "1"));
        await().atMost(Duration.ofSeconds(30)).until(() -> editor.page(page).contains("等待审核"));
        assertThat(editor.page(page)).contains("不知道 48 小时内有没有来过消息");
        reviewer.post(page + "/release", Map.of("version", "2", "at", ""));

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(editor.page(page)).contains("已发完", "微信回报已送到", "本人拒收公众号的消息"));
        Map<String, Integer> after = counted();
        assertThat(IntStream.range(0, 39))
                .allSatisfy(
                        i -> assertThat(after.getOrDefault(people.get(i), 0) - before.getOrDefault(people.get(i), 0))
                                .as("to %s", people.get(i))
                                .isEqualTo(1));
        assertThat(recent)
                .allSatisfy(person -> assertThat(weChat.ledger().countTo(person, "/cgi-bin/message/custom/send"))
                        .isEqualTo(1));
    }

    private static Map<String, Integer> counted() {
        return people.stream()
                .collect(Collectors.toMap(
                        person -> person, person -> weChat.ledger().countTo(person)));
    }
}
