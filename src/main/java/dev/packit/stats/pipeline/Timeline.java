package dev.packit.stats.pipeline;

import dev.packit.stats.chart.TimeAxis;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of a run on one time axis.
 *
 * @param axis from the first time of its jobs to the last, or to now while any of them is running; null if no two times
 *     are known
 * @param parts the stages that have jobs
 * @param running whether any job is
 */
public record Timeline(@Nullable TimeAxis axis, List<StageTimes> parts, boolean running) {

    private static final Comparator<Timed> ATTENTION_FIRST = Comparator.comparing(
                    (Timed timed) -> !timed.job.outcome().isBad())
            .thenComparing(timed -> timed.job.outcome().precedence());

    /** The jobs of one stage, in the order of the flow. */
    public record StageTimes(Stage stage, List<Timed> jobs) {

        /** Jobs that are always visible, the worst first. */
        public List<Timed> shown() {
            return jobs.stream()
                    .filter(timed -> !isFolded(timed))
                    .sorted(ATTENTION_FIRST)
                    .toList();
        }

        /** Jobs that are summarized in one line. */
        public List<Timed> folded() {
            return jobs.stream().filter(this::isFolded).toList();
        }

        /** How many of the folded jobs succeeded and count. */
        public long successes() {
            return folded().stream().filter(timed -> !timed.superseded).count();
        }

        /** How many of the folded jobs newer ones have superseded. */
        public long superseded() {
            return folded().size() - successes();
        }

        /** A single job is not folded, since it takes no more room than its summary. */
        private boolean isFolded(Timed timed) {
            return jobs.size() > 1 && (timed.superseded || timed.job.outcome() == Outcome.SUCCESS && !isOnlySuccess());
        }

        private boolean isOnlySuccess() {
            return jobs.stream().noneMatch(Timed::superseded)
                    && jobs.stream()
                                    .filter(timed -> timed.job.outcome() == Outcome.SUCCESS)
                                    .count()
                            == 1;
        }
    }

    /**
     * @param queue from submission to start, and {@code run} from start to end; null if not known
     * @param superseded whether a newer job of the same identity counts instead
     * @param marker the position of a job of which only the submission time is known, else null
     */
    public record Timed(
            Job job,
            boolean superseded,
            TimeAxis.@Nullable Bar queue,
            TimeAxis.@Nullable Bar run,
            TimeAxis.@Nullable Bar marker) {

        private static Timed of(Job job, boolean superseded, @Nullable TimeAxis axis, Instant now) {
            if (axis == null) {
                return new Timed(job, superseded, null, null, null);
            }
            Instant end = job.isRunning() ? now : job.finished();
            TimeAxis.Bar queue =
                    axis.bar(job.submitted(), job.started() == null && job.isRunning() ? now : job.started());
            TimeAxis.Bar run = axis.bar(job.started(), end);
            boolean bare = queue == null && run == null && job.submitted() != null;
            return new Timed(job, superseded, queue, run, bare ? axis.bar(job.submitted(), job.submitted()) : null);
        }
    }

    static Timeline of(List<Job> jobs, Instant now) {
        boolean running = jobs.stream().anyMatch(Job::isRunning);
        Stream<@Nullable Instant> times =
                jobs.stream().flatMap(job -> Stream.of(job.submitted(), job.started(), job.finished()));
        TimeAxis axis = TimeAxis.over(
                Stream.concat(times, running ? Stream.of(now) : Stream.empty()).toList());
        Set<Job> current = Set.copyOf(JobIdentity.current(jobs));
        return new Timeline(
                axis,
                Arrays.stream(Stage.values())
                        .map(stage -> new StageTimes(
                                stage,
                                jobs.stream()
                                        .filter(job -> job.kind().stage() == stage)
                                        .map(job -> Timed.of(job, !current.contains(job), axis, now))
                                        .toList()))
                        .filter(part -> !part.jobs.isEmpty())
                        .toList(),
                running);
    }

    public List<TimeAxis.Tick> ticks() {
        return axis == null ? List.of() : axis.ticks();
    }
}
