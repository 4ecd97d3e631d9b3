package org.chengqing.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.console.page.Route;
import org.chengqing.console.page.Section;
import org.chengqing.staff.Permission;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Every route of every section, with every role and nobody; its headers, its mark-up, and acts that were forged. */
class RoutesTest {
    /** Spelled out by hand, so that a change of a role is a change of this table. */
    private static final Map<Permission, Set<Role>> WHO_MAY = Map.ofEntries(
            Map.entry(Permission.SIGNED_IN, EnumSet.allOf(Role.class)),
            Map.entry(
                    Permission.READ_REBUTTALS,
                    EnumSet.of(Role.ADMINISTRATOR, Role.EDITOR, Role.REVIEWER, Role.INTAKE_OFFICER)),
            Map.entry(Permission.WRITE_REBUTTALS, EnumSet.of(Role.EDITOR)),
            Map.entry(Permission.RELEASE_REBUTTALS, EnumSet.of(Role.REVIEWER)),
            Map.entry(Permission.READ_QUESTIONS, EnumSet.of(Role.EDITOR, Role.REVIEWER, Role.INTAKE_OFFICER)),
            Map.entry(Permission.READ_BROADCASTS, EnumSet.of(Role.ADMINISTRATOR, Role.EDITOR, Role.REVIEWER)),
            Map.entry(Permission.COMPOSE_BROADCASTS, EnumSet.of(Role.EDITOR)),
            Map.entry(Permission.RELEASE_BROADCASTS, EnumSet.of(Role.REVIEWER)),
            Map.entry(Permission.ANSWER_PERSONS, EnumSet.of(Role.EDITOR, Role.INTAKE_OFFICER)),
            Map.entry(Permission.BLOCK_SENDERS, EnumSet.of(Role.ADMINISTRATOR, Role.EDITOR, Role.INTAKE_OFFICER)),
            Map.entry(Permission.WORK_ON_TIP_OFFS, EnumSet.of(Role.INTAKE_OFFICER)),
            Map.entry(Permission.REVEAL_IDENTITY, EnumSet.of(Role.IDENTITY_OFFICER)),
            Map.entry(Permission.HANDLE_MAILS, EnumSet.of(Role.ADMINISTRATOR, Role.INTAKE_OFFICER)),
            Map.entry(Permission.SEE_SYSTEM, EnumSet.of(Role.ADMINISTRATOR)),
            Map.entry(Permission.MANAGE_STAFF, EnumSet.of(Role.ADMINISTRATOR)),
            Map.entry(Permission.READ_AUDIT, EnumSet.of(Role.ADMINISTRATOR, Role.AUDITOR)));

    /** Whoever is not signed in sees these and nothing else. */
    private static final Set<String> OPEN = Set.of(
            "/console/sign-in",
            "/console/set-up",
            "/console/set-up/account",
            "/console/set-up/second-factor",
            "/console/set-up/enter");

    private static final Pattern INLINE =
            Pattern.compile("<script(?![^>]*\\ssrc=)[^>]*>|<style|<[^>]+\\s(?:style|on[a-z]+)\\s*=|javascript:");

    private static ConsoleSite site;
    private static List<Route> routes;

    @BeforeAll
    static void start() {
        site = new ConsoleSite("--staff.sign-in.failures-per-address=100000");
        routes = site.beans(Section.class).stream()
                .flatMap(section -> section.routes().stream())
                .toList();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String path(Route route) {
        return route.path().replaceAll("\\{[^}]+}", "1");
    }

    private static boolean isPage(Route route) {
        return route.method().equals(HttpMethod.GET);
    }

    private static long entries(String condition) {
        return site.database()
                .sql("select count(*) from audit_entry where " + condition)
                .query(Long.class)
                .single();
    }

    @Test
    void each_permission_is_given_to_exactly_these_roles() {
        assertThat(WHO_MAY).containsOnlyKeys(Permission.values());
        WHO_MAY.forEach((permission, roles) -> assertThat(Arrays.stream(Role.values())
                        .filter(role -> permission == Permission.SIGNED_IN
                                || role.permissions().contains(permission)))
                .as("%s", permission)
                .containsExactlyInAnyOrderElementsOf(roles));
    }

    @Test
    void only_signing_in_and_setting_up_are_open() {
        assertThat(routes.stream().filter(route -> route.needs() == null).map(Route::path))
                .allSatisfy(path -> assertThat(OPEN).contains(path));
    }

    @Test
    void no_two_routes_are_the_same() {
        assertThat(routes.stream().map(route -> route.method() + " " + route.path()))
                .doesNotHaveDuplicates();
    }

    @Test
    void every_route_lets_in_who_may_and_records_who_may_not() {
        for (Role role : Role.values()) {
            for (Route route : routes) {
                if (route.needs() != null) {
                    visit(role, route);
                }
            }
        }
    }

    private static void visit(Role role, Route route) {
        // anew each time: an act may end the session
        ConsoleSite.Staff staff = site.signedIn(
                "a-" + role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'), role);
        String denied = "act = 'DENIED' and who = '" + staff.login() + "'";
        long before = entries(denied);
        HttpResponse<String> answer = isPage(route) ? staff.get(path(route)) : staff.post(path(route), Map.of());
        String what = role + " " + route.method() + " " + route.path() + ": " + answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("");
        if (Objects.requireNonNull(WHO_MAY.get(route.needs())).contains(role)) {
            assertThat(answer.statusCode()).as(what).isNotIn(401, 403).isLessThan(500);
            assertThat(entries(denied)).as(what).isEqualTo(before);
        } else {
            assertThat(answer.statusCode()).as(what).isEqualTo(403);
            assertThat(answer.body()).contains("您的角色不能使用这个功能");
            assertThat(entries(denied)).as(what).isEqualTo(before + 1);
        }
    }

    @Test
    void nobody_gets_past_the_sign_in_page() {
        for (Route route : routes) {
            if (route.needs() == null) {
                continue;
            }
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.at(path(route))));
            HttpResponse<String> answer =
                    site.send(isPage(route) ? request : request.POST(HttpRequest.BodyPublishers.noBody()));
            if (isPage(route)) {
                assertThat(answer.statusCode()).as(route.path()).isEqualTo(303);
                assertThat(answer.headers().firstValue("Location")).contains("/console/sign-in");
            } else {
                assertThat(answer.statusCode()).as(route.path()).isIn(401, 403);
            }
        }
    }

    @Test
    void every_page_has_its_headers_and_nothing_inline() {
        ConsoleSite.Staff staff = site.signedIn("everything", Role.values());
        Stream<String> errors = Stream.of("/console/no-such-page", "/console/staff/999999", "/console/staff/x%00y");
        Stream.concat(routes.stream().filter(RoutesTest::isPage).map(RoutesTest::path), errors)
                .forEach(path -> {
                    HttpResponse<String> answer = staff.get(path);
                    headers(path, answer);
                    if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                        assertThat(INLINE.matcher(answer.body()).results().map(it -> it.group()))
                                .as(path)
                                .isEmpty();
                    }
                });
        OPEN.forEach(path -> headers(path, site.send(HttpRequest.newBuilder(URI.create(site.at(path))))));
    }

    private static void headers(String path, HttpResponse<String> answer) {
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy).as(path).contains("default-src 'none'").doesNotContain("unsafe");
        if (!policy.contains("sandbox")) {
            assertThat(policy)
                    .as(path)
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'", "object-src 'none'");
        }
        Map<String, String> expected = Map.of(
                "Cache-Control", "no-store",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "DENY",
                "Referrer-Policy", "no-referrer",
                "Cross-Origin-Opener-Policy", "same-origin",
                "Cross-Origin-Resource-Policy", "same-origin");
        expected.forEach(
                (name, value) -> assertThat(answer.headers().firstValue(name).orElse(""))
                        .as(path + " " + name)
                        .contains(value));
        answer.headers()
                .allValues("Set-Cookie")
                .forEach(cookie -> assertThat(cookie)
                        .as(path)
                        .startsWith("__Host-")
                        .containsIgnoringCase("; path=/;")
                        .containsIgnoringCase("; secure")
                        .containsIgnoringCase("; httponly")
                        .containsIgnoringCase("; samesite=strict")
                        .doesNotContain("Domain="));
    }

    @Test
    void a_forged_act_changes_nothing() {
        ConsoleSite.Staff staff = site.signedIn("forged", Role.values());
        HttpResponse<String> first = staff.get("/console");
        String cookie = first.headers().allValues("Set-Cookie").stream()
                .filter(it -> it.startsWith("__Host-chengqing-csrf"))
                .map(it -> it.substring(0, it.indexOf(';')))
                .collect(Collectors.joining());
        var found = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(first.body());
        assertThat(found.find()).isTrue();
        String token = found.group(1);
        long before = entries("true");
        for (Route route : routes) {
            if (isPage(route)) {
                continue;
            }
            forged(route, staff, cookie, "", "same-origin", "application/x-www-form-urlencoded");
            forged(route, staff, cookie, "_csrf=" + "A".repeat(48), "same-origin", "application/x-www-form-urlencoded");
            forged(route, staff, "", "_csrf=" + token, "same-origin", "application/x-www-form-urlencoded");
            forged(route, staff, cookie, "_csrf=" + token, "cross-site", "application/x-www-form-urlencoded");
            forged(route, staff, cookie, "_csrf=" + token, "same-site", "application/x-www-form-urlencoded");
            forged(route, staff, cookie, "_csrf=" + token, "same-origin", "text/plain");
        }
        assertThat(entries("true")).isEqualTo(before);
        assertThat(staff.get("/console").statusCode()).as("still signed in").isEqualTo(200);
    }

    private static void forged(
            Route route, ConsoleSite.Staff staff, String cookie, String body, String site, String type) {
        HttpResponse<String> answer =
                RoutesTest.site.send(HttpRequest.newBuilder(URI.create(RoutesTest.site.at(path(route))))
                        .header("Cookie", "__Host-chengqing-console=" + staff.session() + "; " + cookie)
                        .header("Content-Type", type)
                        .header("Sec-Fetch-Site", site)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode())
                .as("%s with %s, %s, %s", route.path(), body.isEmpty() ? "no token" : "a token", site, type)
                .isEqualTo(403);
    }
}
