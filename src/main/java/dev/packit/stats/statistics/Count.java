package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobSnapshot;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jobs of a window by kind, in total and for each step of a series.
 *
 * @param whole includes jobs that are in no step
 */
record Count(Tallies whole, List<Tallies> steps) {

    /** Counts the jobs of a window in one pass. */
    static Count of(JobSnapshot jobs, Window window, Steps steps, Selection selection) {
        List<Tallies> parts = Stream.generate(Tallies::new).limit(steps.size()).toList();
        // first only the jobs that are in no step: of unknown time, or before the first step
        Tallies whole = new Tallies();
        int[] at = {-1};
        jobs.scan(window, selection, job -> {
            at[0] = steps.at(job.micros(), at[0]);
            (at[0] < 0 ? whole : parts.get(at[0])).add(job);
        });
        parts.forEach(whole::addAll);
        return new Count(whole, parts);
    }
}
