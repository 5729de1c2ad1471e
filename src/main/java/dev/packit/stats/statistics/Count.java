package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobSnapshot;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import java.util.List;
import java.util.stream.Stream;

/**
 * The number of jobs by kind.
 *
 * @param steps the same for each step of a series
 */
record Count(Tallies whole, List<Tallies> steps) {

    /** Looks at every job of the window once. */
    static Count of(JobSnapshot jobs, Window window, Steps steps, Selection selection) {
        List<Tallies> parts = Stream.generate(Tallies::new).limit(steps.size()).toList();
        // first what is in no step: jobs of unknown time, and those before the first step
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
