package org.chengqing.console.signin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengqing.browser.Chromium;
import org.chengqing.browser.Payloads;
import org.chengqing.console.ConsoleSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** From the printed code to an editor who signs in: one story, told in the order in which an office lives it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SignInBrowserTest {
    private static final String PASSWORD = "三只灰鹭站在 the old bridge";
    private static Chromium chromium;
    private static ConsoleSite site;
    private static String printed = "";

    @SuppressWarnings("NullAway.Init") // the stories before make it
    private static Authenticator boss;

    @SuppressWarnings("NullAway.Init")
    private static Authenticator editor;

    private static String invitation = "";

    @BeforeAll
    static void start() {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            site = new ConsoleSite();
        } finally {
            System.setOut(before);
        }
        printed = out.toString(StandardCharsets.UTF_8);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    private static void seen(Page page, String name, boolean phone) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("bot/target/screenshots/signin-" + name + (phone ? "-phone" : "-desktop") + ".png")));
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(name)
                .isNotPositive();
        assertThat((Collection<?>) Chromium.alarms(page)).as(name).isEmpty();
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().getFirst().getHtml()))
                .as(name)
                .isEmpty();
    }

    /** Goes on with the Tab key until this has the focus. */
    private static void tabTo(Locator target) {
        for (int i = 0; i < 60; i++) {
            if ((boolean) target.evaluate("it => it === document.activeElement")) {
                return;
            }
            target.page().keyboard().press("Tab");
        }
        throw new AssertionError("the Tab key does not come to " + target);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    @Order(1)
    void the_administrator_begins_with_the_printed_code_by_keyboard_alone() {
        Matcher line = Pattern.compile("/console/set-up .*?((?:[A-Z2-9]{4}-){3}[A-Z2-9]{4})")
                .matcher(printed);
        assertThat(line.find()).as(printed).isTrue();
        try (BrowserContext visit = chromium.desktop()) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/set-up"));
            seen(page, "set-up", false);
            page.keyboard().type("AAAA-BBBB-CCCC-DDDD");
            page.keyboard().press("Enter");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("设置码不对");
            seen(page, "set-up-wrong", false);
            page.keyboard().type(line.group(1));
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("第 1 步");
            for (String text : List.of("boss", "周主任", "password1234", "password1234")) {
                page.keyboard().type(text);
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            assertThat(page.locator(".error")).containsText("太容易猜");
            seen(page, "set-up-account", false);
            tabTo(page.getByLabel("新密码"));
            page.keyboard().type(PASSWORD);
            page.keyboard().press("Tab");
            page.keyboard().type(PASSWORD);
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("第 2 步");
            seen(page, "set-up-factor", false);
            boss = new Authenticator(page.locator(".secret").textContent(), Clock.systemUTC());
            page.keyboard().type(boss.fresh());
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("第 3 步");
            assertThat(page.locator(".codes li")).hasCount(10);
            seen(page, "set-up-recovery", false);
            tabTo(button(page, "已抄好"));
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("概况");
            assertThat(visit.cookies().stream().map(cookie -> cookie.name)).contains("__Host-chengqing-console");

            tabTo(link(page, "人员"));
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("人员");
            seen(page, "staff", false);
            tabTo(link(page, "新建账号"));
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("新建账号");
            tabTo(page.getByLabel("登录名"));
            page.keyboard().type("linyi");
            page.keyboard().press("Tab");
            page.keyboard().type("林一");
            tabTo(page.getByLabel("编辑"));
            page.keyboard().press("Space");
            seen(page, "new", false);
            tabTo(button(page, "建账号"));
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("账号已建好");
            seen(page, "code", false);
            invitation = page.locator("#code").textContent();
            tabTo(button(page, "退出"));
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("登录");
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("已退出");
        }
    }

    @Test
    @Order(2)
    void an_invited_editor_sets_up_the_account_on_a_phone_and_signs_in() {
        try (BrowserContext visit = chromium.phone()) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/sign-in"));
            seen(page, "sign-in", true);
            link(page, "到这里设置账号").click();
            seen(page, "set-up", true);
            page.getByLabel("一次性设置码").fill(invitation.toLowerCase(java.util.Locale.ROOT));
            button(page, "下一步").click();
            assertThat(page.locator("main")).containsText("林一，您好");
            page.getByLabel("新密码").fill(PASSWORD);
            page.getByLabel("再输一遍").fill(PASSWORD);
            seen(page, "set-up-account", true);
            button(page, "下一步").click();
            seen(page, "set-up-factor", true);
            editor = new Authenticator(page.locator(".secret").textContent(), Clock.systemUTC());
            page.getByLabel("动态码").fill("000000");
            button(page, "下一步").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("动态码不对");
            page.getByLabel("动态码").fill(editor.fresh());
            button(page, "下一步").click();
            seen(page, "set-up-recovery", true);
            button(page, "已抄好").click();
            assertThat(page.locator("h1")).hasText("概况");
            assertThat(page.locator(".menu")).not().containsText("人员");
            button(page, "退出").click();

            page.getByLabel("登录名").fill("linyi");
            page.getByLabel("密码").fill(PASSWORD);
            page.getByLabel("动态码").fill(editor.fresh());
            button(page, "登录").click();
            assertThat(page.locator("h1")).hasText("概况");
            link(page, "林一").click();
            assertThat(page.locator("h1")).hasText("我的账号");
            seen(page, "account", true);
            page.navigate(site.at("/console/staff"));
            assertThat(page.locator(".problem")).containsText("您的角色不能使用");
            page.navigate(site.at("/console/set-up"));
            page.getByLabel("一次性设置码").fill(invitation);
            button(page, "下一步").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("用过");
        }
    }

    @Test
    @Order(3)
    void the_administrator_looks_after_accounts_and_the_audit_trail() {
        try (BrowserContext visit = chromium.desktop()) {
            Page page = visit.newPage();
            page.navigate(site.at("/console"));
            seen(page, "sign-in", false);
            page.getByLabel("登录名").fill("boss");
            page.getByLabel("密码").fill("not the password");
            page.getByLabel("动态码").fill("123456");
            button(page, "登录").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("登录名、密码或动态码不对");
            button(page, "登录").waitFor();
            page.getByLabel("密码").fill(PASSWORD);
            page.getByLabel("动态码").fill("1");
            button(page, "登录").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("秒再试");
            seen(page, "sign-in-wait", false);
            // the wait is over for the test without waiting
            assertThat(site.database().sql("delete from sign_in_wait").update()).isPositive();
            page.getByLabel("密码").fill(PASSWORD);
            page.getByLabel("动态码").fill(boss.fresh());
            button(page, "登录").click();
            assertThat(page.locator("h1")).hasText("概况");

            link(page, "人员").click();
            link(page, "linyi").click();
            seen(page, "one", false);
            page.getByLabel("审核员").check();
            button(page, "改角色").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("角色已改好");
            page.getByText("停用账号").click();
            page.locator("form[action$=disable] input[name=reason]").fill("调离");
            page.locator("form[action$=disable] button").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("已停用");
            seen(page, "one-disabled", false);
            link(page, "审计").click();
            button(page, "现在核对").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("一条也没有被改过");
            seen(page, "audit", false);
            page.getByLabel("做了什么").selectOption("ACCOUNT_DISABLED");
            button(page, "查找").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody")).containsText("调离");
            link(page, "周主任").click();
            assertThat(page.locator("h1")).hasText("我的账号");
            page.getByText("改密码", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            seen(page, "account", false);
        }
    }

    @Test
    @Order(4)
    void what_strangers_type_as_login_stays_text() {
        try (BrowserContext visit = chromium.phone()) {
            Page page = visit.newPage();
            for (String payload : Payloads.ALL) {
                page.navigate(site.at("/console/sign-in"));
                page.getByLabel("登录名").evaluate("(it, text) => { it.maxLength = 9999; it.value = text; }", payload);
                page.getByLabel("密码").fill("x");
                page.getByLabel("动态码").fill("x");
                button(page, "登录").click();
                page.getByRole(AriaRole.ALERT).waitFor();
                assertThat((Collection<?>) Chromium.alarms(page)).as(payload).isEmpty();
            }
        }
    }
}
