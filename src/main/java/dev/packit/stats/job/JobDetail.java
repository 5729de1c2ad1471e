package dev.packit.stats.job;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.database.Row;
import dev.packit.stats.packit.Attribute;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Retry;
import dev.packit.stats.packit.Stage;
import dev.packit.stats.web.Link;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one job.
 *
 * @param related related jobs
 * @param run the jobs of its run, including itself
 * @param history the results of its identity in its project
 * @param retry how to run it again; null if it need not or cannot be
 * @param explanation the job that explains why it did not succeed; null if there is none
 */
public record JobDetail(
        @JsonUnwrapped Job job,
        @JsonIgnore Attributes attributes,
        @JsonIgnore List<Related> related,
        @JsonIgnore List<Job> run,
        @JsonIgnore Neighbours neighbours,
        @JsonIgnore JobHistory history,
        @JsonIgnore @Nullable Retry retry,
        @JsonIgnore @Nullable JobDetail explanation) {

    static JobDetail of(Row row) {
        Job job = Job.of(row);
        return new JobDetail(
                job,
                Attributes.of(job.kind().source(), row),
                List.of(),
                List.of(),
                Neighbours.NONE,
                JobHistory.UNKNOWN,
                null,
                null);
    }

    JobDetail with(
            List<Related> related, List<Job> run, Neighbours neighbours, JobHistory history, @Nullable Retry retry) {
        return new JobDetail(job, attributes, related, run, neighbours, history, retry, explanation);
    }

    JobDetail with(@Nullable JobDetail explanation) {
        return new JobDetail(job, attributes, related, run, neighbours, history, retry, explanation);
    }

    /**
     * The job that may explain why this one did not succeed: the failed one for its source package, or else Log Detective's
     * newest run; null if it succeeded or there is none.
     */
    @Nullable
    Job explaining() {
        Job cause = cause();
        return cause == null && isBad() ? newestAnalysis(Outcome.SUCCESS) : cause;
    }

    /** Log Detective's run that is under way; null if there is none. */
    public @Nullable Job pendingAnalysis() {
        return isBad() && newestAnalysis(Outcome.SUCCESS) == null ? newestAnalysis(Outcome.RUNNING) : null;
    }

    private @Nullable Job newestAnalysis(Outcome outcome) {
        return groups().stream()
                .flatMap(group -> group.jobs().stream())
                .filter(other ->
                        other.outcome() == outcome && other.kind().source().explains())
                .max(Comparator.comparingLong(Job::id))
                .orElse(null);
    }

    /** The flow of the run's current jobs and this one; empty if the run consists only of this job. */
    public Flow flow() {
        List<Job> current = JobIdentity.current(run);
        return run.size() > 1
                ? Flow.of(run.stream()
                        .filter(other ->
                                other.id() == job.id() && other.kind() == job.kind() || current.contains(other))
                        .toList())
                : new Flow(List.of());
    }

    /** Attributes and related jobs by key, for JSON. */
    @JsonAnyGetter
    public Map<String, @Nullable Object> more() {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        attributes.values().forEach(value -> more.put(value.key(), Published.of(value)));
        related.forEach(group -> more.put(group.key(), group.single() ? group.first() : group.jobs()));
        more.put("previous_job", Neighbours.url(neighbours.previous()));
        more.put("next_job", Neighbours.url(neighbours.next()));
        more.put("superseded_by", Neighbours.url(newer()));
        more.put("last_success", Neighbours.url(neighbours.last().job()));
        more.put("retry", retry);
        more.put("commands", Instruction.of(this));
        more.put("cause", Neighbours.url(cause()));
        Job firstBad = firstBad();
        more.put("first_bad_job", Neighbours.url(firstBad));
        more.put("comparison_url", firstBad == null ? null : neighbours.last().changesTo(firstBad));
        return more;
    }

    /** The newest retry of the same job in its push, whose result counts instead of this one's; null if there is none. */
    public @Nullable Job newer() {
        return neighbours.newer();
    }

    /** Related jobs, without empty lists. */
    public List<Related> groups() {
        return related.stream().filter(group -> !group.jobs().isEmpty()).toList();
    }

    /** Those of them with a single job. */
    public List<Related> singles() {
        return groups().stream().filter(group -> group.jobs().size() == 1).toList();
    }

    /** The failed job for the source package, if that is why this job failed, else null. */
    public @Nullable Job cause() {
        return isBad()
                ? related.stream()
                        .map(Related::first)
                        .filter(first -> first != null && first.kind().stage() == Stage.SOURCE && isBad(first))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** The first job for the same trigger that failed after the last success; null if this one did not or too little is known. */
    private @Nullable Job firstBad() {
        LastSuccess last = neighbours.last();
        if (!isBad() || !last.complete() && last.job() == null) {
            return null;
        }
        return last.firstFailure() == null ? job : last.firstFailure();
    }

    static boolean isBad(Job job) {
        return job.outcome().isBad() || job.fate() == Fate.NOT_BUILT;
    }

    /** Whether it failed, hit an error, or was not built. */
    @JsonIgnore
    public boolean isBad() {
        return isBad(job);
    }

    /** The logs that the database holds, by key; errors are looked for only if the job did not succeed. */
    public Map<String, LogText> logs() {
        Map<String, LogText> logs = new LinkedHashMap<>();
        for (AttributeValue section : attributes.sections()) {
            if (section.attribute().form() == Attribute.Form.LOG) {
                LogText log = LogText.of(section.text());
                logs.put(section.key(), job.outcome() == Outcome.SUCCESS ? log.withoutError() : log);
            }
        }
        return logs;
    }

    /**
     * Why the job did not succeed; null if it did.
     *
     * @param logs {@link #logs}, which take long to read
     */
    public @Nullable Why why(Map<String, LogText> logs) {
        return isBad() ? Why.of(this, logs, explanation) : null;
    }

    /** What a reader may want to run. */
    public List<Commands.Filled> commands() {
        return Commands.of(job, attributes);
    }

    /** How to install the built packages; null if there are none or they are unknown. */
    public @Nullable Installation installation() {
        return job.outcome() == Outcome.SUCCESS ? attributes.installation(job.target()) : null;
    }

    /** @param jobs ordered by target */
    public record Related(String key, String label, boolean single, List<Job> jobs) {

        public @Nullable Job first() {
            return jobs.isEmpty() ? null : jobs.get(0);
        }

        static List<Related> merged(List<Related> groups) {
            return List.copyOf(groups.stream()
                    .collect(Collectors.toMap(Related::key, group -> group, Related::and, LinkedHashMap::new))
                    .values());
        }

        private Related and(Related other) {
            List<Job> all = Stream.concat(jobs.stream(), other.jobs.stream())
                    .sorted(RunJobs.FLOW)
                    .toList();
            return new Related(key, label, single, all);
        }
    }

    /**
     * Neighboring jobs of the same identity for the same trigger.
     *
     * @param previous the previous job; null if there is none near
     * @param next the next job; null if there is none near
     * @param newer the newest one of the same push, if that is newer; else null
     * @param last when it last succeeded, in the whole project
     */
    public record Neighbours(
            @Nullable Job previous,
            @Nullable Job next,
            @Nullable Job newer,
            LastSuccess last) {

        static final Neighbours NONE = new Neighbours(null, null, null, LastSuccess.UNKNOWN);

        /** The URL of a job's page; null for null. */
        static @Nullable Link url(@Nullable Job job) {
            return job == null ? null : job.url();
        }

        public boolean isEmpty() {
            return previous == null && next == null;
        }
    }
}
