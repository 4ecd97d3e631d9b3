package org.chengqing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.chengqing.channel.InboundMessage;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Validity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatBrowserTest {
    private static final Path SHOTS = Path.of("bot/target/screenshots");
    private static Chromium chromium;
    private static ScriptedSite site;

    @SuppressWarnings("NullAway.Init") // every test opens it
    private BrowserContext visit;

    @SuppressWarnings("NullAway.Init")
    private Page page;

    @BeforeAll
    static void start() {
        site = new ScriptedSite(
                "--web-chat.answer-within=700ms",
                "--web-chat.uploads.max-image=1MB",
                "--web-chat.messages-per-minute=200",
                "--web-chat.uploads-per-minute=200",
                "--web-chat.requests-per-minute=2000");
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @BeforeEach
    void forget() {
        site.script.arrived.clear();
    }

    @AfterEach
    void leave() {
        assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
        visit.close();
    }

    private void open(boolean phone) {
        visit = phone ? chromium.phone() : chromium.desktop();
        page = visit.newPage();
        page.navigate(site.at("/"));
        assertThat(page.locator(".message.desk").first()).containsText("您好");
    }

    private void say(String text) {
        page.locator("#text").fill(text);
        page.locator("#text").press("Enter");
    }

    private Locator lastReply() {
        return page.locator(".message.desk").last();
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png")));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shows_the_answer_to_a_question_as_a_card(boolean phone) {
        open(phone);
        say("听说吃碘盐能防辐射？");

        Locator card = page.locator(".card");
        assertThat(card).containsText("谣言");
        assertThat(card).containsText("吃碘盐可以防核辐射");
        assertThat(card).containsText("食盐里的碘含量极低");
        assertThat(card).containsText("国家卫生健康委《科学认识碘盐》");
        assertThat(card).containsText("2026-11-20");
        assertThat(card).containsText("2027-11-20");
        assertThat(card.locator(".card-more")).hasAttribute("href", "/r/salt-radiation");
        assertThat(page.locator("#typing")).isEmpty();
        shoot(phone ? "card-phone" : "card-desktop");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isNotPositive();
    }

    @Test
    void shows_the_text_and_the_picture_to_pass_on() {
        site.released.add(ReviewPageBrowserTest.review(
                "salt-radiation", "吃碘盐可以防核辐射", ReviewState.RELEASED, null, Validity.ALWAYS));
        open(true);
        say("发群里");
        assertThat(page.locator(".forward img")).isVisible();
        assertThat(page.locator(".forward img")).hasJSProperty("naturalWidth", 1080);
        assertThat(page.locator(".forward a")).hasAttribute("href", "/r/salt-radiation/picture.png");
        assertThat(lastReply()).containsText("【谣言】吃碘盐可以防核辐射");
        shoot("forward-phone");
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isNotPositive();
    }

    @Test
    void takes_a_choice_by_tapping() {
        open(true);
        say("是不是要停水");
        page.getByText("2. 全县停水三天", new Page.GetByTextOptions().setExact(true)).tap();
        assertThat(page.locator(".card")).isVisible();
        assertThat(site.script.arrived.getLast()).isInstanceOfSatisfying(InboundMessage.Text.class, text -> {
            assertThat(text.text()).isEqualTo("2");
            assertThat(text.choice()).isEqualTo("choose:a:2");
        });
        shoot("choice-phone");
    }

    @Test
    void takes_a_choice_by_keyboard_alone() {
        open(false);
        page.locator("#text").focus();
        page.keyboard().type("是不是要停水");
        page.keyboard().press("Enter");
        Locator button = page.locator(".replies button").filter(new Locator.FilterOptions().setHasText("都不是"));
        assertThat(button).isVisible();
        for (int i = 0; i < 3 && !(boolean) button.evaluate("e => e === document.activeElement"); i++) {
            page.keyboard().press("Shift+Tab");
        }
        page.keyboard().press("Shift+Tab");
        assertThat(page.locator("*:focus")).hasText("2. 全县停水三天");
        page.keyboard().press("Enter");
        assertThat(page.locator(".card")).isVisible();
    }

    @Test
    void shows_the_receipt_for_two_pictures_chosen_by_the_button() {
        open(true);
        page.locator("#more").tap();
        shoot("panel-phone");
        FileChooser chooser =
                page.waitForFileChooser(() -> page.locator("[data-pick=image]").tap());
        chooser.setFiles(new FilePayload[] {
            new FilePayload("截图一.png", "image/png", picture(600, 400)),
            new FilePayload("截图二.png", "image/png", picture(300, 500))
        });
        assertThat(page.locator(".me img.picture")).hasCount(2);
        assertThat(page.locator(".receipt b").last()).hasText("20261122-7K3F");
        assertThat(lastReply()).containsText("共2件");
        assertThat(site.script.arrived.stream().filter(InboundMessage.Image.class::isInstance))
                .hasSize(2);
        shoot("receipt-phone");
    }

    @Test
    void sends_pasted_and_dropped_files_after_they_were_shown() throws IOException {
        open(false);
        String make = """
                (kind) => { const data = new DataTransfer();
                  data.items.add(new File([new Uint8Array([137,80,78,71,13,10,26,10,1])], kind + '.png', {type: 'image/png'}));
                  const event = kind === 'paste' ? new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})
                    : new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true});
                  document.getElementById('text').dispatchEvent(event); }
                """;
        page.evaluate(make, "paste");
        page.evaluate(make, "dragover");
        assertThat(page.locator("#drop")).isVisible();
        page.evaluate(make, "drop");
        assertThat(page.locator("#drop")).isHidden();
        assertThat(page.locator(".tray-item")).hasCount(2);
        assertThat(site.script.keys()).isEmpty();

        page.locator("#send").click();
        assertThat(lastReply()).containsText("共2件");
        assertThat(page.locator("#tray")).isHidden();
        try (Stream<Path> spooled = Files.list(site.data.resolve("uploads"))) {
            assertThat(spooled.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.matches("[0-9a-f]{32}"));
        }
    }

    @Test
    void says_what_to_do_about_a_file_that_is_too_large() {
        open(true);
        page.locator("#pick-image").setInputFiles(new FilePayload("大图.png", "image/png", new byte[1_200_000]));
        assertThat(page.locator(".failed")).containsText("最大可以发1MB");
        assertThat(page.locator(".failed button")).hasCount(0);
        byte[] disguised = new byte[1_200_000];
        System.arraycopy(picture(10, 10), 0, disguised, 0, 16);
        page.locator("#pick-file").setInputFiles(new FilePayload("x.dat", "application/x-unknown", disguised));
        assertThat(page.locator(".failed").last()).containsText("图片太大了，最大可以发1MB");
        assertThat(site.script.keys()).isEmpty();
        shoot("too-large-phone");
    }

    @Test
    void sends_again_without_doubling_when_the_server_was_away() {
        open(true);
        page.route("**/chat/messages", route -> route.abort());
        say("是不是要停水");
        assertThat(page.locator(".failed")).containsText("没有发出去");
        shoot("failed-phone");
        page.unroute("**/chat/messages");
        page.locator(".failed button").tap();
        assertThat(page.locator(".replies button").last()).hasText("都不是");
        assertThat(page.locator(".failed")).hasCount(0);
        assertThat(page.locator(".message.me")).hasCount(1);
        assertThat(site.script.keys()).hasSize(1);
    }

    @Test
    void sends_again_under_the_same_key_when_only_the_answer_was_lost() {
        open(true);
        page.route("**/chat/messages", route -> {
            route.fetch();
            route.abort();
        });
        say("是不是要停水");
        assertThat(page.locator(".failed button")).isVisible();
        page.unroute("**/chat/messages");
        page.reload();
        assertThat(page.locator(".failed button")).isVisible();
        page.locator(".failed button").tap();
        assertThat(page.locator(".replies button").last()).hasText("都不是");
        assertThat(site.script.keys()).hasSize(2);
        assertThat(site.script.keys().stream().distinct()).hasSize(1);
        assertThat(page.locator(".message.me")).hasCount(1);
    }

    @Test
    void shows_an_answer_that_takes_longer_than_its_request() {
        open(true);
        site.script.gate = new CountDownLatch(1);
        say("这个慢一点");
        assertThat(page.locator("#typing")).containsText("正在核实");
        assertThat(page.locator(".failed")).hasCount(0);
        site.script.gate.countDown();
        assertThat(lastReply()).containsText("刚才那条查到了");
        assertThat(page.locator("#typing")).isEmpty();
    }

    @Test
    void keeps_the_visit_on_the_device_over_a_reload_and_shows_no_reply_twice() {
        open(true);
        site.script.gate = new CountDownLatch(1);
        say("这个慢一点");
        assertThat(page.locator("#typing")).containsText("正在核实");
        site.script.gate.countDown();
        assertThat(lastReply()).containsText("刚才那条查到了");
        page.reload();
        assertThat(page.locator(".message.me")).containsText("这个慢一点");
        assertThat(page.locator(".message.desk").filter(new Locator.FilterOptions().setHasText("刚才那条查到了")))
                .hasCount(1);
        assertThat(site.script.arrived.stream().filter(InboundMessage.Followed.class::isInstance))
                .hasSize(1);
    }

    @Test
    void gets_a_reply_that_was_pushed_while_the_page_reloaded() {
        open(true);
        site.script.gate = new CountDownLatch(1);
        say("这个慢一点");
        assertThat(page.locator("#typing")).containsText("正在核实");
        page.navigate("about:blank");
        site.script.gate.countDown();
        await().until(() -> site.script.keys().size() == 1);
        page.navigate(site.at("/"));
        assertThat(lastReply()).containsText("刚才那条查到了");
    }

    @Test
    void runs_nothing_that_hides_in_names_texts_and_replies() {
        open(false);
        for (String evil : Payloads.ALL) {
            page.locator("#pick-file")
                    .setInputFiles(
                            new FilePayload(evil, "text/html", evil.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        assertThat(page.locator(".message.me")).hasCount(Payloads.ALL.size());
        String all = String.join("\n", Payloads.ALL);
        say(all);
        assertThat(page.locator(".message.me .bubble").last()).hasText(all);
        page.reload();
        assertThat(page.locator(".message.me .bubble").last()).hasText(all);
        assertThat(page.locator("#log script, #log iframe, #log svg, #log [onerror], #log [onload]"))
                .hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void has_no_serious_finding_of_accessibility(boolean phone) {
        open(phone);
        say("听说吃碘盐能防辐射？");
        assertThat(page.locator(".card")).isVisible();
        page.locator("#more").click();
        page.locator("#pick-image").setInputFiles(new FilePayload("图.png", "image/png", picture(200, 100)));
        assertThat(page.locator(".receipt")).isVisible();
        assertThat(serious(page)).isEmpty();
        assertThat(page.locator("#log")).hasAttribute("role", "log");
    }

    static List<String> serious(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                        .map(rule ->
                                rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                        .toList();
    }

    private static byte[] picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0xd9e6f2));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(0x3f5a8a));
        pen.fillOval(width / 4, height / 4, width / 2, height / 2);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
