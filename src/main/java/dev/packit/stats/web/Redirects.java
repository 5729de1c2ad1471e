package dev.packit.stats.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Redirects within this site. */
public final class Redirects {

    private Redirects() {}

    /** A 303 to the address that says the same in fewer words. */
    public static Response shorter(String path) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    /**
     * A 301 that keeps the query string.
     *
     * @param path encoded; relative to the host, since only a proxy in front may know the public one
     */
    public static Response permanently(ContainerRequestContext request, String path) {
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        // Two slashes at the start would name another host.
        String location = path.replaceAll("^/*", "/") + (query == null ? "" : "?" + query);
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, location)
                .build();
    }
}
