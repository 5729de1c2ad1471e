package dev.packit.stats.project;

import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.release.ReleaseTable;
import dev.packit.stats.release.ReleaseTables;
import dev.packit.stats.release.ReleaseWay;
import dev.packit.stats.release.ReleaseWays;
import dev.packit.stats.web.answer.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds out how far the versions of a package, or the one of a release, have come. */
@ApplicationScoped
class SectionProgress {

    /** A monorepo's release is one of several packages. */
    private static final int MOST_PACKAGES = 10;

    @Inject
    ReleaseWays ways;

    @Inject
    ReleaseTables tables;

    @Inject
    PipelineIndex index;

    @Inject
    Answers answers;

    @Inject
    Clock clock;

    /**
     * @param ways of a package; empty for everything else
     * @param tables for the page: one for each package
     */
    record Found(List<ReleaseWay> ways, List<ReleaseTable> tables) {}

    /** Returns that of a package in Fedora, if this is its project; empty for other projects and if nothing is known. */
    List<ReleaseTable> inFedora(ProjectName project) {
        String name = project.project().packageInFedora();
        return name == null
                ? List.of()
                : of(Section.PACKAGES, name, project, List.of(), null).tables();
    }

    /**
     * @param name of the package or release
     * @param pushes the newest ones
     * @param version of the package; null for all of them in JSON and the newest on the page
     * @throws dev.packit.stats.web.request.BadParameter if there is no such version
     */
    Found of(Section section, String name, ProjectName project, List<Push> pushes, @Nullable String version) {
        if (section == Section.PACKAGES) {
            List<ReleaseWay> all = ways.of(name, project);
            ReleaseTable known =
                    ReleaseTable.of(name, all, version, section.path(project.project(), name), clock.instant());
            // the releases of a project with several packages may be of any of them
            boolean isOnly = index.known().packagesOf(project.ids()).size() == 1;
            ReleaseTable table = isOnly ? tables.withNewest(known, project) : known;
            return new Found(
                    version == null ? all : ReleaseTable.only(all, version),
                    table.lines().isEmpty() ? List.of() : List.of(table));
        }
        return new Found(
                List.of(),
                section == Section.RELEASES && answers.isPage() ? ofRelease(name, project, pushes) : List.of());
    }

    private List<ReleaseTable> ofRelease(String tag, ProjectName project, List<Push> pushes) {
        return pushes.stream()
                .flatMap(push -> push.pipelines().stream())
                .flatMap(run -> run.packages().stream())
                .distinct()
                .sorted()
                .limit(MOST_PACKAGES)
                .map(name -> tables.of(tag, name, project, project.project().packagePath(name)))
                .filter(Objects::nonNull)
                .toList();
    }
}
