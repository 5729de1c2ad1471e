package dev.packit.stats.release;

import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ReleaseStep;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.release.ReleaseState.Progress;
import dev.packit.stats.release.ReleaseWay.Cell;
import dev.packit.stats.release.ReleaseWay.Release;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.page.Figures;
import dev.packit.stats.web.request.BadParameter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far one version of a package has come on each branch.
 *
 * @param packageName the package
 * @param version null if no version is known
 * @param versions all that are known, newest first
 * @param lines ordered by branch
 * @param path of the page about the package; null if there is none
 * @param unproposed the project's newest release, if nothing has been done for it on any branch; null otherwise, or if it is unknown
 */
public record ReleaseTable(
        String packageName,
        @Nullable String version,
        List<String> versions,
        List<Line> lines,
        @Nullable String path,
        @Nullable Unproposed unproposed) {

    /** The name of the parameter with the version. */
    public static final String PARAMETER = "version";

    private static final int MOST_OFFERED = 8;

    /**
     * The progress on one branch.
     *
     * @param shown one for each step
     * @param state of the version; null if nothing has been done for it on this branch
     * @param earlier the state of the newest earlier release on the branch; null if there is none, or the version has a state
     * @param reached the release that users have; null if that is not known, or it is that of the version
     * @param dormant whether nothing has been done for the version here and, for a long time, for any other
     */
    public record Line(
            String branch,
            List<Shown> shown,
            @Nullable ReleaseState state,
            @Nullable ReleaseState earlier,
            @Nullable Release reached,
            boolean dormant) {}

    /**
     * @param version the version that the job is for, with its release if it is another build of the chosen version; null if
     *     that is unknown
     * @param older whether that is older than the chosen version or its newest build
     */
    public record Shown(Cell cell, @Nullable String version, boolean older) {

        /** The version, if the name of the build, side tag or update does not contain it; null if nothing needs to be added. */
        public @Nullable String note() {
            if (version == null) {
                return "unknown version";
            }
            return older && (cell.made() == null || !cell.made().contains(version)) ? "of " + version : null;
        }
    }

    /**
     * @param ways the progress of all versions
     * @param wanted null for the newest version
     * @throws BadParameter if there is no such version
     */
    public static ReleaseTable of(
            String packageName, List<ReleaseWay> ways, @Nullable String wanted, @Nullable String path, Instant now) {
        TreeMap<RpmVersion, String> known = new TreeMap<>(Comparator.reverseOrder());
        ways.stream()
                .flatMap(way -> way.releases().stream())
                .map(Release::version)
                .filter(Objects::nonNull)
                .forEach(version -> known.putIfAbsent(RpmVersion.of(version), version));
        List<String> versions = List.copyOf(known.values());
        if (wanted != null && !known.containsKey(RpmVersion.of(wanted))) {
            throw new BadParameter(
                    PARAMETER,
                    versions.isEmpty()
                            ? "must be left out, since no version is known"
                            : "must be one of %s, not “%s”".formatted(String.join(", ", versions), wanted));
        }
        Map.Entry<RpmVersion, String> chosen =
                wanted == null ? known.firstEntry() : known.floorEntry(RpmVersion.of(wanted));
        return new ReleaseTable(
                packageName,
                chosen == null ? null : chosen.getValue(),
                versions,
                ways.stream()
                        .map(way -> line(way, chosen == null ? null : chosen.getKey(), now))
                        .toList(),
                path,
                null);
    }

    /**
     * A release of the project for which nothing has been done on any branch.
     *
     * @param path of its page; null if there is none
     */
    public record Unproposed(String tag, @Nullable String path) {}

    /** Returns the same table with the project's newest release, if that is newer than all versions in the table. */
    ReleaseTable with(String tag, Project project) {
        RpmVersion newest = RpmVersion.of(ReleaseWays.version(tag, packageName, project));
        boolean isNewer = !versions.isEmpty() && newest.compareTo(RpmVersion.of(versions.get(0))) > 0;
        String release = Trigger.named(TriggerType.RELEASE, tag, project).path(project);
        return isNewer
                ? new ReleaseTable(packageName, version, versions, lines, path, new Unproposed(tag, release))
                : this;
    }

    /** The branches that are always visible: all of them if each is dormant. */
    public List<Line> active() {
        List<Line> active = lines.stream().filter(line -> !line.dormant).toList();
        return active.isEmpty() ? lines : active;
    }

    public List<Line> dormant() {
        List<Line> dormant = lines.stream().filter(Line::dormant).toList();
        return dormant.size() == lines.size() ? List.of() : dormant;
    }

    /** {@code Stuck on f44. Done on rawhide and f45.}; null if there is only one branch or no version is known. */
    public @Nullable String summary() {
        if (version == null || active().size() < 2) {
            return null;
        }
        Map<String, List<String>> branches = new LinkedHashMap<>();
        Stream.of(Progress.values()).forEach(progress -> branches.put(progress.words(), new ArrayList<>()));
        active().forEach(line -> branches.computeIfAbsent(
                        line.state == null ? "Nothing" : line.state.progress().words(), first -> new ArrayList<>())
                .add(line.branch));
        return branches.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> "%s on %s.".formatted(entry.getKey(), Figures.enumerated(entry.getValue())))
                .collect(Collectors.joining(" "));
    }

    /** The versions that are always visible. */
    public List<String> newest() {
        return versions.subList(0, Math.min(MOST_OFFERED, versions.size()));
    }

    public List<String> older() {
        return versions.subList(newest().size(), versions.size());
    }

    /** The address of the package's page with another version. */
    public String address(String other) {
        return path + Urls.query(Map.of(PARAMETER, other)) + "#progress";
    }

    /** Leaves only the releases of one version. */
    public static List<ReleaseWay> only(List<ReleaseWay> ways, String version) {
        return ways.stream()
                .map(way -> new ReleaseWay(
                        way.branch(),
                        way.releases().stream()
                                .filter(release -> order(release, RpmVersion.of(version)) == 0)
                                .toList()))
                .toList();
    }

    /** Whether a version is among those that are known. */
    public static boolean has(List<ReleaseWay> ways, String version) {
        return only(ways, version).stream().anyMatch(way -> !way.releases().isEmpty());
    }

    private static Line line(ReleaseWay way, @Nullable RpmVersion chosen, Instant now) {
        Release current = way.releases().stream()
                .filter(release -> chosen == null || order(release, chosen) == 0)
                .findFirst()
                .orElse(null);
        // other builds of the version and older versions; those of unknown version may be of any
        List<Release> others = way.releases().stream()
                .filter(release -> release != current && (release.version() == null || order(release, chosen) <= 0))
                .toList();
        Release reached = way.reached();
        return new Line(
                way.branch(),
                List.of(ReleaseStep.values()).stream()
                        .map(step -> shown(step, current, others))
                        .toList(),
                current == null ? null : ReleaseState.of(current, reached, now),
                current != null || others.isEmpty() ? null : ReleaseState.of(others.get(0), reached, now),
                reached == current ? null : reached,
                current == null && way.isDormant(now));
    }

    private static Shown shown(ReleaseStep step, @Nullable Release current, List<Release> others) {
        Cell own = current == null ? null : current.steps().get(step.ordinal());
        if (current != null && own != null && own.job() != null) {
            return new Shown(own, current.version(), false);
        }
        return others.stream()
                .map(release -> new Shown(
                        release.steps().get(step.ordinal()),
                        release.isOfSameVersion(current) ? release.name() : release.version(),
                        release.version() != null))
                .filter(shown -> shown.cell.job() != null)
                .findFirst()
                .orElse(new Shown(new Cell(step, null, null, null, null), null, false));
    }

    /** An unknown version counts as newer, so it is neither older than the chosen one nor the same. */
    private static int order(Release release, @Nullable RpmVersion chosen) {
        return release.version() == null || chosen == null
                ? 1
                : RpmVersion.of(release.version()).compareTo(chosen);
    }

    public List<ReleaseStep> steps() {
        return List.of(ReleaseStep.values());
    }
}
