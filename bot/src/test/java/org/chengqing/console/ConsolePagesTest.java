package org.chengqing.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.chengqing.staff.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsolePagesTest {
    private static ConsoleSite site;

    @BeforeAll
    static void start() {
        site = new ConsoleSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void shows_the_first_page_to_whoever_is_signed_in_and_the_sign_in_page_to_others() {
        HttpResponse<String> stranger = site.send(HttpRequest.newBuilder(URI.create(site.at("/console"))));

        assertThat(stranger.statusCode()).isEqualTo(303);
        assertThat(stranger.headers().firstValue("Location")).contains("/console/sign-in");
        HttpResponse<String> staff = site.signedIn("editor", Role.EDITOR).get("/console");
        assertThat(staff.statusCode()).as(staff.body()).isEqualTo(200);
        assertThat(staff.body()).contains("editor·同志", "_csrf");
        assertThat(staff.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy ->
                        assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
        assertThat(staff.headers().firstValue("Cache-Control")).contains("no-store");
    }
}
