package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Stage;
import java.util.Arrays;
import java.util.List;

/**
 * The jobs of a run, by the stages that have any.
 *
 * @param parts in the order of the stages
 */
public record Flow(List<StageJobs> parts) {

    /** With no more jobs than this a stage shows a mark for each, else one for all that went well. */
    private static final int FEW = 6;

    /**
     * @param shown jobs that have a mark of their own
     * @param successes how many more went well
     */
    public record StageJobs(Stage stage, List<Job> shown, long successes) {}

    /** Every job with a mark of its own. */
    public static Flow of(List<Job> jobs) {
        return of(jobs, Integer.MAX_VALUE);
    }

    /** As narrow as a row of a table: where there are many jobs, those that went well are counted. */
    public static Flow narrow(List<Job> jobs) {
        return of(jobs, FEW);
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
