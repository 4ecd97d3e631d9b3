package org.chengqing.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Collection;
import org.chengqing.browser.Chromium;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleBrowserTest {
    private static Chromium chromium;
    private static ConsoleSite site;

    @BeforeAll
    static void start() {
        site = new ConsoleSite();
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_first_page_fits_a_desk_and_a_phone(boolean phone) {
        try (BrowserContext visit = site.signedIn("lin", Role.EDITOR).visit(chromium, phone)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console"));

            assertThat(page.locator("h1")).hasText("概况");
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("bot/target/screenshots/console-overview-" + phone + ".png")));
            assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                    .isNotPositive();
            assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
        }
    }
}
