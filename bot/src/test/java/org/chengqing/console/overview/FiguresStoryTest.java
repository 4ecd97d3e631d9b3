package org.chengqing.console.overview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.chengqing.browser.Chromium;
import org.chengqing.browser.Payloads;
import org.chengqing.channel.Envelope;
import org.chengqing.channel.InboundMessage;
import org.chengqing.channel.MessageKey;
import org.chengqing.channel.Sender;
import org.chengqing.console.ConsoleSite;
import org.chengqing.console.Screens;
import org.chengqing.conversation.Conversations;
import org.chengqing.knowledge.KnowledgeBase;
import org.chengqing.servers.RealServers;
import org.chengqing.staff.Role;
import org.chengqing.statistics.Counts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Seeing how it goes: the first page, the monthly report, the system page, and the doors for monitoring. */
class FiguresStoryTest {
    private static final String EMPTY = "/console/reports?month=2020-01";
    private static Chromium chromium;
    private static ConsoleSite site;
    private static int management;

    @BeforeAll
    static void start() {
        management = freePort();
        site = new ConsoleSite("--management.server.port=" + management);
        chromium = new Chromium();
        ask("health-vinegar", "喝醋能软化血管吗");
        ask("nothing", "听说南塘乡的老桥下个月要拆掉重建是真的吗");
        String shown = site.bean(KnowledgeBase.class).latest(1).getFirst().id().value();
        site.bean(Counts.class).shown(shown);
        site.bean(Counts.class).flush();
        past();
        tipOffs();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ask(String key, String text) {
        Envelope envelope =
                new Envelope(new MessageKey(key), new Sender("web", "site", "visitor-" + key), Instant.now());
        site.bean(Conversations.class).answer(new InboundMessage.Text(envelope, text, null));
    }

    /** Some weeks of numbers. */
    private static void past() {
        site.database().sql("""
                insert into statistic_count (kind, at, name, channel, count)
                select 'QUESTION', date_trunc('hour', now()) - h * interval '1 hour', o.name, c.name,
                    1 + (o.weight * (2 + (h * 7) % 5 + case when (h % 24) between 2 and 14 then 6 else 0 end) / 4)
                from generate_series(1, 700) h,
                    (values ('ANSWERED', 6), ('CANDIDATES', 2), ('UNKNOWN', 3), ('DECLINED', 1), ('OTHER', 1)) o(name, weight),
                    (values ('wechat'), ('web')) c(name)
                on conflict do nothing""").update();
        site.database().sql("""
                insert into statistic_count (kind, at, name, count)
                select 'CACHE', date_trunc('hour', now()) - h * interval '24 hour', n.name, n.count + h % 9
                from generate_series(1, 29) h, (values ('HIT', 60), ('MISS', 25)) n(name, count)
                on conflict do nothing""").update();
        site.database().sql("""
                insert into statistic_count (kind, at, name, count)
                select 'CLAIM', date_trunc('day', now(), 'Asia/Shanghai'), id, 3 + row_number() over (order by id) * 4
                from claim_review where state = 'RELEASED' order by id limit 12
                on conflict do nothing""").update();
        site.database().sql("""
                insert into statistic_release (review_id, released_at, first_asked)
                select 'past-' || m || '-' || n, now() - m * interval '1 month', now() - m * interval '1 month' - (n + m) * interval '5 hours'
                from generate_series(0, 9) m, generate_series(1, 3) n on conflict do nothing""").update();
        site.database().sql("""
                insert into outbox_mail (key, message_id, recipient, subject, text_body, html_body, attachments, state,
                    created_at, due_at, changed_at, delivered_at)
                select 'past-' || i, 'past-' || i, 'office@example.test', 's', 't', 'h', '[]', 'SENT',
                    now() - i * interval '5 hours', now(), now(), now() - i * interval '5 hours' + interval '40 seconds'
                from generate_series(1, 120) i""").update();
    }

    private static void tipOffs() {
        site.database().sql("""
                insert into tip_off (receipt, sender, channel, account, category, state, opened_at, last_activity_at,
                    closed_at, parts, mentioned)
                select to_char(now() - i * interval '9 hours', 'YYYYMMDD') || '-' ||
                        translate(lpad(to_hex(i), 6, '0'), '0123456789abcdef', '23456789ABCDEFGH'),
                    md5(i::text), case when i % 3 = 0 then 'web' else 'wechat' end, 'main',
                    (array['food', 'fraud', null])[1 + i % 3],
                    (array['FORWARDED', 'IN_PROGRESS', 'CLOSED', 'RECEIVED'])[1 + i % 4],
                    now() - i * interval '9 hours', now(), now(), 1, 1
                from generate_series(1, 90) i""").update();
        site.database().sql("""
                insert into tip_off_event (receipt, at, kind, state, by_whom)
                select receipt, opened_at + interval '3 hours', 'STATE', state, 'lin' from tip_off
                where state in ('IN_PROGRESS', 'CLOSED')""").update();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @Test
    void counts_each_question_by_how_it_ended() {
        List<String> ended = site.database()
                .sql("select name from statistic_count where kind = 'QUESTION' and channel = 'web'"
                        + " and at = date_trunc('hour', now())")
                .query((row, _) -> row.getString(1))
                .list();

        assertThat(ended).contains("ANSWERED", "UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_first_page_draws_its_charts_from_tables(boolean phone) {
        try (BrowserContext visit =
                site.signedIn("lin", Role.INTAKE_OFFICER, Role.REVIEWER).visit(chromium, phone)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console"));

            Locator charts = page.locator(".chart canvas");
            assertThat(charts).hasCount(8);
            for (int i = 0; i < charts.count(); i++) {
                assertThat(charts.nth(i)).isVisible();
                assertThat((boolean) charts.nth(i).evaluate("""
                        canvas => { const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                          let coloured = 0;
                          for (let i = 0; i < pixels.length; i += 4)
                            if (pixels[i + 3] > 0 && Math.abs(pixels[i] - pixels[i + 2]) > 40) coloured++;
                          return coloured > 50; }"""))
                        .as("chart %s has colour", i)
                        .isTrue();
            }
            assertThat(page.locator("details.data table")).hasCount(8);
            assertThat(page.locator(".figures li")).not().hasCount(0);
            fits(page);
            Screens.keepForDocs(page, "console-overview" + (phone ? "-phone" : ""));
            nothingSerious(page);
        }
    }

    @Test
    void shows_each_table_by_keyboard_alone() {
        try (BrowserContext visit = site.signedIn("lin", Role.EDITOR).visit(chromium, false)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console"));
            for (int pressed = 0; pressed < 40 && !focused(page).startsWith("最近 24 小时的提问的"); pressed++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");

            assertThat(page.locator("#table-hours")).isVisible();
            assertThat(page.locator("#table-hours tbody tr")).hasCount(24);
        }
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.textContent"))
                .strip();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_monthly_report_reads_well_and_prints(boolean phone) {
        try (BrowserContext visit = site.signedIn("lin", Role.EDITOR).visit(chromium, phone)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/reports"));

            assertThat(page.locator(".report h1")).containsText("工作月报");
            assertThat(page.locator(".summary")).containsText("本月回答居民提问");
            assertThat(page.locator(".report")).containsText("问得最多的谣言");
            fits(page);
            Screens.keepForDocs(page, "console-report" + (phone ? "-phone" : ""));
            nothingSerious(page);
            if (!phone) {
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                assertThat(page.locator(".bar")).isHidden();
                assertThat(page.locator("form.filters")).isHidden();
                assertThat(page.locator(".report h1")).isVisible();
                Screens.keep(page, "console-report-print");
                assertThat(page.pdf().length).isGreaterThan(5_000);
            }
        }
    }

    @Test
    void claims_run_nothing_wherever_they_are_shown() {
        String content = site.database()
                .sql("select content::text from claim_review where state = 'RELEASED' order by id limit 1")
                .query(String.class)
                .single();
        int number = 0;
        for (String payload : Payloads.ALL) {
            site.database()
                    .sql("""
                            insert into claim_review (id, content, revision, updated_at)
                            select 'payload-' || :n, cast(:content as jsonb) || jsonb_build_object('id', 'payload-' || :n,
                                'claim', :claim, 'state', 'DRAFT'), 1, now()""")
                    .param("n", Integer.toString(number))
                    .param("content", content)
                    .param("claim", payload)
                    .update();
            site.database()
                    .sql("insert into statistic_count (kind, at, name, count)"
                            + " values ('CLAIM', date_trunc('day', now(), 'Asia/Shanghai'), ?, 5000)")
                    .param("payload-" + number++)
                    .update();
        }
        try (BrowserContext visit = site.signedIn("lin", Role.EDITOR).visit(chromium, false)) {
            Page page = visit.newPage();
            for (String path : List.of("/console", "/console/reports")) {
                page.navigate(site.at(path));
                assertThat(page.locator("main")).containsText("alert(1)");
                assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
            }
        } finally {
            site.database()
                    .sql("delete from statistic_count where name like 'payload-%'")
                    .update();
            site.database()
                    .sql("delete from claim_review where id like 'payload-%'")
                    .update();
        }
    }

    @Test
    void the_report_comes_as_a_table_and_is_on_the_record() {
        ConsoleSite.Staff staff = site.signedIn("lin", Role.EDITOR);
        HttpResponse<String> csv = staff.get("/console/reports/csv?month=2026-01");

        assertThat(csv.statusCode()).isEqualTo(200);
        assertThat(csv.body()).startsWith("\uFEFF").contains("2026年1月工作月报", "居民提问");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        assertThat(site.database()
                        .sql("select about from audit_entry where act = 'REPORT_EXPORTED' and who = 'lin'")
                        .query(String.class)
                        .list())
                .contains("2026-01");
        assertThat(staff.page(EMPTY)).contains("2020年1月工作月报", "本月没有");
        assertThat(staff.page("/console/reports?month=9999-99")).contains("工作月报");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_system_page_shows_servers_and_errors_and_no_secret(boolean phone) {
        LoggerFactory.getLogger("org.chengqing.test").error("联系电话 13812345678 写进了日志");
        try (BrowserContext visit = site.signedIn("root", Role.ADMINISTRATOR).visit(chromium, phone)) {
            Page page = visit.newPage();
            page.navigate(site.at("/console/system"));

            assertThat(page.locator("main")).containsText("PostgreSQL");
            assertThat(page.locator("#errors ~ .table")).containsText("写进了日志");
            fits(page);
            Screens.keepForDocs(page, "console-system" + (phone ? "-phone" : ""));
            page.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText("显示全部设置"))
                    .click();
            String text = page.locator("main").textContent();
            assertThat(text).contains("outbox.alarms", "已设置，不显示").doesNotContain("13812345678", RealServers.password());
            nothingSerious(page);
        }
    }

    @Test
    void monitoring_reads_a_port_of_its_own_and_the_public_one_has_nothing_of_it() {
        ConsoleSite.Staff administrator = site.signedIn("root", Role.ADMINISTRATOR);
        String meters = administrator.page("/console/metrics");

        assertThat(meters)
                .contains(
                        "chengqing_questions_total{channel=\"web\",outcome=\"answered\"}",
                        "chengqing_answer_seconds_bucket",
                        "chengqing_mails{state=\"dead\"}",
                        "chengqing_mail_oldest_undelivered_seconds",
                        "chengqing_tip_offs{state=\"in_progress\"}",
                        "chengqing_jobs_waiting",
                        "chengqing_match_cache_total{result=\"hit\"}",
                        "chengqing_catalogue_generation",
                        "chengqing_index_generation",
                        "chengqing_alarms")
                .doesNotContain("visitor-");
        assertThat(site.signedIn("lin", Role.EDITOR).get("/console/metrics").statusCode())
                .isEqualTo(403);
        for (String path : List.of("/actuator", "/actuator/health", "/actuator/env", "/actuator/prometheus")) {
            assertThat(status(site.at(path))).as(path).isEqualTo(404);
        }
        String own = "http://127.0.0.1:" + management + "/actuator";
        for (String path : List.of("/health/liveness", "/health/readiness", "/health/stores", "/prometheus")) {
            assertThat(status(own + path)).as(path).isEqualTo(200);
        }
        for (String path : List.of("", "/env", "/beans", "/heapdump", "/configprops", "/loggers", "/shutdown")) {
            assertThat(status(own + path)).as(path).isEqualTo(404);
        }
    }

    @Test
    void notes_since_when_people_had_asked_what_a_new_rebuttal_answers() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(site.database()
                                .sql("select count(*) from statistic_release where review_id not like 'past-%'")
                                .query(Long.class)
                                .single())
                        .isPositive());
    }

    private static int status(String address) {
        return site.send(HttpRequest.newBuilder(URI.create(address))).statusCode();
    }

    private static void fits(Page page) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .isNotPositive();
        assertThat((Collection<?>) Chromium.alarms(page)).isEmpty();
    }

    private static void nothingSerious(Page page) {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(it -> List.of("serious", "critical").contains(it.getImpact()))
                                .map(it -> it.getId() + " "
                                        + it.getNodes().getFirst().getHtml())
                                .toList())
                .isEmpty();
    }
}
