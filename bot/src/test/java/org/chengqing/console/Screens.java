package org.chengqing.console;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Pictures of pages: for the developers in {@code bot/target/screenshots}, and for the manuals in {@code docs/images}
 * where the environment says {@code CHENGQING_DOCS=1}.
 */
public final class Screens {
    private static final Path SEEN = Path.of("bot/target/screenshots");
    private static final Path DOCS = Path.of("docs/images");

    private Screens() {}

    /** Keeps what the page looks like, whole, as {@code NAME.png} for the developers. */
    public static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SEEN.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** The same, and the visible part of it for the manuals as well. */
    public static void keepForDocs(Page page, String name) {
        keep(page, name);
        if ("1".equals(System.getenv("CHENGQING_DOCS"))) {
            page.screenshot(new Page.ScreenshotOptions().setPath(DOCS.resolve(name + ".png")));
        }
    }
}
