package dev.packit.stats.board;

import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.web.Link;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project or package that Packit knows.
 *
 * @param written its name in the address
 * @param isPackage whether that is the name of a package
 * @param home the project, or the one that the package belongs to
 * @param released the package whose releases are shown: itself, or the only one of a project; null if there is none or several
 * @param runs by which its jobs are known, ordered by id, for each source
 */
record Subject(
        String written,
        boolean isPackage,
        ProjectName home,
        @Nullable String released,
        Map<JobSource, int[]> runs) {

    @Nullable
    String path() {
        return isPackage ? home.project().packagePath(written) : home.project().page();
    }

    @Nullable
    Link branchUrl(String branch) {
        Project project = home.project();
        return Link.orNull(Trigger.named(TriggerType.BRANCH, branch, project).path(project));
    }

    /** Whether it is a project whose releases are shown. */
    boolean isReleasingProject() {
        return !isPackage && released != null;
    }

    /** All runs, ordered by id. */
    int[] allRuns() {
        return runs.values().stream().distinct().reduce(new int[0], SortedIds::union);
    }

    /** The newest run; 0 if there is none. */
    int lastRun() {
        return runs.values().stream()
                .flatMapToInt(some -> Arrays.stream(some, Math.max(0, some.length - 1), some.length))
                .max()
                .orElse(0);
    }
}
