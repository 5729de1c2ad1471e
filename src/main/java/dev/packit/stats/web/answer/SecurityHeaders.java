package dev.packit.stats.web.answer;

import dev.packit.stats.web.SiteConfig;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;

/** Adds the headers that protect readers to every response, whoever writes it. */
@Singleton
class SecurityHeaders {

    /** Forbids inline scripts and resources from other sites, so that untrusted text in the database can do no harm. */
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

    /** Images contain their own styles, so that they can be shown anywhere. */
    private static final String IMAGE_SECURITY_POLICY = String.join(
            "; ", "default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'", "frame-ancestors 'none'");

    private static final String YEAR = "max-age=31536000";

    @Inject
    SiteConfig config;

    void beforeEverything(@Observes @Priority(0) Router router) {
        router.route().order(Integer.MIN_VALUE).handler(context -> {
            if (!isForDevelopers(context)) {
                context.addHeadersEndHandler(complete -> addTo(context));
            }
            context.next();
        });
    }

    /** The user interface of Quarkus' development mode needs what these headers forbid. */
    private static boolean isForDevelopers(RoutingContext context) {
        return LaunchMode.current() == LaunchMode.DEVELOPMENT
                && context.request().path().startsWith("/q/");
    }

    private void addTo(RoutingContext context) {
        MultiMap headers = context.response().headers();
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        headers.set(
                "Content-Security-Policy",
                type != null && type.startsWith("image/") ? IMAGE_SECURITY_POLICY : CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "strict-origin-when-cross-origin");
        if (context.request().isSSL() || isPublicOverTls()) {
            headers.set("Strict-Transport-Security", YEAR);
        }
    }

    /** An invalid request does not say how it came. */
    private boolean isPublicOverTls() {
        return config.url().map(URI::getScheme).filter("https"::equals).isPresent();
    }
}
