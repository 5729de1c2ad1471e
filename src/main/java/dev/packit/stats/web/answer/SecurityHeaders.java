package dev.packit.stats.web.answer;

import dev.packit.stats.web.SiteConfig;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

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
            "frame-ancestors ");

    /** Images contain their own styles and can be shown anywhere, also as objects, which are frames to a browser. */
    private static final String IMAGE_SECURITY_POLICY =
            String.join("; ", "default-src 'none'", "style-src 'unsafe-inline'", "base-uri 'none'");

    /** What frame-ancestors may contain: nothing that could end the directive. */
    private static final Pattern HOST =
            Pattern.compile("(https?://)?(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:\\d{1,5})?");

    private static final String YEAR = "max-age=31536000";

    private final SiteConfig config;
    private final String framedBy;

    @Inject
    SecurityHeaders(SiteConfig config) {
        this.config = config;
        List<String> hosts = config.frameAncestors().orElse(List.of());
        hosts.stream().filter(host -> !HOST.matcher(host).matches()).findFirst().ifPresent(host -> {
            throw new IllegalArgumentException(
                    "PACKIT_FRAME_ANCESTORS takes hosts such as https://grafana.example.org, separated by commas, not “%s”"
                            .formatted(host));
        });
        framedBy = hosts.isEmpty() ? "'none'" : String.join(" ", hosts);
    }

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
        boolean isImage = PublicData.type(headers).startsWith("image/");
        headers.set("Content-Security-Policy", isImage ? IMAGE_SECURITY_POLICY : CONTENT_SECURITY_POLICY + framedBy);
        headers.set("X-Content-Type-Options", "nosniff");
        if (config.frameAncestors().isEmpty() && !isImage) {
            // it cannot name hosts
            headers.set("X-Frame-Options", "DENY");
        }
        PublicData.share(context);
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
