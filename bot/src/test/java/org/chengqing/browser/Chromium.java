package org.chengqing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The distribution's Chromium, at the size of a phone or of a desk. */
public final class Chromium implements AutoCloseable {
    /** Keep it from connecting anywhere but to the page; as root it has no sandbox. */
    private static final List<String> ARGUMENTS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Counts what an injected script would do, and what the page's policy had to stop. */
    private static final String WATCH = """
            window.alarms = [];
            for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => window.alarms.push(name);
            document.addEventListener('securitypolicyviolation', e => window.alarms.push('csp ' + e.violatedDirective));
            """;

    private final Playwright playwright;
    private final Browser browser;

    /** Starts it. */
    public Chromium() {
        Path program = Path.of(System.getenv().getOrDefault("CHENGQING_CHROMIUM", "/usr/bin/chromium"));
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("no Chromium at " + program
                    + ": run ./chengqing test, which installs it, or name it in CHENGQING_CHROMIUM");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ARGUMENTS));
    }

    /** A new visit on a phone of 360 × 740 points. */
    public BrowserContext phone() {
        return watched(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true));
    }

    /** A new visit at a desk. */
    public BrowserContext desktop() {
        return watched(new Browser.NewContextOptions().setViewportSize(1280, 800));
    }

    private BrowserContext watched(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setLocale("zh-CN").setTimezoneId("Asia/Shanghai"));
        context.setDefaultTimeout(15_000);
        context.addInitScript(WATCH);
        return context;
    }

    /** What injected scripts and the policy have raised on this page: must be empty. */
    public static Object alarms(Page page) {
        return page.evaluate("window.alarms");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
