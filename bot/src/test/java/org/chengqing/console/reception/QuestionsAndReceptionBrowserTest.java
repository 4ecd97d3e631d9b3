package org.chengqing.console.reception;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengqing.browser.Chromium;
import org.chengqing.browser.Payloads;
import org.chengqing.channel.Sender;
import org.chengqing.console.ConsoleSite;
import org.chengqing.questions.Questions;
import org.chengqing.questions.ShownAnswer;
import org.chengqing.questions.UselessReason;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsAndReceptionBrowserTest {
    private static final ShownAnswer VINEGAR = new ShownAnswer("S0001", 1, 1);

    private static Chromium chromium;
    private static ConsoleSite site;
    private static ConsoleSite.Staff editor;
    private static ConsoleSite.Staff officer;

    @BeforeAll
    static void start() {
        site = new ConsoleSite("--reception.busy-from=8");
        chromium = new Chromium();
        editor = site.signedIn("lin", Role.EDITOR);
        officer = site.signedIn("zhao", Role.INTAKE_OFFICER);
        Questions questions = site.bean(Questions.class);
        for (int i = 0; i < 14; i++) {
            questions.unanswered(i % 2 == 0 ? "城东小学食堂发现死老鼠，家长赶紧看看" : "城东小学食堂里发现死老鼠，家长赶紧看看！！");
        }
        questions.unanswered("听说南湖公园的桥要拆了，周末别去");
        questions.unanswered("石桥镇下周三停电两天是真的吗");
        for (int i = 0; i < 6; i++) {
            Sender voter = new Sender("web", "web", "voter" + i);
            questions.opinion(voter, VINEGAR, "m" + i, "喝醋到底能不能软化血管", i == 0);
            if (i > 2) {
                questions.reason(voter, VINEGAR, "m" + i, UselessReason.UNCLEAR);
            }
        }
        questions.missed("喝白酒能不能软化血管", List.of(VINEGAR));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(site.database()
                                .sql("select coalesce(sum(count), 0) from unanswered_question")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(16));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    private static List<String> serious(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .toList();
    }

    private static long newest(String table) {
        return site.database()
                .sql("select max(id) from " + table)
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_page_fits_can_be_read_by_everybody_and_raises_no_alarm(boolean phone) {
        Resident resident = new Resident(site);
        resident.say("人工");
        resident.say("我家楼下说要停水，是真的吗");
        long visit = newest("reception_visit");
        editor.post("/console/conversations/" + visit + "/take", Map.of());
        resident.say("我想问问停水的事，电话13912345678");
        editor.post(
                "/console/conversations/" + visit + "/say", Map.of("text", "您好，请说具体地点。", "key", "key-0000" + phone));
        for (int i = 0; i < 6; i++) {
            new Resident(site).say("人工");
            resident.say("在吗" + i);
        }
        long group = site.database()
                .sql("select id from unanswered_question where question like '%死老鼠%'")
                .query(Long.class)
                .single();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("questions", "/console/questions");
        pages.put("question", "/console/questions/" + group);
        pages.put("feedback", "/console/feedback");
        pages.put("complaints", "/console/feedback/S0001");
        pages.put("misses", "/console/misses");
        pages.put("intents", "/console/intents");
        pages.put("conversations", "/console/conversations");
        pages.put("conversation", "/console/conversations/" + visit);
        pages.put("senders", "/console/senders");
        try (BrowserContext browser = editor.visit(chromium, phone)) {
            Page page = browser.newPage();
            pages.forEach((name, path) -> {
                page.navigate(site.at(path));
                assertThat(page.locator("h1")).isVisible();
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("bot/target/screenshots/questions-" + name + (phone ? "-phone" : "-desktop")
                                + ".png")));
                assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as(name)
                        .isNotPositive();
                assertThat(serious(page)).as(name).isEmpty();
                assertThat((Collection<?>) Chromium.alarms(page)).as(name).isEmpty();
            });
        }
    }

    @Test
    void an_editor_finds_a_question_while_typing_and_takes_it() {
        try (BrowserContext browser = editor.visit(chromium, false)) {
            Page page = browser.newPage();
            page.navigate(site.at("/console/questions"));
            assertThat(page.locator(".spikes")).containsText("死老鼠");
            page.getByLabel("找一找").pressSequentially("南湖");
            assertThat(page.locator("#live tbody tr")).hasCount(1);
            page.locator("#live tbody a").click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("我来处理"))
                    .click();
            assertThat(page.locator(".notice")).containsText("由您处理");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("写一条辟谣")))
                    .hasAttribute(
                            "href", java.util.regex.Pattern.compile("/console/rebuttals/new\\?claim=.*&group=\\d+"));
        }
    }

    /** Tab until the focus is on what has this name. */
    private static void tabTo(Page page, String name) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            String focused = (String) page.evaluate("(document.activeElement.getAttribute('aria-label')"
                    + " ?? document.activeElement.innerText ?? '').trim()");
            if (focused.startsWith(name)) {
                return;
            }
        }
        throw new AssertionError("no way by keyboard to " + name);
    }

    @Test
    void an_intake_officer_answers_a_person_and_hands_back_by_keyboard_alone() {
        Resident resident = new Resident(site);
        resident.say("人工");
        long visit = newest("reception_visit");
        try (BrowserContext browser = officer.visit(chromium, false)) {
            Page page = browser.newPage();
            page.navigate(site.at("/console/conversations/" + visit));
            tabTo(page, "接手");
            page.keyboard().press("Enter");
            assertThat(page.locator(".notice")).containsText("已由您接手");
            resident.say("请问那件事有结果了吗");
            assertThat(page.locator(".thread")).containsText("有结果了吗");
            tabTo(page, "常用回复");
            page.keyboard().press("Enter");
            tabTo(page, "正在核实");
            page.keyboard().press("Enter");
            assertThat(page.locator("textarea")).hasValue(java.util.regex.Pattern.compile("正在向有关部门核实"));
            page.locator("textarea").focus();
            page.keyboard().press("End");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator(".thread")).containsText("平台已收下");
            page.reload();
            assertThat(page.locator(".thread .from-staff")).hasCount(1);
            tabTo(page, "交还给机器人");
            page.keyboard().press("Enter");
            assertThat(page.locator(".notice")).containsText("已交还");
        }
        assertThat(resident.say("喝醋能软化血管吗")).contains("不属实");
    }

    @Test
    void nothing_that_people_write_runs_in_the_console() {
        Questions questions = site.bean(Questions.class);
        Resident resident = new Resident(site);
        resident.say("人工");
        long visit = newest("reception_visit");
        officer.post("/console/conversations/" + visit + "/take", Map.of());
        Sender voter = new Sender("web", "web", "attacker");
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            String payload = Payloads.ALL.get(i);
            questions.unanswered("问" + i + payload);
            questions.opinion(voter, VINEGAR, "x" + i, "问" + i + payload, false);
            questions.missed("问" + i + payload, List.of(VINEGAR));
        }
        storeLines(visit);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(site.database()
                                .sql("select count(*) from answer_opinion where question like '问%'")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(Payloads.ALL.size()));
        try (BrowserContext browser = editor.visit(chromium, false)) {
            Page page = browser.newPage();
            for (String path : List.of(
                    "/console/questions?order=LATEST&q=%E9%97%AE",
                    "/console/questions?q=%3Cscript%3Ealert(1)%3C/script%3E",
                    "/console/questions/" + newest("unanswered_question"),
                    "/console/feedback",
                    "/console/feedback/S0001",
                    "/console/misses",
                    "/console/intents?order=latest",
                    "/console/conversations/" + visit)) {
                page.navigate(site.at(path));
                assertThat(page.locator("h1")).isVisible();
                assertThat((Collection<?>) Chromium.alarms(page)).as(path).isEmpty();
            }
            assertThat(page.locator(".thread")).containsText("<script>alert(1)</script>");
        }
    }

    /** As staff, for whom the limits of the web chat do not hold; the page treats all lines alike. */
    private static void storeLines(long visit) {
        Payloads.ALL.forEach(payload -> officer.post(
                "/console/conversations/" + visit + "/say",
                Map.of("text", payload, "key", "key-" + Integer.toHexString(payload.hashCode()) + "0000")));
    }
}
