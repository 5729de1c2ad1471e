package dev.packit.stats.web.request;

import dev.packit.stats.web.Urls;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Redirects within this site. */
public final class Redirects {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private Redirects() {}

    /** Returns a 303 to a shorter URL of the same page. */
    public static Response shorter(String path, Map<String, String> query) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path + Urls.query(query))
                .build();
    }

    /** Returns a 302 to another page, which may be another one tomorrow. */
    public static Response found(String path, Map<String, String> query) {
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, path + Urls.query(query))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /**
     * Returns a 301 that keeps the query string. Empty for methods other than GET and HEAD, since clients would repeat such a
     * request as a GET.
     *
     * @param path encoded; without a host, since only a proxy in front may know the public one
     */
    public static Optional<Response> permanently(ContainerRequestContext request, String path) {
        if (!READING.contains(request.getMethod())) {
            return Optional.empty();
        }
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        return Optional.of(Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, location(path, query))
                .build());
    }

    /** @param query encoded */
    static String location(String path, @Nullable String query) {
        // Two slashes at the start would be followed by a host name.
        return path.replaceAll("^/*", "/") + (query == null ? "" : "?" + query);
    }
}
