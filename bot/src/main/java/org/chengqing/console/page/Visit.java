package org.chengqing.console.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengqing.staff.SessionToken;
import org.chengqing.staff.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.server.ServerRequest;

/** One request of a member of staff to a route, its form read. */
public final class Visit {
    private static final int MOST_PAGES = 100_000;

    private final @Nullable StaffAuthentication who;
    private final ServerRequest request;
    private final MultiValueMap<String, String> form;
    private final Map<String, Upload> uploads;

    Visit(
            @Nullable StaffAuthentication who,
            ServerRequest request,
            MultiValueMap<String, String> form,
            Map<String, Upload> uploads) {
        this.who = who;
        this.request = request;
        this.form = form;
        this.uploads = Map.copyOf(uploads);
    }

    /** Whether somebody is signed in; always so on routes that need a permission. */
    public boolean signedIn() {
        return who != null;
    }

    /** Who visits; throws {@link IllegalStateException} when nobody is signed in. */
    public StaffMember staff() {
        return authentication().member();
    }

    /** The login of who visits, as it stands in records. */
    public String by() {
        return staff().login();
    }

    /** The session of the visit; throws {@link IllegalStateException} when nobody is signed in. */
    public SessionToken session() {
        return authentication().session();
    }

    /** The session that the browser shows, whether it is open or not; empty for none. */
    public Optional<SessionToken> shown() {
        return Cookies.session(request.cookies());
    }

    private StaffAuthentication authentication() {
        if (who == null) {
            throw new IllegalStateException("nobody is signed in on " + address());
        }
        return who;
    }

    /** Where the visit comes from, as far as the proxies that are trusted tell; for limits, never stored. */
    public String remote() {
        return request.remoteAddress()
                .map(it -> it.getAddress() == null
                        ? it.getHostString()
                        : it.getAddress().getHostAddress())
                .orElse("unknown");
    }

    /** Whether it comes over TLS or from this machine, so that a browser takes our cookies. */
    public boolean secure() {
        String host = request.uri().getHost();
        return "https".equalsIgnoreCase(request.uri().getScheme())
                || "localhost".equals(host)
                || "127.0.0.1".equals(host);
    }

    /** A varying part of the path; throws {@link IllegalArgumentException} when the route has none of this name. */
    public String path(String name) {
        return request.pathVariable(name);
    }

    /** A parameter of the address, stripped; empty when it is missing or blank. */
    public Optional<String> query(String name) {
        return request.queryParam(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** All values of a parameter that may stand several times, stripped; blank ones are left out. */
    public List<String> queries(String name) {
        return request.queryParams().getOrDefault(name, List.of()).stream()
                .map(Visit::clean)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** The number of a parameter; empty when it is missing or not a whole number. */
    public Optional<Long> number(String name) {
        return query(name).filter(value -> value.matches("-?[0-9]{1,18}")).map(Long::valueOf);
    }

    /** The page of a list, from 1, by the parameter {@code page}. */
    public int page() {
        return (int) Math.clamp(number("page").orElse(1L), 1L, MOST_PAGES);
    }

    /** A field of the form, with line ends as {@code \n}, stripped; empty text when it is missing. */
    public String field(String name) {
        return clean(form.getFirst(name));
    }

    /** All values of a field that may stand several times, such as checked boxes; blank ones are left out. */
    public List<String> fields(String name) {
        return form.getOrDefault(name, List.of()).stream()
                .map(Visit::clean)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String clean(@Nullable String value) {
        return value == null
                ? ""
                : value.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** A file of the form; empty when none was chosen. */
    public Optional<Upload> upload(String name) {
        return Optional.ofNullable(uploads.get(name));
    }

    /** Whether htmx asks for a part of the page. */
    public boolean partial() {
        HttpHeaders headers = request.headers().asHttpHeaders();
        return "true".equals(headers.getFirst("HX-Request")) && headers.getFirst("HX-History-Restore-Request") == null;
    }

    /** A header of the request, such as {@code Range}; null when it is missing. */
    public @Nullable String header(String name) {
        return request.headers().firstHeader(name);
    }

    /** What of something so many bytes long is wanted. */
    public ByteRange range(long length) {
        // If-Range would have to name a state of the thing that we told, and we tell none
        return header("If-Range") == null ? RangeHeader.of(header("Range"), length) : new ByteRange.Whole();
    }

    /** The path that was asked for. */
    public String address() {
        return request.path();
    }
}
