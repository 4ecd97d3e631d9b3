package org.chengqing.console;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengqing.Chengqing;
import org.chengqing.browser.Chromium;
import org.chengqing.servers.RealServers;
import org.chengqing.staff.Role;
import org.chengqing.staff.StaffId;
import org.chengqing.staff.StaffSessions;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The whole program on real servers with staff in it, and what their browsers send. */
public final class ConsoleSite implements AutoCloseable {
    private static final Pattern CSRF_FIELD = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final String CSRF_COOKIE = "__Host-chengqing-csrf";

    private final Path data;
    private final ConfigurableApplicationContext context;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // what the server speaks: no offer to change on every first request
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** Starts it; settings as on the command line. */
    public ConsoleSite(String... settings) {
        try {
            data = Files.createTempDirectory("console-site");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SpringApplication application = new SpringApplication(Chengqing.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        Stream<String> own = Stream.of(
                "--server.port=0",
                "--chengqing.data=" + data,
                "--blobs.ballast.size=1MB",
                "--spring.datasource.url=" + RealServers.newDatabase(),
                "--spring.datasource.username=" + RealServers.username(),
                "--spring.datasource.password=" + RealServers.password(),
                "--spring.data.redis.url=" + RealServers.redisUri());
        context = application.run(Stream.concat(own, Arrays.stream(settings)).toArray(String[]::new));
    }

    /** An address of the site. */
    public String at(String path) {
        WebServerApplicationContext web = (WebServerApplicationContext) context;
        return "http://localhost:" + Objects.requireNonNull(web.getWebServer()).getPort() + path;
    }

    /** A bean of the program. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** All beans of a type. */
    public <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** The database. */
    public JdbcClient database() {
        return bean(JdbcClient.class);
    }

    /** Makes an account where there is none of this login, gives it these roles, and opens a session without the pages. */
    public Staff signedIn(String login, Role... roles) {
        String[] names = Arrays.stream(roles).map(Enum::name).toArray(String[]::new);
        long id = database()
                .sql("insert into staff_member (login, name, roles, created_at) values (?, ?, ?, now())"
                        + " on conflict (login) do update set roles = excluded.roles returning id")
                .params(login, login + "·同志", names)
                .query(Long.class)
                .single();
        return new Staff(login, bean(StaffSessions.class).open(new StaffId(id)).value());
    }

    /** A browser of somebody who is signed in. */
    public final class Staff {
        private final String login;
        private final String session;

        private Staff(String login, String session) {
            this.login = login;
            this.session = session;
        }

        /** Their login. */
        public String login() {
            return login;
        }

        /** The value of their session cookie, named {@code __Host-chengqing-console}. */
        public String session() {
            return session;
        }

        /** A visit in the browser, signed in; the caller closes it. */
        public BrowserContext visit(Chromium chromium, boolean phone) {
            BrowserContext visit = phone ? chromium.phone() : chromium.desktop();
            visit.addCookies(List.of(new Cookie("__Host-chengqing-console", session)
                    .setUrl(at("/").replace("http:", "https:"))
                    .setSecure(true)
                    .setHttpOnly(true)));
            return visit;
        }

        /** Asks for a page. */
        public HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(URI.create(at(path)))
                    .header("Cookie", "__Host-chengqing-console=" + session));
        }

        /** Asks for bytes; headers as names and values in turn. */
        public HttpResponse<byte[]> bytes(String path, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at(path)))
                    .header("Cookie", "__Host-chengqing-console=" + session);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return send(request, HttpResponse.BodyHandlers.ofByteArray());
        }

        /** The page, which must be there. */
        public String page(String path) {
            HttpResponse<String> response = get(path);
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        }

        /** Sends a form with a CSRF token from the first page; values of one name may be several. */
        public HttpResponse<String> post(String path, Map<String, ?> fields) {
            HttpResponse<String> first = get("/console");
            String cookie = first.headers().allValues("Set-Cookie").stream()
                    .filter(it -> it.startsWith(CSRF_COOKIE))
                    .map(it -> it.substring(0, it.indexOf(';')))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no CSRF cookie from the first page"));
            Matcher token = CSRF_FIELD.matcher(first.body());
            if (!token.find()) {
                throw new AssertionError("no CSRF token in " + first.body());
            }
            List<String> pairs = new ArrayList<>(List.of("_csrf=" + encoded(token.group(1))));
            fields.forEach((name, value) -> (value instanceof List<?> several ? several : List.of(value))
                    .forEach(one -> pairs.add(encoded(name) + "=" + encoded(one.toString()))));
            return send(HttpRequest.newBuilder(URI.create(at(path)))
                    .header("Cookie", "__Host-chengqing-console=" + session + "; " + cookie)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Sec-Fetch-Site", "same-origin")
                    .POST(HttpRequest.BodyPublishers.ofString(pairs.stream().collect(Collectors.joining("&")))));
        }
    }

    /** Sends a request as it is. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        context.close();
        http.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
