package dev.packit.stats.web.answer;

/** How long clients and proxies may show an answer without asking again. */
enum Caching {
    /** They must ask again, but receive the body only if it has changed. */
    REVALIDATED("no-cache"),

    /** For statistics, which are a few seconds old anyway: clients may show the last ones while they fetch newer ones. */
    FIGURES("max-age=10, stale-while-revalidate=15"),

    /** For badges, which the readers of other sites ask for, mostly through a cache. */
    BADGES("max-age=60"),

    /** For old answers that stand in for current ones. */
    NOT_STORED("no-store");

    private final String directives;

    Caching(String directives) {
        this.directives = directives;
    }

    /** The value of the header {@code Cache-Control}. */
    String directives() {
        return directives;
    }
}
