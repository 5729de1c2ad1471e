package dev.packit.stats.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.chart.TimeAxis;
import dev.packit.stats.job.Job;
import dev.packit.stats.job.Outcome;
import dev.packit.stats.job.Project;
import dev.packit.stats.job.Stage;
import dev.packit.stats.job.Trigger;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Instant submitted,
        Project project,
        Trigger trigger,
        @JsonProperty("package") String packageName,
        List<Job> jobs) {

    /** The jobs of one stage, with what shows when each of them waited and ran. */
    public record Part(Stage stage, List<Timed> jobs) {}

    /**
     * @param queue from submission to start, and {@code run} from start to end; null where not known
     * @param marker where a job stands of which only the submission is known; null otherwise
     */
    public record Timed(Job job, TimeAxis.Bar queue, TimeAxis.Bar run, TimeAxis.Bar marker) {}

    /** The stages that have jobs. */
    public List<Part> parts(Instant now) {
        TimeAxis axis = axis(now);
        return Arrays.stream(Stage.values())
                .map(stage -> new Part(
                        stage,
                        jobs.stream()
                                .filter(job -> job.kind().stage() == stage)
                                .map(job -> timed(job, axis, now))
                                .toList()))
                .filter(part -> !part.jobs().isEmpty())
                .toList();
    }

    /** From its first time to its last, or to now while something runs; null where no two times are known. */
    public TimeAxis axis(Instant now) {
        boolean running = jobs.stream().anyMatch(Job::isRunning);
        Stream<Instant> times = jobs.stream()
                .flatMap(job -> Stream.of(job.submitted(), job.started(), job.finished())
                        .filter(time -> time != null));
        return TimeAxis.over(
                Stream.concat(times, running ? Stream.of(now) : Stream.empty()).toList());
    }

    /** How many jobs had each outcome, without those that none had. */
    public Map<Outcome, Long> counts() {
        return jobs.stream()
                .collect(
                        Collectors.groupingBy(Job::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
    }

    /** {@code podman #24101}. */
    public String origin() {
        String cause = trigger == null ? "an unknown trigger" : trigger.label();
        return project == null ? cause : project.repo() + " " + cause;
    }

    private static Timed timed(Job job, TimeAxis axis, Instant now) {
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
