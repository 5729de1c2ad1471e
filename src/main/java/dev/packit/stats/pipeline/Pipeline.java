package dev.packit.stats.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packit.stats.chart.TimeAxis;
import dev.packit.stats.job.Flow;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.PipelineRow;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.Stage;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Feed;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run: everything that Packit did for one event and one package. Packit adds a row whenever a run is triggered
 * again; rows that share an SRPM build are one run, whose rows may be of different packages.
 *
 * @param id the smallest id of its rows
 * @param submitted when Packit started it, UTC; null if it was not recorded
 * @param packageName the package of its first row; null in old rows
 * @param packages of all its rows, in their order
 * @param jobs of all kinds, ordered by stage, with those that newer ones of the same identity have superseded
 * @param withoutJobs its outcome in case that it has no jobs
 */
@JsonPropertyOrder({"id", "submitted", "outcome", "project", "trigger", "package", "packages", "jobs"})
public record Pipeline(
        long id,
        @Nullable Instant submitted,
        @Nullable Project project,
        @Nullable Trigger trigger,
        @JsonProperty("package") @Nullable String packageName,
        List<String> packages,
        List<Job> jobs,
        @JsonIgnore Outcome withoutJobs) {

    /** @param rows all of the run, ordered by id */
    static Pipeline of(List<PipelineRow> rows, List<Job> jobs) {
        PipelineRow first = rows.get(0);
        List<String> packages = rows.stream()
                .map(PipelineRow::packageName)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return new Pipeline(
                first.id(),
                first.submitted(),
                first.project(),
                first.trigger(),
                first.packageName(),
                packages,
                jobs,
                first.withoutJobs());
    }

    /** The path of this application's page about the run. */
    @JsonIgnore
    public String path() {
        return "/pipeline/" + id;
    }

    /** Whether it has the outcome that a filter asks for, and one of its jobs everything else. */
    boolean has(JobFilter filter) {
        JobFilter ofJobs = filter.without(Parameter.OUTCOME);
        return filter.takes(Parameter.OUTCOME, outcome())
                && (!ofJobs.asksForJobs() || jobs.stream().anyMatch(ofJobs::matches));
    }

    /** The jobs that no newer one has superseded. */
    @JsonIgnore
    public List<Job> currentJobs() {
        return JobIdentity.current(jobs);
    }

    /** The jobs of several runs that no newer one has superseded. */
    private static List<Job> currentJobs(Collection<Pipeline> runs) {
        return JobIdentity.current(
                runs.stream().flatMap(run -> run.jobs.stream()).toList());
    }

    @JsonIgnore
    public boolean isUnfinished() {
        return outcome() == Outcome.RUNNING;
    }

    /** The jobs of one stage, with their bars on the time axis. */
    public record StageTimes(Stage stage, List<Timed> jobs) {}

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
            TimeAxis.@Nullable Bar marker) {}

    /** The stages that have jobs. */
    public List<StageTimes> parts(Instant now) {
        TimeAxis axis = axis(now);
        Set<Job> current = Set.copyOf(currentJobs());
        return Arrays.stream(Stage.values())
                .map(stage -> new StageTimes(
                        stage,
                        jobs.stream()
                                .filter(job -> job.kind().stage() == stage)
                                .map(job -> timed(job, !current.contains(job), axis, now))
                                .toList()))
                .filter(part -> !part.jobs().isEmpty())
                .toList();
    }

    /**
     * From the first time of its jobs to the last, or to now while any of them is running; null if no two times are
     * known.
     */
    public @Nullable TimeAxis axis(Instant now) {
        boolean running = jobs.stream().anyMatch(Job::isRunning);
        Stream<Instant> times = jobs.stream()
                .flatMap(job -> Stream.of(job.submitted(), job.started(), job.finished())
                        .filter(time -> time != null));
        return TimeAxis.over(
                Stream.concat(times, running ? Stream.of(now) : Stream.empty()).toList());
    }

    /** The number of current jobs by outcome, without zeros. */
    @JsonIgnore
    public Map<Outcome, Long> counts() {
        return counts(List.of(this));
    }

    /** The number of current jobs of several runs by outcome, without zeros. */
    public static Map<Outcome, Long> counts(Collection<Pipeline> runs) {
        return currentJobs(runs).stream()
                .collect(
                        Collectors.groupingBy(Job::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
    }

    /** The outcome of the current jobs that most needs attention. */
    @JsonProperty
    public Outcome outcome() {
        return Objects.requireNonNull(outcome(List.of(this)), "A run has an outcome even without jobs");
    }

    /** The outcome of the current jobs of several runs that most needs attention; null if there are no runs. */
    public static @Nullable Outcome outcome(Collection<Pipeline> runs) {
        Stream<Outcome> ofJobs = currentJobs(runs).stream().map(Job::outcome);
        Stream<Outcome> withoutJobs = runs.stream()
                .filter(run -> run.jobs.isEmpty() && runs.stream().noneMatch(other -> other.repeats(run)))
                .map(Pipeline::withoutJobs);
        return Outcome.overall(Stream.concat(ofJobs, withoutJobs).toList());
    }

    private boolean repeats(Pipeline other) {
        return id > other.id && Objects.equals(packageName, other.packageName);
    }

    /** The current jobs by stage. */
    @JsonIgnore
    public Flow flow() {
        return Flow.of(currentJobs());
    }

    /** Its current jobs by outcome, those that need most attention first. */
    @JsonIgnore
    public List<OutcomeCount> tallies() {
        return OutcomeCount.of(currentJobs());
    }

    /** {@code podman #24101 · Run 10 failed}. */
    public String title() {
        return "%s · Run %d %s".formatted(origin(), id, verb());
    }

    /** The verb of a sentence about it that says what happened to it. */
    public String verb() {
        return OutcomeCount.verb(outcome());
    }

    /** A compact flow that fits into a table row. */
    @JsonIgnore
    public Flow narrow() {
        return Flow.narrow(currentJobs());
    }

    /** Its packages, unless there is only one that is named like the project. */
    @JsonIgnore
    public List<String> packagesBeside() {
        return project != null && packages.size() == 1 && packages.get(0).equals(project.repo()) ? List.of() : packages;
    }

    /** {@code podman #24101}. */
    public String origin() {
        String cause = trigger == null ? "an unknown trigger" : trigger.label();
        return project == null ? cause : project.repo() + " " + cause;
    }

    /** When anything about it or its jobs last changed, as far as that is recorded. */
    public @Nullable Instant updated() {
        return jobs.stream().map(Job::updated).reduce(submitted, Feed::latest);
    }

    /** As an entry of a feed. */
    public Feed.Entry entry() {
        String title = origin() + " · " + outcome().word();
        return new Feed.Entry(
                path(),
                title,
                new Link(path()),
                updated(),
                submitted,
                "Run %d: %s.".formatted(id, Outcome.inWords(counts())),
                outcome().word());
    }

    private static Timed timed(Job job, boolean superseded, @Nullable TimeAxis axis, Instant now) {
        if (axis == null) {
            return new Timed(job, superseded, null, null, null);
        }
        Instant end = job.isRunning() ? now : job.finished();
        TimeAxis.Bar queue = axis.bar(job.submitted(), job.started() == null && job.isRunning() ? now : job.started());
        TimeAxis.Bar run = axis.bar(job.started(), end);
        boolean bare = queue == null && run == null && job.submitted() != null;
        return new Timed(job, superseded, queue, run, bare ? axis.bar(job.submitted(), job.submitted()) : null);
    }
}
