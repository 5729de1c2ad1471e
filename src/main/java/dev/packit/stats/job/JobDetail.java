package dev.packit.stats.job;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.database.Row;
import dev.packit.stats.packit.Attribute;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Stage;
import dev.packit.stats.web.Urls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one job.
 *
 * @param facts what its kind has besides, in the order to show them
 * @param related the jobs that it has to do with
 * @param run the jobs of its run, itself among them
 */
public record JobDetail(
        @JsonUnwrapped Job job,
        @JsonIgnore List<AttributeValue> facts,
        @JsonIgnore List<Related> related,
        @JsonIgnore List<Job> run,
        @JsonIgnore Neighbours neighbours) {

    static JobDetail of(Row row) {
        Job job = Job.of(row);
        List<AttributeValue> facts = job.kind().source().attributes().stream()
                .map(attribute -> AttributeValue.of(attribute, row))
                .toList();
        return new JobDetail(job, facts, List.of(), List.of(), Neighbours.NONE);
    }

    JobDetail with(List<Related> related, List<Job> run, Neighbours neighbours) {
        return new JobDetail(job, facts, related, run, neighbours);
    }

    /** The whole run, for a picture of it; empty where this job is all there is. */
    public Flow flow() {
        return run.size() > 1 ? Flow.of(run) : new Flow(List.of());
    }

    /** Facts and related jobs by their keys, for JSON. */
    @JsonAnyGetter
    public Map<String, Object> more() {
        Map<String, Object> more = new LinkedHashMap<>();
        facts.forEach(fact -> more.put(fact.key(), fact.value()));
        related.forEach(group -> more.put(group.key(), group.single() ? group.first() : group.jobs()));
        more.put("previous_job", Neighbours.url(neighbours.previous()));
        more.put("next_job", Neighbours.url(neighbours.next()));
        more.put("last_success", Neighbours.url(neighbours.lastGood()));
        return more;
    }

    /** What fits a line of the table of facts: known, and not shown elsewhere. */
    public List<AttributeValue> lines() {
        return shown(form -> !form.isSection());
    }

    /** What says in words why it ended as it did: that comes first. */
    public List<AttributeValue> explanations() {
        return shown(form -> form == Attribute.Form.PROSE);
    }

    /** What else takes a part of the page of its own. */
    public List<AttributeValue> sections() {
        return shown(form -> form.isSection() && form != Attribute.Form.PROSE);
    }

    private List<AttributeValue> shown(Predicate<Attribute.Form> where) {
        return facts.stream()
                .filter(fact -> fact.label() != null && (fact.isShown() || leadsTo(fact) != null))
                .filter(fact -> where.test(fact.attribute().form()))
                .toList();
    }

    /** Related jobs, without the empty lists. */
    public List<Related> groups() {
        return related.stream().filter(group -> !group.jobs().isEmpty()).toList();
    }

    /** Where a fact that is a link leads; null where it is unknown or cannot be followed. */
    public String href(String key) {
        return Urls.web(text(key));
    }

    /** Where the page leads from a fact that stands for more than itself; null where nowhere. */
    public String leadsTo(AttributeValue fact) {
        String key = fact.attribute().leadsTo();
        return key == null ? null : href(key);
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

    /** The text of a fact that is known; null where it is not, or the kind has none of this key. */
    public String text(String key) {
        return facts.stream()
                .filter(fact -> fact.key().equals(key) && fact.isKnown())
                .map(AttributeValue::text)
                .findFirst()
                .orElse(null);
    }

    /** How to install what was built; null where nothing was, or where it cannot be told. */
    public Installation installation() {
        return facts.stream()
                .filter(fact -> fact.key().equals("built_packages") && fact.isKnown())
                .filter(fact -> job.outcome() == Outcome.SUCCESS)
                .findFirst()
                .map(fact -> Installation.of(text("owner"), text("copr_project"), fact.json()))
                .orElse(null);
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
}
