package dev.packit.stats.statistics;

import dev.packit.stats.mirror.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of a series over time, in order and without gaps. */
public record Steps(Granularity granularity, List<Window> windows) {

    /** The maximum number of steps; of a longer history, only the newest steps are used. */
    private static final int MOST = 240;

    public static final Steps NONE = new Steps(Granularity.DAY, List.of());

    public Steps {
        windows = List.copyOf(windows);
    }

    /**
     * Divides a window into the finest steps that are few enough.
     *
     * @param extent from the first to the last job, which replaces open bounds of the window; null if there are no jobs
     */
    public static Steps of(Window window, @Nullable Window extent) {
        Window bounded = extent == null ? null : window.boundedBy(extent);
        if (extent == null || bounded == null) {
            return NONE;
        }
        Granularity granularity = Granularity.of(bounded);
        return new Steps(granularity, granularity.of(bounded, extent, MOST));
    }

    public int size() {
        return windows.size();
    }

    /** Returns the index of the step that contains a time in microseconds since 1970 UTC; -1 if there is none. */
    public int at(long micros) {
        int low = 0;
        int high = windows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (micros < windows.get(middle).from()) {
                high = middle - 1;
            } else if (micros >= windows.get(middle).to()) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    /** Like {@link #at(long)}, but times before the first step, which may be truncated or unknown, are in the first. */
    public int atOrFirst(long micros) {
        return windows.isEmpty() ? -1 : at(Math.max(micros, windows.get(0).from()));
    }

    /** Like {@link #at(long)}, but faster for times that are almost in order, given the index of the previous time. */
    int at(long micros, int previous) {
        return previous >= 0 && windows.get(previous).contains(micros) ? previous : at(micros);
    }
}
