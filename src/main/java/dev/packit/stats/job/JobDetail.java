package dev.packit.stats.job;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.database.Guard;
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
 * @param explanation the newest job that explains why it failed; null if there is none
 */
public record JobDetail(
        @JsonUnwrapped Job job,
        @JsonIgnore Attributes attributes,
        @JsonIgnore List<Related> related,
        @JsonIgnore List<Job> run,
        @JsonIgnore Neighbours neighbours,
        @JsonIgnore @Nullable JobDetail explanation) {

    private static final int LONGEST_REASON = 300;

    static JobDetail of(Row row) {
        Job job = Job.of(row);
        return new JobDetail(job, Attributes.of(job.kind().source(), row), List.of(), List.of(), Neighbours.NONE, null);
    }

    JobDetail with(List<Related> related, List<Job> run, Neighbours neighbours) {
        return new JobDetail(job, attributes, related, run, neighbours, explanation);
    }

    JobDetail with(@Nullable JobDetail explanation) {
        return new JobDetail(job, attributes, related, run, neighbours, explanation);
    }

    /** The newest related job that may explain why this one failed; null if it did not fail or there is none. */
    @Nullable
    Job explaining() {
        return isBad(job)
                ? groups().stream()
                        .flatMap(group -> group.jobs().stream())
                        .filter(other -> other.outcome() == Outcome.SUCCESS
                                && other.kind().source().explains())
                        .max(Comparator.comparingLong(Job::id))
                        .orElse(null)
                : null;
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
        more.put("last_success", Neighbours.url(neighbours.lastGood()));
        more.put("retry", retry());
        return more;
    }

    /** Related jobs, without empty lists. */
    public List<Related> groups() {
        return related.stream().filter(group -> !group.jobs().isEmpty()).toList();
    }

    /** The failed job for the source package, if that is why this job failed, else null. */
    public @Nullable Job cause() {
        return isBad(job)
                ? related.stream()
                        .map(Related::first)
                        .filter(first -> first != null && first.kind().stage() == Stage.SOURCE && isBad(first))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static boolean isBad(Job job) {
        return job.outcome() == Outcome.FAILED || job.outcome() == Outcome.ERROR || job.fate() == Fate.NOT_BUILT;
    }

    /**
     * The first error in a log that the database holds.
     *
     * @param anchor of the line, on the job's page
     */
    public record Reason(String text, String anchor) {}

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
     * Why the job did not succeed, according to its logs; null if it did, or if they do not say.
     *
     * @param logs {@link #logs}, which take long to read
     */
    public @Nullable Reason reason(Map<String, LogText> logs) {
        if (!isBad(job)) {
            return null;
        }
        for (Map.Entry<String, LogText> log : logs.entrySet()) {
            LogText.NumberedLine error = log.getValue().firstError();
            if (error != null) {
                return new Reason(
                        Guard.cut(error.text().strip(), LONGEST_REASON), log.getKey() + "-L" + error.number());
            }
        }
        return null;
    }

    /** How to run the job again; null if it need not or cannot be. */
    public @Nullable Retry retry() {
        return isBad(job) || job.fate() == Fate.LOST ? Retry.of(job) : null;
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
     * @param lastGood the last earlier job that succeeded; null if there is none near
     */
    public record Neighbours(
            @Nullable Job previous,
            @Nullable Job next,
            @Nullable Job lastGood) {

        static final Neighbours NONE = new Neighbours(null, null, null);

        /** The URL of a job's page; null for null. */
        static @Nullable Link url(@Nullable Job job) {
            return job == null ? null : job.url();
        }

        public boolean isEmpty() {
            return previous == null && next == null && lastGood == null;
        }
    }
}
