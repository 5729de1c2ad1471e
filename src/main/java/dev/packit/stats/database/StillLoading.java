package dev.packit.stats.database;

import org.jspecify.annotations.Nullable;

/** Thrown because the data is still loading and incomplete data would be misleading. Becomes a 503. */
public class StillLoading extends RuntimeException {

    /** After how long to try again. */
    public static final int RETRY_AFTER_SECONDS = 10;

    private final @Nullable Integer percent;

    public StillLoading() {
        this(null);
    }

    /** @param percent how much has been loaded; null if that is not known */
    public StillLoading(@Nullable Integer percent) {
        super("still loading", null, false, false);
        this.percent = percent;
    }

    public @Nullable Integer percent() {
        return percent;
    }
}
