package dev.packit.stats.job;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.database.Row;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Stage;
import dev.packit.stats.web.Link;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one job.
 *
 * @param related the jobs that it has to do with
 * @param run the jobs of its run, itself among them
 */
public record JobDetail(
        @JsonUnwrapped Job job,
        @JsonIgnore Attributes attributes,
        @JsonIgnore List<Related> related,
        @JsonIgnore List<Job> run,
        @JsonIgnore Neighbours neighbours) {

    static JobDetail of(Row row) {
        Job job = Job.of(row);
        return new JobDetail(job, Attributes.of(job.kind().source(), row), List.of(), List.of(), Neighbours.NONE);
    }

    JobDetail with(List<Related> related, List<Job> run, Neighbours neighbours) {
        return new JobDetail(job, attributes, related, run, neighbours);
    }

    /** The whole run, for a picture of it; empty where this job is all there is. */
    public Flow flow() {
        return run.size() > 1 ? Flow.of(run) : new Flow(List.of());
    }

    /** Attributes and related jobs by their keys, for JSON. */
    @JsonAnyGetter
    public Map<String, Object> more() {
        Map<String, Object> more = new LinkedHashMap<>();
        attributes.values().forEach(value -> more.put(value.key(), value.value()));
        related.forEach(group -> more.put(group.key(), group.single() ? group.first() : group.jobs()));
        more.put("previous_job", Neighbours.url(neighbours.previous()));
        more.put("next_job", Neighbours.url(neighbours.next()));
        more.put("last_success", Neighbours.url(neighbours.lastGood()));
        return more;
    }

    /** Related jobs, without the empty lists. */
    public List<Related> groups() {
        return related.stream().filter(group -> !group.jobs().isEmpty()).toList();
    }

    /** The source package without which nothing could come of this job; null where that is not why it failed. */
    public Job cause() {
        return isBad(job)
                ? related.stream()
                        .map(Related::first)
                        .filter(first -> first != null && first.kind().stage() == Stage.SOURCE && isBad(first))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static boolean isBad(Job job) {
        return job.outcome() == Outcome.FAILED || job.outcome() == Outcome.ERROR;
    }

    /** What can be done about it, in Packit's own words; null where nothing is known to help. */
    public String hint() {
        boolean onPullRequest = job.trigger() != null && job.trigger().pr() != null && job.project() != null;
        return onPullRequest && isBad(job) ? job.kind().retry() : null;
    }

    /** How to install what was built; null where nothing was, or where it cannot be told. */
    public Installation installation() {
        return job.outcome() == Outcome.SUCCESS ? attributes.installation() : null;
    }

    /** @param jobs in the order of their ids */
    public record Related(String key, String label, boolean single, List<Job> jobs) {

        public Job first() {
            return jobs.isEmpty() ? null : jobs.get(0);
        }

        static List<Related> merged(List<Related> groups) {
            return List.copyOf(groups.stream()
                    .collect(Collectors.toMap(Related::key, group -> group, Related::and, LinkedHashMap::new))
                    .values());
        }

        private Related and(Related other) {
            List<Job> all = Stream.concat(jobs.stream(), other.jobs.stream()).toList();
            return new Related(key, label, single, all);
        }
    }

    /**
     * The jobs of the same kind, target and package for the same trigger.
     *
     * @param previous the one before; null where there is none near
     * @param next the one after; null where there is none near
     * @param lastGood the last one before that succeeded; null where there is none near
     */
    public record Neighbours(Job previous, Job next, Job lastGood) {

        static final Neighbours NONE = new Neighbours(null, null, null);

        /** The address of a job's page; null for null. */
        static Link url(Job job) {
            return job == null ? null : job.url();
        }

        public boolean isEmpty() {
            return previous == null && next == null && lastGood == null;
        }
    }
}
