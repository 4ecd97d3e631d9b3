package org.chengqing.console.page;

import org.chengqing.staff.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

/**
 * A page or an act of the console.
 *
 * @param path below {@code /console}, with {@code {name}} for parts that vary
 * @param needs what its visitor must be allowed; null where nobody is signed in yet
 */
public record Route(
        HttpMethod method, String path, @Nullable Permission needs, Handler handler) {
    /** Throws {@link IllegalArgumentException} for a path outside of the console. */
    public Route {
        if (!path.equals("/console") && !path.startsWith("/console/")) {
            throw new IllegalArgumentException("not a path of the console: " + path);
        }
    }

    /** A page or act for whoever is not signed in. */
    public static Route open(HttpMethod method, String path, Handler handler) {
        return new Route(method, path, null, handler);
    }

    /** A page. */
    public static Route get(String path, Permission needs, Handler handler) {
        return new Route(HttpMethod.GET, path, needs, handler);
    }

    /** An act; its form carries the CSRF token. */
    public static Route post(String path, Permission needs, Handler handler) {
        return new Route(HttpMethod.POST, path, needs, handler);
    }
}
