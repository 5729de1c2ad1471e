package dev.packit.stats.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.chart.TimeAxis;
import dev.packit.stats.job.Flow;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.PipelineRow;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.Stage;
import dev.packit.stats.packit.Trigger;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run: everything that Packit did for one event and one package. Packit keeps a row for each time that it was triggered
 * again; those that share an SRPM build are one run.
 *
 * @param id the smallest of its rows
 * @param submitted when Packit began, UTC; null where it was not recorded
 * @param jobs all kinds, in the order of the flow
 */
public record Pipeline(
        long id,
        @Nullable Instant submitted,
        @Nullable Project project,
        @Nullable Trigger trigger,
        @JsonProperty("package") @Nullable String packageName,
        List<Job> jobs) {

    static Pipeline of(PipelineRow first, List<Job> jobs) {
        return new Pipeline(first.id(), first.submitted(), first.project(), first.trigger(), first.packageName(), jobs);
    }

    /** This application's page of the run. */
    @JsonIgnore
    public String path() {
        return "/pipeline/" + id;
    }

    /** Whether some of its jobs are as the filter wants them. */
    boolean has(JobFilter filter) {
        return !filter.asksForJobs() || jobs.stream().anyMatch(filter::matches);
    }

    /** Whether something is still to come. */
    @JsonIgnore
    public boolean isUnfinished() {
        return jobs.stream().anyMatch(Job::isRunning);
    }

    /** The jobs of one stage, with what shows when each of them waited and ran. */
    public record StageTimes(Stage stage, List<Timed> jobs) {}

    /**
     * @param queue from submission to start, and {@code run} from start to end; null where not known
     * @param marker where a job stands of which only the submission is known; null otherwise
     */
    public record Timed(
            Job job, TimeAxis.@Nullable Bar queue, TimeAxis.@Nullable Bar run, TimeAxis.@Nullable Bar marker) {}

    /** The stages that have jobs. */
    public List<StageTimes> parts(Instant now) {
        TimeAxis axis = axis(now);
        return Arrays.stream(Stage.values())
                .map(stage -> new StageTimes(
                        stage,
                        jobs.stream()
                                .filter(job -> job.kind().stage() == stage)
                                .map(job -> timed(job, axis, now))
                                .toList()))
                .filter(part -> !part.jobs().isEmpty())
                .toList();
    }

    /** From its first time to its last, or to now while something runs; null where no two times are known. */
    public @Nullable TimeAxis axis(Instant now) {
        boolean running = jobs.stream().anyMatch(Job::isRunning);
        Stream<Instant> times = jobs.stream()
                .flatMap(job -> Stream.of(job.submitted(), job.started(), job.finished())
                        .filter(time -> time != null));
        return TimeAxis.over(
                Stream.concat(times, running ? Stream.of(now) : Stream.empty()).toList());
    }

    /** How many jobs had each outcome, without those that none had. */
    public Map<Outcome, Long> counts() {
        return counts(jobs);
    }

    static Map<Outcome, Long> counts(List<Job> jobs) {
        return jobs.stream()
                .collect(
                        Collectors.groupingBy(Job::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
    }

    /** What most needs to be looked at; null where it has no jobs. */
    @JsonIgnore
    public @Nullable Outcome outcome() {
        return Outcome.overall(jobs.stream().map(Job::outcome).toList());
    }

    @JsonIgnore
    public Flow flow() {
        return Flow.of(jobs);
    }

    /** As narrow as a row of a table. */
    @JsonIgnore
    public Flow narrow() {
        return Flow.narrow(jobs);
    }

    /** The package where its name says more than the project's; null where it does not. */
    @JsonIgnore
    public @Nullable String packageBeside() {
        return project != null && Objects.equals(packageName, project.repo()) ? null : packageName;
    }

    /** {@code podman #24101}. */
    public String origin() {
        String cause = trigger == null ? "an unknown trigger" : trigger.label();
        return project == null ? cause : project.repo() + " " + cause;
    }

    private static Timed timed(Job job, @Nullable TimeAxis axis, Instant now) {
        if (axis == null) {
            return new Timed(job, null, null, null);
        }
        Instant end = job.isRunning() ? now : job.finished();
        TimeAxis.Bar queue = axis.bar(job.submitted(), job.started() == null && job.isRunning() ? now : job.started());
        TimeAxis.Bar run = axis.bar(job.started(), end);
        boolean bare = queue == null && run == null && job.submitted() != null;
        return new Timed(job, queue, run, bare ? axis.bar(job.submitted(), job.submitted()) : null);
    }
}
