package dev.packit.stats.project;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.ReleaseStep;
import dev.packit.stats.packit.TargetOrder;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a package's release to the users of one dist-git branch.
 *
 * @param newest the latest job of each step that has any, in the order of the steps
 */
record ReleaseWay(String branch, Map<ReleaseStep, Job> newest) {

    private static final Comparator<Job> AGE =
            Comparator.comparing(Job::submitted, Comparator.nullsFirst(Comparator.naturalOrder()));

    /** Derives the progress on each branch from jobs, ordered by branch. */
    static List<ReleaseWay> of(Collection<Job> jobs) {
        Map<String, Map<ReleaseStep, Job>> byBranch = new TreeMap<>(TargetOrder.BY_TARGET);
        jobs.stream()
                .filter(job -> job.target() != null && job.kind().step() != null)
                .forEach(job -> byBranch.computeIfAbsent(
                                branch(job.target()), branch -> new EnumMap<>(ReleaseStep.class))
                        .merge(job.kind().step(), job, (one, other) -> AGE.compare(one, other) >= 0 ? one : other));
        return byBranch.entrySet().stream()
                .map(entry -> new ReleaseWay(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Builds and updates use several names for rawhide. */
    private static String branch(String target) {
        return target.equals("main") ? "rawhide" : target;
    }

    /** @param job the latest job of a step; null if there is none */
    record Cell(ReleaseStep step, @Nullable Job job) {}

    /** One cell for each step, in order. */
    public List<Cell> jobs() {
        return Stream.of(ReleaseStep.values())
                .map(step -> new Cell(step, newest.get(step)))
                .toList();
    }

    /** The latest job of all steps. Earlier steps belong to the same release, later ones to an older release. */
    public Job reached() {
        return newest.values().stream()
                .reduce((one, next) -> AGE.compare(next, one) >= 0 ? next : one)
                .orElseThrow();
    }
}
