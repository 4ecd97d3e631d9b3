package org.chengqing.console.cases;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chengqing.console.cases.Reports.envelope;
import static org.chengqing.console.cases.Reports.text;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.chengqing.browser.Chromium;
import org.chengqing.browser.Payloads;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.Sender;
import org.chengqing.console.ConsoleSite;
import org.chengqing.intake.Receipt;
import org.chengqing.outbox.Outbox;
import org.chengqing.outbox.OutgoingMail;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Intake and identity officers at work, in a real browser. */
class CasesBrowserTest {
    private static Chromium chromium;
    private static ConsoleSite site;
    private static Reports reports;

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        site = new ConsoleSite();
        reports = new Reports(site);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    private static BrowserContext visit(String login, boolean phone, Role... roles) {
        BrowserContext visit = site.signedIn(login, roles).visit(chromium, phone);
        visit.setDefaultTimeout(60_000);
        return visit;
    }

    /** It fits, has no serious finding of axe, and nothing ran that should not; with a picture of it. */
    private static void looksWell(Page page, String name, boolean phone) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("bot/target/screenshots/" + name + (phone ? "-phone" : "-desktop") + ".png")));
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as(name + " is too wide")
                .isNotPositive();
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().getFirst().getHtml())
                                .toList())
                .as(name)
                .isEmpty();
        assertThat((Collection<?>) Chromium.alarms(page)).as(name).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_officer_works_on_a_report_from_the_inbox_to_the_answer(boolean phone) {
        Sender anna = Reports.somebody();
        Sender boris = Reports.somebody();
        Receipt other = reports.submitted(boris, "food", text(boris, "老街那家店卖的特供盐，三块钱一包说能治高血压，电话13912345678"));
        Receipt receipt = reports.submitted(
                anna,
                "food",
                text(anna, "老街那家店卖的特供盐，三块钱一包说能治高血压，电话13912345678！"),
                reports.image(anna, Reports.png()),
                reports.voice(anna),
                reports.document(anna, "进货单.txt", "一箱"),
                new InboundMessage.Link(envelope(anna), "神奇的盐", "转给家人", "https://salt.example/a?from=moments"));
        try (BrowserContext visit = visit("wang", phone, Role.INTAKE_OFFICER)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/cases"));
            looksWell(page, "cases-inbox", phone);
            page.getByRole(
                            com.microsoft.playwright.options.AriaRole.LINK,
                            new Page.GetByRoleOptions().setName(receipt.value()).setExact(true))
                    .click();

            assertThat(page.locator("h1")).containsText(receipt.value());
            assertThat(page.locator("#h-evidence + p + ol > li")).hasCount(5);
            assertThat(page.locator(".pieces")).containsText("139****5678");
            assertThat(page.locator("audio")).hasCount(1);
            page.locator("img.preview").scrollIntoViewIfNeeded();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> (boolean) page.evaluate("document.querySelector('img.preview').naturalWidth > 0"));
            assertThat(page.locator("#h-similar ~ ul")).containsText(other.value());
            page.getByText("由我办理").click();
            assertThat(page.locator(".notice")).containsText("由您办理");
            page.locator("textarea[name=text]").fill("已责令下架，谢谢您。");
            assertThat(page.locator("#told")).containsText("您的举报 " + receipt + " 有答复");
            looksWell(page, "cases-case", phone);
            page.getByText("发出答复").click();
            assertThat(page.locator(".notice")).containsText("答复已记下");
            page.locator("input[name=to][value=IN_PROGRESS]").check();
            page.getByText("改状态并通知举报人").click();
            assertThat(page.locator("h1")).containsText("核实中");
            Download download = page.waitForDownload(
                    () -> page.locator("#piece-4 button:has-text('下载原件')").click());
            assertThat(download.suggestedFilename()).isEqualTo("04-进货单.txt");

            page.getByText("查看全文（不打码）").click();
            page.locator("input[name=why]").fill("核对被举报人电话");
            page.locator("form[action$='/full'] button").click();
            assertThat(page.locator(".pieces")).containsText("13912345678");
            looksWell(page, "cases-full", phone);
        }
    }

    @Test
    void an_officer_goes_to_the_end_of_a_long_recording() {
        Sender anna = Reports.somebody();
        // longer than a player holds, so that it has to ask for a part
        Receipt receipt = reports.submitted(anna, "food", reports.voice(anna, Reports.wav(8_000_000)));
        try (BrowserContext visit = visit("listener", false, Role.INTAKE_OFFICER)) {
            Page page = visit.newPage();
            List<String> parts = new CopyOnWriteArrayList<>();
            page.onResponse(response -> {
                if (response.url().endsWith("/play") && response.status() == 206) {
                    parts.add(response.headers().get("content-range"));
                }
            });
            page.navigate(site.at("/console/cases/" + receipt));
            assertThat(page.locator("audio")).hasCount(1);

            Object at = page.evaluate("""
                    new Promise((resolve, reject) => {
                      const audio = document.querySelector('audio');
                      audio.onerror = () => reject(audio.error.message);
                      audio.onloadedmetadata = () => { audio.currentTime = 990; };
                      audio.onseeked = () => resolve(Math.round(audio.currentTime));
                      audio.preload = 'auto';
                      audio.load();
                    })""");

            assertThat(at).isEqualTo(990);
            assertThat(parts).anyMatch(part -> !part.startsWith("bytes 0-"));
        }
    }

    @Test
    void an_officer_takes_a_report_and_gives_it_a_state_with_the_keyboard_alone() {
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", text(anna, "只用键盘办理的一件"));
        try (BrowserContext visit = visit("keys", false, Role.INTAKE_OFFICER)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/cases"));
            tabTo(page, "a[href='/console/cases/" + receipt + "']");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText(receipt.value());
            tabTo(page, "form[action$='/take'] button");
            page.keyboard().press("Enter");
            assertThat(page.locator(".notice")).containsText("由您办理");
            tabTo(page, "input[name=to]");
            page.keyboard().press("Space");
            tabTo(page, "textarea[name=note]");
            page.keyboard().type("转二组");
            tabTo(page, "form[action$='/state'] button");
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).containsText("核实中");
            tabTo(page, "summary:has-text('与另一件重复')");
            page.keyboard().press("Enter");
            tabTo(page, "input[name=of]");
            page.keyboard().type(receipt.value());
            page.keyboard().press("Enter");
            assertThat(page.locator(".problem")).containsText("本件的编号");
            assertThat(page.locator("input[name=of]")).hasAttribute("aria-invalid", "true");
        }
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 90; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate(
                    "selector => { const it = document.querySelector(selector.replace(/:has-text.*/, '')); const at = document.activeElement;"
                            + " return selector.includes(':has-text') ? at.matches('summary') && at.textContent.includes('重复') : at === it; }",
                    selector)) {
                return;
            }
        }
        throw new AssertionError("no way to " + selector + " with the keyboard");
    }

    @Test
    void nothing_that_people_send_runs_on_any_page_of_a_case() {
        Sender anna = Reports.somebody();
        Receipt words = reports.submitted(
                anna,
                "food",
                all(Stream.of(
                        Payloads.ALL.stream().map(it -> (InboundMessage) text(anna, it)),
                        Payloads.ALL.stream()
                                .map(it -> (InboundMessage) new InboundMessage.Link(envelope(anna), it, it, it)))));
        Receipt cards = reports.submitted(
                anna,
                "food",
                all(Stream.of(
                        Payloads.ALL.stream()
                                .map(it -> (InboundMessage) new InboundMessage.MiniProgram(envelope(anna), it, it)),
                        Payloads.ALL.stream().map(it ->
                                (InboundMessage) new InboundMessage.Location(envelope(anna), 30, 120, it)))));
        Receipt files = reports.submitted(
                anna,
                "food",
                all(Stream.of(
                        Payloads.ALL.stream()
                                .map(it -> (InboundMessage) new InboundMessage.Document(envelope(anna), it, null)),
                        Payloads.ALL.stream().map(it -> (InboundMessage) reports.document(anna, it, "x" + it)))));
        site.database()
                .sql("update tip_off set category = ? where receipt = ?")
                .params(Payloads.ALL.getFirst(), words.value())
                .update();
        try (BrowserContext visit = visit("wang", false, Role.INTAKE_OFFICER)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/cases"));
            assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
            for (Receipt receipt : List.of(words, cards, files)) {
                page.navigate(site.at("/console/cases/" + receipt));
                assertThat(page.locator(".pieces > li")).hasCount(2 * Payloads.ALL.size());
                assertThat((Collection<?>) Chromium.alarms(page)).as("masked").isEmpty();
                page.getByText("查看全文（不打码）").click();
                page.locator("input[name=why]").fill("<img src=x onerror=alert(1)>");
                page.locator("form[action$='/full'] button").click();
                assertThat(page.locator(".pieces > li")).hasCount(2 * Payloads.ALL.size());
                assertThat((Collection<?>) Chromium.alarms(page)).as("full").isEmpty();
            }
            page.navigate(site.at("/console/cases/" + files));
            for (String position : List.of("21", "23")) {
                page.waitForDownload(
                        () -> page.locator("#piece-" + position + " button").click());
            }
            page.locator("textarea[name=text]").fill("<img src=x onerror=alert(1)>");
            assertThat(page.locator("#told")).containsText("<img");
            assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
        }
    }

    private static InboundMessage[] all(Stream<Stream<InboundMessage>> messages) {
        return messages.flatMap(it -> it).toArray(InboundMessage[]::new);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_mail_queue_and_identities_fit_desk_and_phone(boolean phone) {
        String key = "20261122-AAA" + (phone ? "B" : "C") + ".p1";
        new TransactionTemplate(site.bean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            site.bean(Outbox.class)
                    .enqueue(new OutgoingMail(
                            key, "report@office.example", "[线索] 20261122-AAAA 食品安全", "正文", "<p>正文</p>", List.of()));
            site.database()
                    .sql("delete from scheduled_tasks where task_instance = ?")
                    .param(key)
                    .update();
            site.database()
                    .sql(
                            "update outbox_mail set state = 'DEAD', attempts = 1, outcome = '550 5.1.1 <report@office.example>: user unknown' where key = ?")
                    .param(key)
                    .update();
            site.database()
                    .sql("insert into outbox_attempt (key, number, begun_at, ended_at, outcome, phase, reply_code)"
                            + " values (?, 1, now(), now(), 'Refused', 'RECIPIENT', 550)")
                    .param(key)
                    .update();
        });
        Sender anna = Reports.somebody();
        Receipt receipt = reports.submitted(anna, "food", text(anna, "要查身份的一件"));
        try (BrowserContext visit = visit("officer", phone, Role.INTAKE_OFFICER)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/mails"));
            looksWell(page, "mails-queue", phone);
            page.locator("tbody a").first().click();
            page.getByText("改投到另一个地址").click();
            looksWell(page, "mails-mail", phone);
            page.locator("input[name=address]").fill("new@office.example");
            page.locator("input[name=reason]").fill("换了邮箱地址");
            page.locator("form[action$='/readdress'] button").click();
            assertThat(page.locator(".notice")).containsText("改投到 new@office.example");
        }
        try (BrowserContext visit = visit("zhao", phone, Role.IDENTITY_OFFICER)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/identities"));
            page.locator("input[name=receipt]").fill(receipt.value());
            page.locator("input[name=reason]").fill("县公安局调取函〔2026〕12 号");
            page.getByText("记录并查看").click();
            assertThat(page.locator(".address")).hasText(anna.person());
            looksWell(page, "identities", phone);
        }
    }
}
