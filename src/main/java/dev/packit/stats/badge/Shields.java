package dev.packit.stats.badge;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.chart.Badge;

/**
 * A badge for Shields.io, which draws it in any of its styles.
 *
 * @param cacheSeconds how long it may be shown
 * @param isError whether there is no such badge
 * @see <a href="https://shields.io/badges/endpoint-badge">Shields.io, endpoint badge</a>
 */
record Shields(
        @JsonProperty("schemaVersion") int schemaVersion,
        String label,
        String message,
        String color,
        @JsonProperty("cacheSeconds") int cacheSeconds,
        @JsonProperty("isError") boolean isError) {

    private static final int CACHE_SECONDS = 60;

    static Shields of(Badge badge, boolean isError) {
        return new Shields(1, badge.label(), badge.message(), badge.color(), CACHE_SECONDS, isError);
    }
}
