package org.chengqing.console.rebuttals;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.chengqing.browser.Chromium;
import org.chengqing.browser.Payloads;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.ConsoleSite.Staff;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Rebuttals as an editor and a reviewer work on them in their browsers. */
class RebuttalBrowserTest {
    private static final LocatorAssertions.ContainsTextOptions SLOW =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private static Chromium chromium;
    private static ConsoleSite site;
    private static Staff editor;
    private static Staff reviewer;

    @BeforeAll
    static void start() {
        site = new ConsoleSite();
        chromium = new Chromium();
        editor = site.signedIn("bian", Role.EDITOR);
        reviewer = site.signedIn("shen", Role.REVIEWER);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_editor_writes_and_a_reviewer_releases(boolean phone) {
        String claim = (phone ? "青石镇" : "云溪县") + "下周起全县停水三天";
        String address;
        try (BrowserContext visit = editor.visit(chromium, phone)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/rebuttals"));
            look(page, "list", phone);
            click(page, AriaRole.LINK, "写一条新的");
            click(page, AriaRole.BUTTON, "保存");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("处需要改");
            assertThat(page.locator("#claim")).hasAttribute("aria-invalid", "true");
            look(page, "errors", phone);

            page.locator("#claim").fill(claim);
            page.locator("#rating").selectOption("false");
            page.locator("#conclusion").fill("不属实。城区供水正常，没有停水计划。");
            page.locator("#category").selectOption("灾害事故");
            page.locator("#sourceName0").fill("云溪县自来水公司");
            page.locator("#aliases").fill("要停三天水吗\n全县停水");
            assertThat(page.locator("#preview .phone-bubble")).containsText("没有停水计划");
            assertThat(page.locator("#preview .card")).containsText("云溪县自来水公司");
            click(page, AriaRole.BUTTON, "从说法里读出来填上");
            assertThat(page.locator("#numbers")).hasValue("3天");
            assertThat(page.locator("#claim")).hasValue(claim);
            look(page, "editor", phone);
            click(page, AriaRole.BUTTON, "保存并送审");
            assertThat(page.locator(".notice")).containsText("已保存，并交给审核员");
            address = page.url();
        }
        try (BrowserContext visit = reviewer.visit(chromium, phone)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/rebuttals?stage=WAITING"));
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(claim).setExact(true))
                    .click();
            assertThat(page.locator("#foresight"))
                    .containsText("相撞的辟谣", new LocatorAssertions.ContainsTextOptions().setTimeout(90_000));
            look(page, "review", phone);
            click(page, AriaRole.BUTTON, "发布");
            assertThat(page.locator(".notice")).containsText("已发布");
            assertThat(page).hasURL(address);
            page.locator(".timeline a").first().click();
            look(page, "revision", phone);
        }
    }

    @Test
    void an_editor_writes_with_the_keyboard_alone() {
        try (BrowserContext visit = editor.visit(chromium, false)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/rebuttals/new?claim=&alias=" + "%E6%8C%89%E9%94%AE%E9%97%AE%E6%B3%95"));
            tabTo(page, "claim");
            page.keyboard().insertText("柳树巷要拆掉百年老井");
            tabTo(page, "rating");
            page.keyboard().press("ArrowDown");
            tabTo(page, "conclusion");
            page.keyboard().insertText("不属实。");
            tabTo(page, "category");
            page.keyboard().press("ArrowDown");
            for (int i = 0; i < 60 && !"保存".equals(page.evaluate("document.activeElement.textContent")); i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            assertThat(page.locator(".notice")).containsText("已保存为草稿");
            assertThat(page.locator("main > h1")).hasText("柳树巷要拆掉百年老井");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_rehearsal_leads_to_an_alias_that_a_reviewer_releases(boolean phone) {
        String asked = phone ? "大蒜生吃就能治癌？" : "天天喝醋血管就软了对不对";
        String address;
        try (BrowserContext visit = editor.visit(chromium, phone)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/rehearsal"));
            page.locator("#text").fill(asked);
            click(page, AriaRole.BUTTON, "试问");
            assertThat(page.locator("#why-title")).isVisible();
            look(page, "rehearsal", phone);
            page.locator(".weighed").first().getByText("加为别的说法").click();
            assertThat(page.locator(".notice")).containsText("已加上");
            address = page.url();
            look(page, "proposal", phone);
        }
        try (BrowserContext visit = reviewer.visit(chromium, phone)) {
            Page page = visit.newPage();
            page.navigate(address);
            assertThat(page.locator(".proposal ins")).containsText(asked);
            click(page, AriaRole.BUTTON, "发布修改稿");
            assertThat(page.locator(".notice")).containsText("修改稿已发布");
        }
    }

    @Test
    void a_file_is_imported_wholly_or_not_at_all_and_comes_out_again() throws IOException {
        try (BrowserContext visit = editor.visit(chromium, false)) {
            Page page = visit.newPage();
            upload(
                    page,
                    "坏的.jsonl",
                    "{\"id\": \"x 1\", \"rating\": \"?\"}\n{\"id\": \"good-1\", \"claim\": \"甲\", \"rating\": \"false\"}\n");
            assertThat(page.locator("#run")).containsText("什么也没有导入", SLOW);
            assertThat(page.locator("#run tbody tr")).hasCount(3);
            look(page, "import-errors", false);
            upload(
                    page,
                    "好的.jsonl",
                    "{\"id\": \"good-1\", \"claim\": \"导入的说法甲\", \"rating\": \"false\", \"state\": \"released\"}\n");
            assertThat(page.locator("#run")).containsText("导入完成", SLOW);
            look(page, "import", false);
            page.navigate(site.at("/console/rebuttals/r/good-1"));
            assertThat(page.locator("main .tag").first()).hasText("待审核");
            page.navigate(site.at("/console/rebuttals/export"));
            look(page, "export", false);
            page.getByLabel("待审核").check();
            Download download = page.waitForDownload(() -> click(page, AriaRole.BUTTON, "导出"));
            assertThat(download.suggestedFilename()).endsWith(".csv");
            assertThat(Files.readString(download.path())).contains("导入的说法甲");
        }
    }

    @Test
    void no_field_of_a_rebuttal_runs_a_script() {
        String every = String.join(" ", Payloads.ALL);
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            String evil = Payloads.ALL.get(i);
            file.append(JsonMapper.shared()
                            .writeValueAsString(Map.ofEntries(
                                    Map.entry("id", "evil-" + i),
                                    Map.entry("claim", evil),
                                    Map.entry("rating", "false"),
                                    Map.entry("conclusion", evil),
                                    Map.entry("body", every),
                                    Map.entry("sources", List.of(Map.of("name", evil, "title", evil))),
                                    Map.entry("region", cut(evil)),
                                    Map.entry("category", cut(evil)),
                                    Map.entry("aliases", List.of(evil + "二")),
                                    Map.entry("counterExamples", List.of(evil + "三")),
                                    Map.entry("facts", Map.of("places", List.of(evil))))))
                    .append('\n');
        }
        try (BrowserContext visit = editor.visit(chromium, false)) {
            Page page = visit.newPage();
            upload(page, "<img src=x onerror=alert(1)>.jsonl", file.toString());
            assertThat(page.locator("#run")).containsText("导入完成", SLOW);
            quiet(page);
            page.navigate(site.at("/console/rebuttals"));
            quiet(page);
            for (int i = 0; i < Payloads.ALL.size(); i++) {
                for (String part : List.of("", "/edit", "/history/1")) {
                    page.navigate(site.at("/console/rebuttals/r/evil-" + i + part));
                    assertThat(page.locator("main > h1")).isVisible();
                    quiet(page);
                }
            }
            page.navigate(site.at("/console/rehearsal"));
            page.locator("#text").fill(Payloads.ALL.getFirst());
            click(page, AriaRole.BUTTON, "试问");
            assertThat(page.locator("#reply-title")).isVisible();
            quiet(page);
        }
    }

    private static String cut(String text) {
        return text.length() > 50 ? text.substring(0, 50) : text;
    }

    private static void upload(Page page, String name, String content) {
        page.navigate(site.at("/console/rebuttals/import"));
        page.locator("#file")
                .setInputFiles(new FilePayload(name, "application/x-ndjson", content.getBytes(StandardCharsets.UTF_8)));
        click(page, AriaRole.BUTTON, "导入");
        assertThat(page).hasURL(Pattern.compile(".*/import/[0-9]+"));
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static void tabTo(Page page, String id) {
        for (int i = 0; i < 60; i++) {
            if (id.equals(page.evaluate("document.activeElement.id"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard does not reach " + id);
    }

    private static void quiet(Page page) {
        assertThat((Collection<?>) Chromium.alarms(page)).as(page.url()).isEmpty();
    }

    private static void look(Page page, String name, boolean phone) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(
                        Path.of("bot/target/screenshots/rebuttals-" + name + (phone ? "-phone.png" : "-desktop.png"))));
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("%s fits", name)
                .isNotPositive();
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().getFirst().getHtml())
                                .toList())
                .as(name)
                .isEmpty();
        quiet(page);
    }
}
