package org.chengqing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.chengqing.SampleReview;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.ReviewState;
import org.chengqing.knowledge.claim.Source;
import org.chengqing.knowledge.claim.Validity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReviewPageBrowserTest {
    private static Chromium chromium;
    private static ScriptedSite site;

    @BeforeAll
    static void start() {
        site = new ScriptedSite("--publication.base-url=https://piyao.example");
        chromium = new Chromium();
        site.released.add(review("salt", "吃碘盐可以防核辐射", ReviewState.RELEASED, null, Validity.ALWAYS));
        String evil = String.join(" ", Payloads.ALL);
        site.released.add(review("evil", evil.substring(0, 450), ReviewState.RELEASED, null, Validity.ALWAYS));
        site.stored.add(
                review("old", "全县停水三天", ReviewState.RELEASED, null, new Validity(null, LocalDate.of(2026, 3, 1))));
        site.stored.add(review("gone", "撤回的说法", ReviewState.WITHDRAWN, null, Validity.ALWAYS));
        site.stored.add(
                review("replaced", "换过的说法", ReviewState.SUPERSEDED, new ClaimReviewId("salt"), Validity.ALWAYS));
        site.stored.add(review("draft", "没发布的说法", ReviewState.DRAFT, null, Validity.ALWAYS));
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    static ClaimReview review(
            String id, String claim, ReviewState state, @Nullable ClaimReviewId by, Validity validity) {
        return SampleReview.of(id, claim)
                .conclusion("不能。食盐里的碘含量极低，吃盐防不了辐射。")
                .body("碘盐中的碘每公斤只有二十多毫克。\n\n要达到防护剂量，得一次吃下几公斤盐，人早就中毒了。")
                .sources(List.of(
                        new Source(
                                "国家卫生健康委",
                                "科学认识碘盐",
                                URI.create("https://health.example/salt?a=1&b=2"),
                                LocalDate.of(2023, 8, 25)),
                        new Source("中国疾病预防控制中心", null, null, null)))
                .category("健康")
                .validity(validity)
                .state(state)
                .supersededBy(by)
                .revision(3)
                .updatedAt(Instant.parse("2026-11-20T03:00:00Z"))
                .review();
    }

    @Test
    void shows_a_released_review_with_its_markup_and_preview_on_phone_and_desktop() {
        for (boolean phone : List.of(true, false)) {
            try (BrowserContext visit = phone ? chromium.phone() : chromium.desktop()) {
                Page page = visit.newPage();
                Response response = page.navigate(site.at("/r/salt"));
                assertThat(response.status()).isEqualTo(200);
                assertThat(page.locator("h1")).hasText("吃碘盐可以防核辐射");
                assertThat(page.locator(".stamp")).hasText("谣言");
                assertThat(page.locator("meta[property='og:title']")).hasAttribute("content", "【谣言】吃碘盐可以防核辐射");
                assertThat(page.locator("meta[property='og:url']"))
                        .hasAttribute("content", "https://piyao.example/r/salt");
                JsonNode markup = JsonMapper.shared()
                        .readTree(page.locator("script[type='application/ld+json']")
                                .textContent());
                assertThat(markup.path("@type").asString()).isEqualTo("ClaimReview");
                assertThat(markup.path("reviewRating").path("alternateName").asString())
                        .isEqualTo("谣言");
                assertThat(markup.path("reviewRating").path("ratingValue").asInt())
                        .isEqualTo(1);
                assertThat(ChatBrowserTest.serious(page)).isEmpty();
                assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
                page.locator(".share-picture").scrollIntoViewIfNeeded();
                assertThat(page.locator(".share-picture")).hasJSProperty("naturalWidth", 1080);
                assertThat(page.locator(".share-picture"))
                        .hasAttribute("alt", java.util.regex.Pattern.compile("【谣言】吃碘盐可以防核辐射.*防不了辐射"));
                assertThat(page.locator("a[download]")).hasAttribute("href", "/r/salt/picture.png");
                assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .isNotPositive();
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("bot/target/screenshots/review-" + (phone ? "phone" : "desktop") + ".png")));
                page.locator("#share-copy").click();
                assertThat(page.locator("#share-done")).not().isEmpty();
                assertThat(page.locator("#share-text"))
                        .hasValue(java.util.regex.Pattern.compile("^【谣言】[\\s\\S]*https://piyao.example/r/salt$"));
            }
        }
    }

    @Test
    void runs_nothing_that_hides_in_a_claim() {
        try (BrowserContext visit = chromium.desktop()) {
            Page page = visit.newPage();
            page.navigate(site.at("/r/evil"));
            assertThat(page.locator("h1")).containsText("<script>alert(1)</script>");
            page.locator(".share-picture").scrollIntoViewIfNeeded();
            assertThat(page.locator(".share-picture")).hasJSProperty("naturalWidth", 1080);
            assertThat(page.locator("#share-text"))
                    .hasValue(java.util.regex.Pattern.compile("<script>alert\\(1\\)</script>"));
            assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
            JsonNode markup = JsonMapper.shared()
                    .readTree(page.locator("script[type='application/ld+json']").textContent());
            assertThat(markup.path("claimReviewed").asString()).contains("</script><script>alert(1)</script>");
        }
    }

    @Test
    void gives_pictures_of_what_was_released_alone_and_again_only_when_it_changed() {
        try (BrowserContext visit = chromium.desktop()) {
            APIResponse drawn = visit.request().get(site.at("/r/salt/picture.png"));
            assertThat(drawn.status()).isEqualTo(200);
            assertThat(drawn.headers())
                    .containsEntry("content-type", "image/png")
                    .containsEntry("cache-control", "max-age=60, public");
            assertThat(drawn.body().length).isLessThan(200_000);
            APIResponse again = visit.request()
                    .get(
                            site.at("/r/salt/picture.png"),
                            RequestOptions.create()
                                    .setHeader(
                                            "If-None-Match",
                                            String.valueOf(drawn.headers().get("etag"))));
            assertThat(again.status()).isEqualTo(304);
            for (String ended : List.of("old", "gone", "replaced")) {
                assertThat(visit.request()
                                .get(site.at("/r/" + ended + "/picture.png"))
                                .status())
                        .isEqualTo(200);
            }
            for (String unknown : List.of("draft", "none", "..%2fx")) {
                APIResponse missing = visit.request().get(site.at("/r/" + unknown + "/picture.png"));
                assertThat(missing.status()).isEqualTo(404);
                assertThat(missing.text()).contains("没有这张图片");
            }
        }
    }

    @Test
    void says_plainly_what_holds_no_more() {
        try (BrowserContext visit = chromium.phone()) {
            Page page = visit.newPage();
            assertThat(page.navigate(site.at("/r/old")).status()).isEqualTo(200);
            assertThat(page.locator(".warning")).containsText("已过有效期");
            assertThat(page.navigate(site.at("/r/gone")).status()).isEqualTo(410);
            assertThat(page.locator(".warning")).containsText("已撤回");
            assertThat(page.locator(".conclusion")).hasCount(0);
            assertThat(page.navigate(site.at("/r/replaced")).status()).isEqualTo(200);
            assertThat(page.locator(".warning a")).hasAttribute("href", "/r/salt");
            assertThat(page.locator("script[type='application/ld+json']")).hasCount(0);
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of("bot/target/screenshots/superseded-phone.png")));
            for (String unknown : List.of("/r/draft", "/r/none", "/r/..%2fx", "/nowhere")) {
                assertThat(page.navigate(site.at(unknown)).status()).isEqualTo(404);
                assertThat(page.locator("h1")).hasText("没有这个页面");
            }
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("bot/target/screenshots/404-phone.png")));
        }
    }
}
