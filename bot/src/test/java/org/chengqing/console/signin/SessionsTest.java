package org.chengqing.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengqing.console.ConsoleSite;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions and sign-in as browsers and thieves send them. */
class SessionsTest {
    private static final String SESSION = "__Host-chengqing-console";
    private static ConsoleSite site;

    @BeforeAll
    static void start() {
        site = new ConsoleSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    /** A form as somebody sends it who is not signed in, with the CSRF token of its page. */
    private static HttpResponse<String> post(String path, String session, Map<String, String> fields) {
        HttpResponse<String> page =
                site.send(HttpRequest.newBuilder(URI.create(site.at(path))).header("Cookie", SESSION + "=" + session));
        String csrf = page.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith("__Host-chengqing-csrf"))
                .map(it -> it.substring(0, it.indexOf(';')))
                .findFirst()
                .orElseThrow();
        Matcher token = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(page.body());
        assertThat(token.find()).isTrue();
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(
                        "&", "_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8) + "&", ""));
        return site.send(HttpRequest.newBuilder(URI.create(site.at(path)))
                .header("Cookie", SESSION + "=" + session + "; " + csrf)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith(SESSION + "="))
                .map(it -> it.substring(SESSION.length() + 1, it.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static int status(String session) {
        return site.send(HttpRequest.newBuilder(URI.create(site.at("/console/account")))
                        .header("Cookie", SESSION + "=" + session))
                .statusCode();
    }

    @Test
    void a_session_that_was_planted_before_is_not_the_one_that_signing_in_opens() {
        String planted = "A".repeat(43);
        String code = site.bean(org.chengqing.staff.SetUp.class)
                .firstCode()
                .orElseThrow()
                .code()
                .text();
        HttpResponse<String> begun = post("/console/set-up", planted, Map.of("code", code));
        String pass = cookie(begun);
        assertThat(pass).isNotEqualTo(planted);
        assertThat(status(pass)).as("a pass is no session").isEqualTo(303);
        String password = "三只灰鹭站在 the old bridge";
        assertThat(post(
                                "/console/set-up/account",
                                pass,
                                Map.of("login", "boss", "name", "周", "password", password, "again", password))
                        .statusCode())
                .isEqualTo(303);
        HttpResponse<String> factor =
                site.send(HttpRequest.newBuilder(URI.create(site.at("/console/set-up/second-factor")))
                        .header("Cookie", SESSION + "=" + pass));
        Matcher secret = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<").matcher(factor.body());
        assertThat(secret.find()).isTrue();
        Authenticator telephone = new Authenticator(secret.group(1), java.time.Clock.systemUTC());
        assertThat(post("/console/set-up/second-factor", pass, Map.of("code", telephone.fresh()))
                        .body())
                .contains("已抄好");
        String first = cookie(post("/console/set-up/enter", pass, Map.of()));
        assertThat(first).isNotEqualTo(pass);
        assertThat(status(first)).isEqualTo(200);
        assertThat(status(pass)).isEqualTo(303);

        HttpResponse<String> entered = post(
                "/console/sign-in", planted, Map.of("login", "boss", "password", password, "code", telephone.fresh()));
        assertThat(cookie(entered)).isNotEqualTo(planted);
        assertThat(status(cookie(entered))).isEqualTo(200);
        assertThat(status(planted)).isEqualTo(303);
    }

    @Test
    void a_stolen_cookie_is_worth_nothing_after_sign_out_other_roles_and_the_end_of_the_account() {
        ConsoleSite.Staff admin = site.signedIn("keeper", Role.ADMINISTRATOR);
        for (String act : List.of("out", "roles", "disable")) {
            ConsoleSite.Staff victim = site.signedIn("victim-" + act, Role.EDITOR);
            long id = site.database()
                    .sql("select id from staff_member where login = ?")
                    .param(victim.login())
                    .query(Long.class)
                    .single();
            assertThat(status(victim.session())).isEqualTo(200);
            HttpResponse<String> done =
                    switch (act) {
                        case "out" -> victim.post("/console/sign-out", Map.of());
                        case "roles" -> admin.post("/console/staff/" + id + "/roles", Map.of("roles", "REVIEWER"));
                        default -> admin.post("/console/staff/" + id + "/disable", Map.of("reason", "调离"));
                    };
            assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
            assertThat(status(victim.session())).as(act).isEqualTo(303);
        }
    }

    @Test
    void signing_out_everybody_takes_the_administrator_too() {
        ConsoleSite.Staff admin = site.signedIn("keeper2", Role.ADMINISTRATOR);
        ConsoleSite.Staff other = site.signedIn("other", Role.EDITOR);

        assertThat(admin.post("/console/staff/sign-everybody-out", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(admin.post("/console/staff/sign-everybody-out", Map.of("reason", "演练"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(status(admin.session())).isEqualTo(303);
        assertThat(status(other.session())).isEqualTo(303);
    }

    @Test
    void known_and_unknown_logins_get_the_same_page() {
        site.signedIn("known", Role.EDITOR);
        Map<String, String> bodies = List.of("known", "wrong").stream()
                .collect(Collectors.toMap(login -> login, login -> {
                    HttpResponse<String> answer =
                            post("/console/sign-in", "none", Map.of("login", login, "password", "x", "code", "1"));
                    assertThat(answer.statusCode()).isEqualTo(422);
                    return answer.body()
                            .replaceAll("value=\"" + login + "\"", "value=\"it\"")
                            .replaceAll("_csrf\"[^>]*>", "")
                            .replaceAll("X-[CX]SRF-TOKEN[^}]*", "");
                }));

        assertThat(bodies.get("known")).isEqualTo(bodies.get("wrong"));
        HttpResponse<String> again =
                post("/console/sign-in", "none", Map.of("login", "wrong", "password", "x", "code", "1"));
        assertThat(again.body()).contains("秒再试");
    }

    @Test
    void an_insecure_address_is_told_that_the_browser_will_not_keep_the_sign_in() {
        assertThat(site.send(HttpRequest.newBuilder(URI.create(site.at("/console/sign-in"))))
                        .body())
                .doesNotContain("没有加密");
        // the name of this machine leads here as well, but is neither TLS nor the loopback address
        assertThat(site.send(HttpRequest.newBuilder(
                                URI.create(site.at("/console/sign-in").replace("localhost", "127.0.0.2"))))
                        .body())
                .contains("这个地址没有加密", "https://");
    }

    @Test
    void the_audit_trail_leaves_as_a_file_without_formulas() {
        site.bean(org.chengqing.audit.AuditTrail.class)
                .record("=cmd|' /C calc'!A0", org.chengqing.audit.AuditAct.DENIED, "＝1+1", "@x");
        HttpResponse<String> file = site.signedIn("reader", Role.AUDITOR).get("/console/audit/export.csv?act=DENIED");

        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        assertThat(file.body()).startsWith("\ufeff序号").contains("'=cmd", "'＝1+1", "'@x");
        assertThat(site.signedIn("reader", Role.AUDITOR).page("/console/audit?act=AUDIT_EXPORTED"))
                .contains("reader");
    }
}
