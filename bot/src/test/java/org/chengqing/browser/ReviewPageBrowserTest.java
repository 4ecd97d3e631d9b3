package org.chengqing.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.chengqing.knowledge.claim.Claim;
import org.chengqing.knowledge.claim.ClaimReview;
import org.chengqing.knowledge.claim.ClaimReviewId;
import org.chengqing.knowledge.claim.Facts;
import org.chengqing.knowledge.claim.Rating;
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
        return new ClaimReview(
                new ClaimReviewId(id),
                new Claim(claim),
                Rating.FALSE,
                "不能。食盐里的碘含量极低，吃盐防不了辐射。",
                "碘盐中的碘每公斤只有二十多毫克。\n\n要达到防护剂量，得一次吃下几公斤盐，人早就中毒了。",
                List.of(
                        new Source(
                                "国家卫生健康委",
                                "科学认识碘盐",
                                URI.create("https://health.example/salt?a=1&b=2"),
                                LocalDate.of(2023, 8, 25)),
                        new Source("中国疾病预防控制中心", null, null, null)),
                "全国",
                "健康",
                List.of(),
                List.of(),
                Facts.NONE,
                validity,
                state,
                by,
                false,
                3,
                Instant.parse("2026-11-20T03:00:00Z"));
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
            assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
            JsonNode markup = JsonMapper.shared()
                    .readTree(page.locator("script[type='application/ld+json']").textContent());
            assertThat(markup.path("claimReviewed").asString()).contains("</script><script>alert(1)</script>");
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
