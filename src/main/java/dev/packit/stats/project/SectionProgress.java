package dev.packit.stats.project;

import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.release.ReleaseTable;
import dev.packit.stats.release.ReleaseTables;
import dev.packit.stats.release.ReleaseWay;
import dev.packit.stats.release.ReleaseWays;
import dev.packit.stats.web.answer.Answers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out how far the versions of a package, or the one of a release, have come. */
@ApplicationScoped
class SectionProgress {

    @Inject
    ReleaseWays ways;

    @Inject
    ReleaseTables tables;

    @Inject
    Answers answers;

    @Inject
    Clock clock;

    /**
     * @param ways of a package; empty for everything else
     * @param table for the page; null if there is none
     */
    record Found(List<ReleaseWay> ways, @Nullable ReleaseTable table) {}

    /**
     * @param name of the package or release
     * @param pushes the newest ones
     * @param version of the package; null for all of them in JSON and the newest on the page
     * @throws dev.packit.stats.web.request.BadParameter if there is no such version
     */
    Found of(Section section, String name, ProjectName project, List<Push> pushes, @Nullable String version) {
        if (section == Section.PACKAGES) {
            List<ReleaseWay> all = ways.of(name, project);
            ReleaseTable table = ReleaseTable.of(all, version, section.path(project.project(), name), clock.instant());
            return new Found(
                    version == null ? all : ReleaseTable.only(all, version),
                    table.lines().isEmpty() ? null : table);
        }
        return new Found(
                List.of(), section == Section.RELEASES && answers.isPage() ? ofRelease(name, project, pushes) : null);
    }

    private @Nullable ReleaseTable ofRelease(String tag, ProjectName project, List<Push> pushes) {
        String packageName = pushes.stream()
                .flatMap(push -> push.pipelines().stream())
                .map(Pipeline::packages)
                .filter(names -> !names.isEmpty())
                .map(names -> names.get(0))
                .findFirst()
                .orElse(null);
        return packageName == null
                ? null
                : tables.of(tag, packageName, project, project.project().packagePath(packageName));
    }
}
