package dev.packit.stats.project;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How far a package has come on its way to the users of one dist-git branch.
 *
 * @param newest of each step that there is, by its kind
 */
record ReleaseWay(String branch, Map<JobKind, Job> newest) {

    private static final Comparator<Job> AGE =
            Comparator.comparing(Job::submitted, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** The steps, each with the kinds of job that make it. */
    enum Step {
        PULL_REQUEST("Pull request in dist-git", JobKind.PROPOSE_DOWNSTREAM, JobKind.PULL_FROM_UPSTREAM),
        BUILD("Koji build", JobKind.KOJI_DOWNSTREAM),
        TAG("Side tag", JobKind.KOJI_TAG_REQUEST),
        UPDATE("Bodhi update", JobKind.BODHI);

        private final String label;
        private final List<JobKind> kinds;

        Step(String label, JobKind... kinds) {
            this.label = label;
            this.kinds = List.of(kinds);
        }

        public String label() {
            return label;
        }
    }

    /** The ways of all branches that some jobs are for, the newest first. */
    static List<ReleaseWay> of(Collection<Job> jobs) {
        Map<String, Map<JobKind, Job>> byBranch = new TreeMap<>(Comparator.reverseOrder());
        jobs.stream()
                .filter(job -> job.target() != null
                        && Stream.of(Step.values()).anyMatch(step -> step.kinds.contains(job.kind())))
                .forEach(job -> byBranch.computeIfAbsent(branch(job.target()), branch -> new EnumMap<>(JobKind.class))
                        .merge(job.kind(), job, (one, other) -> AGE.compare(one, other) >= 0 ? one : other));
        return byBranch.entrySet().stream()
                .map(entry -> new ReleaseWay(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(ReleaseWay::lastActivity, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .toList();
    }

    /** Builds and updates for rawhide name it in several ways. */
    private static String branch(String target) {
        return target.equals("main") ? "rawhide" : target;
    }

    /** The newest job of a step; null where there is none. */
    public Job at(Step step) {
        return step.kinds.stream()
                .map(newest::get)
                .filter(Objects::nonNull)
                .max(AGE)
                .orElse(null);
    }

    /** @param job the newest of a step; null where there is none */
    record Cell(Step step, Job job) {}

    /** One for each step, in their order. */
    public List<Cell> jobs() {
        return Stream.of(Step.values()).map(step -> new Cell(step, at(step))).toList();
    }

    /** The step that was taken last; there is one at least. A step before it is of the same release, one after it older. */
    public Job reached() {
        return Stream.of(Step.values())
                .map(this::at)
                .filter(Objects::nonNull)
                .reduce((one, next) -> AGE.compare(next, one) >= 0 ? next : one)
                .orElseThrow();
    }

    public Instant lastActivity() {
        return newest.values().stream()
                .map(Job::submitted)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
