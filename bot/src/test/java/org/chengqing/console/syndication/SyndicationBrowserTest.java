package org.chengqing.console.syndication;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.sql.Types;
import java.util.Collection;
import java.util.Set;
import org.chengqing.browser.Chromium;
import org.chengqing.browser.Payloads;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.Screens;
import org.chengqing.staff.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of webhooks in a browser, on a desk and a phone, with the keyboard, and with hostile content. */
class SyndicationBrowserTest {
    private static final String PAGE = "/console/syndication";
    private static Chromium chromium;
    private static ConsoleSite site;

    @BeforeAll
    static void start() {
        site = new ConsoleSite(
                "--syndication.targets[0].name=website",
                "--syndication.targets[0].address=http://127.0.0.1:9/hooks",
                "--syndication.targets[0].secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "--syndication.targets[1].name=weibo-tool",
                "--syndication.targets[1].address=https://weibo.example.gov.cn/hooks",
                "--syndication.targets[1].secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "--syndication.look-every=1h",
                "--outbox.jobs.reconcile-every=1h");
        chromium = new Chromium();
        event(1, "吃碘盐能防辐射，超市的盐马上就要卖光了", "RELEASED", "website", "DELIVERED", 204, null);
        event(2, "青龙山要建垃圾焚烧厂", "CORRECTED", "website", "DEAD", 500, null);
        event(3, "白鹭区明天停水三天", "WITHDRAWN", "weibo-tool", "DEAD", null, "ConnectException");
        event(4, "南塘乡的老桥要拆", "RELEASED", "former-tool", "DEAD", 404, null);
        for (int i = 0; i < Payloads.ALL.size(); i++) {
            event(100 + i, Payloads.ALL.get(i), "RELEASED", "website", "SET_ASIDE", null, Payloads.ALL.get(i));
        }
    }

    private static void event(
            int number,
            String claim,
            String type,
            String target,
            String state,
            @Nullable Integer code,
            @Nullable String outcome) {
        site.database()
                .sql("""
                        with e as (insert into syndication_event (message, review, revision, type, claim, body, at)
                          values ('msg_' || :n, 'r' || :n, 3, :type, :claim, '{}', now()) returning id)
                        insert into syndication_delivery (target, event, review, revision, type, state, attempts, code, outcome,
                          created_at, counted_from, due_at, changed_at)
                        select :target, e.id, 'r' || :n, 3, :type, :state, 2, :code, :outcome, now(), now(), now(), now()
                        from e""")
                .param("n", number)
                .param("type", type)
                .param("claim", claim.replace("\0", ""))
                .param("target", target)
                .param("state", state)
                .param("code", code, Types.INTEGER)
                .param("outcome", outcome == null ? null : outcome.replace("\0", ""), Types.VARCHAR)
                .update();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shows_targets_and_deliveries_and_fits(boolean phone) {
        try (BrowserContext visit = site.signedIn("guan", Role.ADMINISTRATOR).visit(chromium, phone)) {
            Page page = visit.newPage();
            page.navigate(site.at(PAGE + "?state=DEAD"));

            assertThat(page.locator("main")).containsText("没有答复（ConnectException）");
            assertThat(page.locator("main")).containsText("500 对方出错");
            Screens.keep(page, "syndication-list" + (phone ? "-phone" : "-desktop"));
            assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isTrue();
            assertThat(new AxeBuilder(page)
                            .analyze().getViolations().stream()
                                    .filter(it -> Set.of("serious", "critical").contains(it.getImpact()))
                                    .map(it -> it.getId() + " " + it.getNodes()))
                    .isEmpty();
        }
    }

    @Test
    void a_delivery_is_let_be_by_keyboard_alone() {
        try (BrowserContext visit = site.signedIn("guan", Role.ADMINISTRATOR).visit(chromium, false)) {
            Page page = visit.newPage();
            page.navigate(site.at(PAGE + "?target=former-tool&state=DEAD"));
            Locator summary = page.locator("summary").filter(new Locator.FilterOptions().setHasText("不再发"));
            for (int i = 0; i < 80 && !(boolean) summary.evaluate("it => it === document.activeElement"); i++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            page.keyboard().type("对方系统已下线");
            page.keyboard().press("Enter");

            assertThat(page.locator(".notice")).containsText("已注明不再发");
            assertThat(site.database()
                            .sql("select state from syndication_delivery where review = 'r4'")
                            .query(String.class)
                            .single())
                    .isEqualTo("SET_ASIDE");
        }
    }

    @Test
    void hostile_claims_and_answers_stay_text() {
        try (BrowserContext visit = site.signedIn("guan", Role.ADMINISTRATOR).visit(chromium, false)) {
            Page page = visit.newPage();
            for (int number = 1; number <= 1 + Payloads.ALL.size() / 30; number++) {
                page.navigate(site.at(PAGE + "?page=" + number));
                assertThat(page.locator("h1")).containsText("推送");
                assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
            }
        }
    }
}
