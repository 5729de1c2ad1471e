package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Stage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The jobs of a run by stage, without empty stages.
 *
 * @param parts ordered by stage
 */
public record Flow(List<StageJobs> parts) {

    /** Up to this number of jobs, a stage shows a mark for each, else a single one for all successes. */
    private static final int FEW = 6;

    /**
     * @param shown jobs with an individual mark
     * @param successes the number of further jobs that succeeded
     */
    public record StageJobs(Stage stage, List<Job> shown, long successes) {}

    /** Creates a flow with an individual mark for every job. */
    public static Flow of(List<Job> jobs) {
        return of(jobs, Integer.MAX_VALUE);
    }

    /** Creates a flow that fits into a table row: if there are many jobs, successes are only counted. */
    public static Flow narrow(List<Job> jobs) {
        return of(jobs, FEW);
    }

    /** The same with the jobs that did not succeed first in each stage. */
    public Flow badFirst() {
        Comparator<Job> order = Comparator.comparing((Job job) -> !job.outcome().isBad());
        return new Flow(parts.stream()
                .map(part -> new StageJobs(
                        part.stage, part.shown.stream().sorted(order).toList(), part.successes))
                .toList());
    }

    public Outcome success() {
        return Outcome.SUCCESS;
    }

    private static Flow of(List<Job> jobs, int most) {
        return new Flow(Arrays.stream(Stage.values())
                .map(stage -> part(
                        stage,
                        jobs.stream().filter(job -> job.kind().stage() == stage).toList(),
                        most))
                .filter(part -> !part.shown.isEmpty() || part.successes > 0)
                .toList());
    }

    private static StageJobs part(Stage stage, List<Job> jobs, int most) {
        if (jobs.size() <= most) {
            return new StageJobs(stage, jobs, 0);
        }
        List<Job> shown =
                jobs.stream().filter(job -> job.outcome() != Outcome.SUCCESS).toList();
        return new StageJobs(stage, shown, jobs.size() - shown.size());
    }
}
