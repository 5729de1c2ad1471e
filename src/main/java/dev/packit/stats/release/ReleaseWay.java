package dev.packit.stats.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.ReleaseStep;
import dev.packit.stats.packit.TargetOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a package's releases to the users of one dist-git branch.
 *
 * @param releases newest version first
 */
public record ReleaseWay(String branch, List<Release> releases) {

    /** Fedora maintains a release for about 13 months, and Packit does not know which ones have ended. */
    private static final Duration DORMANT_AFTER = Duration.ofDays(365);

    private static final String RAWHIDE = "rawhide";

    private static final Comparator<Instant> OLDEST_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<Step> AGE = Comparator.comparing(
                    (Step step) -> step.job().submitted(), OLDEST_FIRST)
            .thenComparing(step -> step.job().id());

    /**
     * A job that is a step of a release.
     *
     * @param version as upstream or the build names it; null if it is not known
     * @param build null if it is not known
     * @param made the name of the build, side tag or update; null if it is not known
     */
    record Step(
            ReleaseStep step,
            Job job,
            @Nullable String version,
            @Nullable Nvr build,
            @Nullable String made) {

        /** Builds and updates use several names for rawhide. */
        String branch() {
            return "main".equals(job.target()) ? RAWHIDE : String.valueOf(job.target());
        }

        private boolean reachesUsers() {
            boolean isLast = step == ReleaseStep.UPDATE || step == ReleaseStep.BUILD && branch().equals(RAWHIDE);
            return isLast && job.outcome() == Outcome.SUCCESS;
        }
    }

    /**
     * @param job the newest job of a step; null if there is none
     * @param made the name of the build, side tag or update; null if it is not known
     */
    public record Cell(
            ReleaseStep step,
            @Nullable String version,
            @Nullable String nvr,
            @Nullable Job job,
            @JsonIgnore @Nullable String made) {}

    /**
     * One release of the package.
     *
     * @param version null if it is not known, which is said of a single job
     * @param release the release of the package, such as {@code 1.fc44}; null if there is no build yet
     * @param reachedUsers whether there is an update, which Bodhi creates itself for a build in rawhide
     * @param steps all of them, in order
     */
    public record Release(
            String branch,
            @Nullable String version,
            @Nullable String release,
            boolean reachedUsers,
            List<Cell> steps,
            @JsonIgnore Job current,
            @JsonIgnore @Nullable Instant since,
            @JsonIgnore @Nullable Instant reached) {

        private static Release of(List<Step> all) {
            List<Step> sorted = all.stream().sorted(AGE).toList();
            Step known = sorted.stream()
                    .filter(step -> step.build != null)
                    .findFirst()
                    .orElse(sorted.get(0));
            List<Step> reaching = sorted.stream().filter(Step::reachesUsers).toList();
            return new Release(
                    known.branch(),
                    known.version,
                    known.build == null ? null : known.build.release(),
                    !reaching.isEmpty(),
                    Arrays.stream(ReleaseStep.values())
                            .map(step -> cell(step, sorted))
                            .toList(),
                    sorted.get(sorted.size() - 1).job,
                    sorted.get(0).job.submitted(),
                    reaching.isEmpty()
                            ? null
                            : reaching.get(reaching.size() - 1).job.submitted());
        }

        private static Cell cell(ReleaseStep step, List<Step> sorted) {
            return sorted.stream()
                    .filter(some -> some.step == step)
                    .reduce((one, newer) -> newer)
                    .map(last -> new Cell(
                            step, last.version, last.build == null ? null : last.build.text(), last.job, last.made))
                    .orElse(new Cell(step, null, null, null, null));
        }

        /** Whether both are builds of one version; false if a version is unknown. */
        boolean isOfSameVersion(@Nullable Release other) {
            return version != null
                    && other != null
                    && other.version != null
                    && RpmVersion.of(version).compareTo(RpmVersion.of(other.version)) == 0;
        }

        /** {@code 2.7.3-1.fc44}; only the version before there is a build, null if not even that is known. */
        @JsonIgnore
        public @Nullable String name() {
            return release == null ? version : version + "-" + release;
        }
    }

    /** Tells releases of one branch apart: builds of one version by their release. */
    private record Key(RpmVersion version, @Nullable RpmVersion release) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::version)
                .thenComparing(Key::release, Comparator.nullsFirst(Comparator.naturalOrder()));

        static Key of(String version, @Nullable Nvr build) {
            return new Key(RpmVersion.of(version), build == null ? null : RpmVersion.of(build.release()));
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Derives the progress on each branch from steps, ordered by branch. */
    static List<ReleaseWay> of(Collection<Step> steps) {
        Map<String, List<Step>> byBranch = steps.stream()
                .filter(step -> step.job.target() != null)
                .collect(Collectors.groupingBy(
                        Step::branch, () -> new TreeMap<>(TargetOrder.BY_TARGET), Collectors.toList()));
        return byBranch.entrySet().stream()
                .map(branch -> new ReleaseWay(branch.getKey(), releases(branch.getValue())))
                .toList();
    }

    private static List<Release> releases(List<Step> steps) {
        Map<Key, List<Step>> byKey = new TreeMap<>(Comparator.reverseOrder());
        steps.stream()
                .filter(step -> step.version != null && step.build != null)
                .forEach(step -> byKey.computeIfAbsent(Key.of(step.version, step.build), first -> new ArrayList<>())
                        .add(step));
        Map<Key, List<Step>> unbuilt = new TreeMap<>();
        for (Step step : steps) {
            if (step.version != null && step.build == null) {
                Key key = Key.of(step.version, null);
                // what leads to a version leads to all of its builds
                List<List<Step>> builds = byKey.entrySet().stream()
                        .filter(entry -> entry.getKey().version.compareTo(key.version) == 0)
                        .map(Map.Entry::getValue)
                        .toList();
                builds.forEach(build -> build.add(step));
                if (builds.isEmpty()) {
                    unbuilt.computeIfAbsent(key, first -> new ArrayList<>()).add(step);
                }
            }
        }
        byKey.putAll(unbuilt);
        List<Release> releases =
                new ArrayList<>(byKey.values().stream().map(Release::of).toList());
        steps.stream()
                .filter(step -> step.version == null)
                .sorted(AGE)
                .map(step -> Release.of(List.of(step)))
                .forEach(unknown -> releases.add(placeOf(unknown, releases), unknown));
        return releases;
    }

    /** A job of unknown version precedes the releases that are older than it. */
    private static int placeOf(Release unknown, List<Release> releases) {
        int place = 0;
        while (place < releases.size() && OLDEST_FIRST.compare(releases.get(place).since, unknown.since) > 0) {
            place++;
        }
        return place;
    }

    public Release newest() {
        return releases.get(0);
    }

    /** Whether no job has been submitted for so long that the branch has probably ended. */
    boolean isDormant(Instant now) {
        Instant dormant = now.minus(DORMANT_AFTER);
        return releases.stream()
                .map(release -> release.current.submitted())
                .allMatch(submitted -> submitted == null || submitted.isBefore(dormant));
    }

    /** The release that reached users last; null if none of the known ones did. */
    public @Nullable Release reached() {
        return releases.stream()
                .filter(Release::reachedUsers)
                .max(Comparator.comparing(Release::reached, OLDEST_FIRST))
                .orElse(null);
    }
}
