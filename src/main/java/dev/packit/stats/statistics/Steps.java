package dev.packit.stats.statistics;

import dev.packit.stats.mirror.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a series over time, in order and without gaps. */
public record Steps(Granularity granularity, List<Window> windows) {

    /** However long the history is, a series has no more than so many steps, the newest. */
    private static final int MOST = 240;

    public static final Steps NONE = new Steps(Granularity.DAY, List.of());

    public Steps {
        windows = List.copyOf(windows);
    }

    /**
     * The steps of a window, as fine as there is room for.
     *
     * @param extent from the first to the last job, which bounds what is open of the window; null if there is no job
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

    /** Which step a time in microseconds since 1970 is in, the first being 0; -1 where it is in none. */
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

    /** As {@link #at(long)}, but a time before the first step is in the first: that of a job may have been cut or be unknown. */
    public int atOrFirst(long micros) {
        return windows.isEmpty() ? -1 : at(Math.max(micros, windows.get(0).from()));
    }

    /** As {@link #at(long)}, but faster for times that come nearly in order. */
    int at(long micros, int previous) {
        return previous >= 0 && windows.get(previous).contains(micros) ? previous : at(micros);
    }
}
