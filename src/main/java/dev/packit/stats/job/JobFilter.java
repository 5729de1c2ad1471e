package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.Statuses;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.packit.Wildcard;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which jobs a list shows, as the reader asked. What is null or empty does not narrow the list.
 *
 * @param project as it was written: {@code forge/namespace/repo} or {@code namespace/repo}
 * @param target may hold {@code *} for any text
 */
public record JobFilter(
        String project,
        Long pr,
        String branch,
        String release,
        Long issue,
        String commit,
        String packageName,
        Set<Outcome> outcomes,
        List<String> statuses,
        String target,
        TimeRange time) {

    public static final Set<String> PARAMETERS = Set.of(
            "project", "pr", "branch", "release", "issue", "commit", "package", "outcome", "status", "target", "from",
            "to", "period");

    /** What a list takes that is filtered, and paged by id. */
    public static final Set<String> LIST_PARAMETERS =
            Stream.of(PARAMETERS, Keyset.PARAMETERS).flatMap(Set::stream).collect(Collectors.toSet());

    public static final JobFilter NONE =
            new JobFilter(null, null, null, null, null, null, null, Set.of(), List.of(), null, TimeRange.ALL);

    public static JobFilter ofProject(Project project) {
        return new JobFilter(
                project.fullName(), null, null, null, null, null, null, Set.of(), List.of(), null, TimeRange.ALL);
    }

    public static JobFilter of(Parameters parameters) {
        return new JobFilter(
                parameters.text("project").orElse(null),
                parameters.number("pr", 1, Integer.MAX_VALUE).orElse(null),
                parameters.text("branch").orElse(null),
                parameters.text("release").orElse(null),
                parameters.number("issue", 1, Integer.MAX_VALUE).orElse(null),
                parameters.text("commit").orElse(null),
                parameters.text("package").orElse(null),
                outcomes(parameters.several("outcome")),
                parameters.several("status"),
                parameters.text("target").orElse(null),
                TimeRange.of(parameters));
    }

    public JobFilter {
        if (pr != null && project == null) {
            throw new BadParameter(
                    "pr",
                    "must be combined with project, since a pull request’s number is only unique within its project");
        }
    }

    private static Set<Outcome> outcomes(List<String> words) {
        Set<Outcome> outcomes = EnumSet.noneOf(Outcome.class);
        for (String word : words) {
            outcomes.add(Arrays.stream(Outcome.values())
                    .filter(outcome -> outcome.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new BadParameter("outcome", takes(Outcome.values(), word))));
        }
        return outcomes;
    }

    private static String takes(Object[] words, String given) {
        String listed = Arrays.stream(words).map(Object::toString).collect(Collectors.joining(", "));
        return "must be one or more of %s, separated by commas, not “%s”".formatted(listed, given);
    }

    /** The filter, if the kind has its status words. */
    JobFilter checkedFor(JobKind kind) {
        Statuses known = kind.source().statuses();
        statuses.stream().filter(word -> !known.has(word)).findFirst().ifPresent(word -> {
            throw new BadParameter(
                    "status",
                    known.outcomes().isEmpty()
                            ? "is not recorded for %s".formatted(kind.words().plural())
                            : takes(known.outcomes().keySet().toArray(), word));
        });
        return this;
    }

    /** Whether it asks for what only a job can tell, not what triggered it. */
    public boolean asksForJobs() {
        return !outcomes.isEmpty() || !statuses.isEmpty() || target != null;
    }

    /** Whether a job has the outcome, status and target asked for. The rest of the filter is not looked at. */
    public boolean matches(Job job) {
        return takes(job.outcome(), job.status()) && takesTarget(job.target());
    }

    /** Whether this is an outcome and a status asked for. */
    public boolean takes(Outcome outcome, String status) {
        return (outcomes.isEmpty() || outcomes.contains(outcome))
                && (statuses.isEmpty() || status != null && statuses.contains(status));
    }

    /** Whether this is a target asked for. */
    public boolean takesTarget(String of) {
        return target == null || of != null && new Wildcard(target).matches(of);
    }

    /** The same without its times. */
    public JobFilter atAnyTime() {
        return during(TimeRange.ALL);
    }

    /** The same, of one alone. */
    public JobFilter ofPullRequest(long number) {
        return new JobFilter(
                project, number, branch, release, issue, commit, packageName, outcomes, statuses, target, time);
    }

    /** The same, of one alone. */
    public JobFilter ofBranch(String name) {
        return new JobFilter(project, pr, name, release, issue, commit, packageName, outcomes, statuses, target, time);
    }

    /** The same, of one alone. */
    public JobFilter ofRelease(String tag) {
        return new JobFilter(project, pr, branch, tag, issue, commit, packageName, outcomes, statuses, target, time);
    }

    /** The same, of one alone. */
    public JobFilter ofIssue(long number) {
        return new JobFilter(
                project, pr, branch, release, number, commit, packageName, outcomes, statuses, target, time);
    }

    /** The same, of one alone. */
    public JobFilter ofPackage(String name) {
        return new JobFilter(project, pr, branch, release, issue, commit, name, outcomes, statuses, target, time);
    }

    /** The same at another time. */
    public JobFilter during(TimeRange other) {
        return new JobFilter(
                project, pr, branch, release, issue, commit, packageName, outcomes, statuses, target, other);
    }

    /** What triggers the jobs: at most one type is of any use, but all that were asked for are kept. */
    Map<TriggerType, Object> triggers() {
        Map<TriggerType, Object> triggers = new LinkedHashMap<>();
        triggers.put(TriggerType.PULL_REQUEST, pr);
        triggers.put(TriggerType.BRANCH, branch);
        triggers.put(TriggerType.RELEASE, release);
        triggers.put(TriggerType.ISSUE, issue);
        triggers.values().removeIf(value -> value == null);
        return triggers;
    }

    /** The query parameters that make this filter, in the order in which people think of them. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("project", project);
        query.put("pr", pr == null ? null : pr.toString());
        query.put("branch", branch);
        query.put("release", release);
        query.put("issue", issue == null ? null : issue.toString());
        query.put("commit", commit);
        query.put("package", packageName);
        query.put("outcome", joined(outcomes));
        query.put("status", joined(statuses));
        query.put("target", target);
        query.putAll(time.query());
        query.values().removeIf(value -> value == null);
        return query;
    }

    public boolean isEmpty() {
        return query().isEmpty();
    }

    /** The parts of the filter as pieces of a sentence, each with the query that remains without it. */
    public List<Part> parts() {
        Map<String, String> query = query();
        List<Part> parts = new ArrayList<>();
        query.forEach((name, value) -> {
            Map<String, String> rest = new LinkedHashMap<>(query);
            rest.remove(name);
            if (name.equals("project")) {
                rest.remove("pr");
            }
            parts.add(new Part(phrase(name, value), rest));
        });
        return parts;
    }

    private static String phrase(String name, String value) {
        return switch (name) {
            case "project" -> "in " + value;
            case "pr" -> "for pull request #" + value;
            case "issue" -> "for issue #" + value;
            case "branch", "release", "commit", "package" -> "of %s %s".formatted(name, value);
            case "outcome" -> "with outcome " + value.replace(",", " or ");
            case "status" -> "with status " + value.replace(",", " or ");
            case "target" -> "for " + value;
            case "from" -> "from " + value;
            case "to" -> "before " + value;
            default -> "from " + TimeRange.phrase(value);
        };
    }

    private static String joined(Iterable<?> words) {
        Set<String> texts = new LinkedHashSet<>();
        words.forEach(word -> texts.add(word.toString()));
        return texts.isEmpty() ? null : String.join(",", texts);
    }

    /** @param rest the query of the filter without this part */
    public record Part(String phrase, Map<String, String> rest) {}
}
