package dev.packit.stats.web;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** What every page shares: where it lives, how it looks, and whether its data are real. */
@Singleton
@Named("site")
public class Site {

    /** Where a reader chooses between {@link #THEMES}: the only form that is sent to be written, and that into a cookie. */
    public static final String THEME_PATH = "/theme";

    public static final String THEME_COOKIE = "theme";
    public static final Set<String> THEMES = Set.of("light", "dark");

    @Inject
    SiteConfig config;

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    /** A path of ours with scheme and host: the configured ones, else those of the request. */
    public String absolute(String path) {
        String root = config.url()
                .map(url -> url.toString().replaceAll("/+$", ""))
                .orElseGet(() -> uri.getBaseUri().resolve("/").toString().replaceAll("/+$", ""));
        return root + path;
    }

    /** The page at hand, with its query string, for links that come back to it. */
    public String here() {
        String query = uri.getRequestUri().getRawQuery();
        return uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }

    /** The address of the page at hand, without scheme and host, in another format. */
    public String as(String format) {
        String here = here().replaceAll("([?&])format=[^&]*&?", "$1").replaceAll("[?&]$", "");
        return here + (here.contains("?") ? "&" : "?") + "format=" + format;
    }

    /** {@code light}, {@code dark}, or empty to follow the system. */
    public String theme() {
        var cookie = headers.getCookies().get(THEME_COOKIE);
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : "";
    }

    /** How often a page is asked for again of which something is still to come. */
    public long refreshSeconds() {
        return config.refresh().toSeconds();
    }

    /** The script that does so, in a version that is a part of its address. */
    public String htmx() {
        return "/webjars/htmx.org/2.0.4/dist/htmx.min.js";
    }

    /** What that script has to do without, as the security headers say so. */
    public String htmxConfig() {
        return "{\"includeIndicatorStyles\":false,\"allowEval\":false}";
    }

    public boolean demo() {
        return config.demo();
    }
}
