package dev.packit.stats.web.request;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Redirects within this site. */
public final class Redirects {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private Redirects() {}

    /** A 303 to the address that says the same in fewer words. */
    public static Response shorter(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    /**
     * A 301 that keeps the query string; none for a request that wants to write, which would come back as one to read.
     *
     * @param path encoded; relative to the host, since only a proxy in front may know the public one
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
        // Two slashes at the start would name another host.
        return path.replaceAll("^/*", "/") + (query == null ? "" : "?" + query);
    }
}
