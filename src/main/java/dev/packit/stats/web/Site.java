package dev.packit.stats.web;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** What all pages share: the site's address, the theme, and whether the data is made up. */
@Singleton
@Named("site")
public class Site {

    /** The form for choosing one of {@link #THEMES}. It is the only POST request, and only sets a cookie. */
    public static final String THEME_PATH = "/theme";

    /** The description of the JSON for programs. */
    public static final String OPENAPI_PATH = "/q/openapi";

    public static final String THEME_COOKIE = "theme";
    public static final Set<String> THEMES = Set.of("light", "dark");

    @Inject
    SiteConfig config;

    @Inject
    CurrentVertxRequest current;

    @Inject
    UriInfo uri;

    @Inject
    HttpHeaders headers;

    /**
     * Whether a path is for operators rather than for readers: metrics, pushes and health checks, but not the description of
     * the JSON.
     *
     * @param path without percent-encodings and dots that could disguise it
     */
    public static boolean isInternal(String path) {
        return (path + "/").startsWith("/metrics/")
                || path.startsWith("/-/")
                || (path + "/").startsWith("/q/") && !path.equals(OPENAPI_PATH);
    }

    /** Returns an absolute URL with the configured scheme and host or, if not configured, those of the request. */
    public String absolute(String path) {
        String root = config.url()
                .map(url -> Urls.withoutTrailing('/', url.toString()))
                .orElseGet(this::requested);
        return root + path;
    }

    /** Also known for requests that no resource answers. */
    private String requested() {
        HttpServerRequest request = current.getCurrent().request();
        return request.scheme() + "://" + request.authority();
    }

    /** The path and query string of the current page, for links back to it. */
    public String here() {
        String query = uri.getRequestUri().getRawQuery();
        return uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query);
    }

    /** The path and query string of the current page, whatever its format. */
    public String page() {
        return without(here(), "format");
    }

    /** The absolute URL of the current page, which redirects have freed of whatever does not matter. */
    public String canonical() {
        return absolute(here());
    }

    /** The path and query string of the current page in another format. */
    public String as(String format) {
        return with(page(), format);
    }

    /** The path and query string of the feed with the newest entries of the current list. */
    public String feed() {
        return with(without(without(page(), "before"), "after"), "atom");
    }

    /** The path and query string of the current list as a whole, as CSV. */
    public String table() {
        return with(without(without(without(page(), "before"), "after"), "limit"), "csv") + "&limit=all";
    }

    private static String with(String address, String format) {
        return address + (address.contains("?") ? "&" : "?") + "format=" + format;
    }

    private static String without(String address, String parameter) {
        return address.replaceAll("([?&])" + parameter + "=[^&]*&?", "$1").replaceAll("[?&]$", "");
    }

    /** The theme: {@code light}, {@code dark}, or empty to follow the system setting. */
    public String theme() {
        var cookie = headers.getCookies().get(THEME_COOKIE);
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : "";
    }

    /** How often a page with unfinished jobs is refreshed, in seconds. */
    public long refreshSeconds() {
        return config.refresh().toSeconds();
    }

    /** The path of the script that refreshes pages; it contains the script's version. */
    public String htmx() {
        return "/webjars/htmx.org/2.0.4/dist/htmx.min.js";
    }

    /** The script's configuration, without the features that the security headers forbid. */
    public String htmxConfig() {
        return "{\"includeIndicatorStyles\":false,\"allowEval\":false}";
    }

    public boolean demo() {
        return config.demo();
    }
}
