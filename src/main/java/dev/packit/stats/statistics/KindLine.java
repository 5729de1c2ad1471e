package dev.packit.stats.statistics;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of kinds.
 *
 * @param before the same for the previous period; null if that is unknown
 * @param path the list of the jobs
 */
public record KindLine(KindStatistic now, @Nullable KindStatistic before, String path) {

    public Change jobs() {
        return since(earlier ->
                Change.ofNumbers(now.counts().total(), earlier.counts().total()));
    }

    public Change successRate() {
        return since(earlier -> now.counts().successes().since(earlier.counts().successes(), true));
    }

    public Change errorRate() {
        return since(earlier -> now.counts().errors().since(earlier.counts().errors(), false));
    }

    public Change queueTime() {
        return since(earlier -> Change.ofMedians(
                now.queueSeconds().durations(), earlier.queueSeconds().durations()));
    }

    public Change runTime() {
        return since(earlier -> Change.ofMedians(
                now.runSeconds().durations(), earlier.runSeconds().durations()));
    }

    private Change since(Function<KindStatistic, Change> change) {
        return before == null ? Change.NONE : change.apply(before);
    }
}
