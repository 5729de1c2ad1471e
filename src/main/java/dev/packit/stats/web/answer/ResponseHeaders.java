package dev.packit.stats.web.answer;

import dev.packit.stats.database.QueryTime;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds the headers that every response has. */
class ResponseHeaders {

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "script-src 'self'",
            "connect-src 'self'",
            "img-src 'self' data:",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'");

    @Inject
    QueryTime queryTime;

    /** Forbids inline scripts and resources from other sites, so that untrusted text in the database can do no harm. */
    @ServerResponseFilter
    void addSecurity(ContainerResponseContext response) {
        var headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("X-Frame-Options", "DENY");
        headers.putSingle("Referrer-Policy", "strict-origin-when-cross-origin");
    }

    /** Reports the time spent on database queries in {@code Server-Timing}, for browsers and the benchmark. */
    @ServerResponseFilter
    void addTiming(ContainerResponseContext response) {
        if (queryTime.queries() > 0) {
            response.getHeaders()
                    .putSingle(
                            "Server-Timing",
                            String.format(
                                    Locale.ROOT,
                                    "db;desc=\"queries: %d\";dur=%.3f",
                                    queryTime.queries(),
                                    queryTime.milliseconds()));
        }
    }
}
