package dev.packit.stats.pipeline;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.packit.stats.job.Flow;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.PipelineRow;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Feed;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param event the row id of its event; null if it has none
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
        @JsonIgnore Outcome withoutJobs,
        @JsonIgnore @Nullable Long event) {

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
                first.withoutJobs(),
                first.event());
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

    /** Its jobs by stage, on one time axis. */
    public Timeline timeline(Instant now) {
        return Timeline.of(jobs, now);
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
        return tallies(List.of(this));
    }

    /** The current jobs of several runs by outcome, those that need most attention first. */
    public static List<OutcomeCount> tallies(Collection<Pipeline> runs) {
        return OutcomeCount.of(currentJobs(runs));
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
}
