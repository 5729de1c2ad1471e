package dev.packit.stats.web.request;

import java.util.regex.Pattern;

/** Requests that are never refused because there are many. */
final class Exempt {

    /** Health, metrics, pushes and static files, which cost little and are needed by those who are watching. */
    private static final Pattern PATH = Pattern.compile("(?!/q/openapi$)/(q|metrics|style|script|webjars|-)(/.*)?");

    private Exempt() {}

    static boolean is(String path) {
        return PATH.matcher(path).matches();
    }
}
