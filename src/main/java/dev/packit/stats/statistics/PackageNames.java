package dev.packit.stats.statistics;

import dev.packit.stats.job.Parameter;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.ProjectName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which packages the jobs of a statistic are of. Old rows of a project with a single package do not name it.
 *
 * @param byPipeline the package of each pipeline if the project has several packages; otherwise empty
 * @param only the package of all jobs; null if there are several packages, or none is known
 */
record PackageNames(
        Map<Integer, String> byPipeline, @Nullable String only) {

    static PackageNames of(StatisticsFilter filter, PipelineSnapshot pipelines) {
        String project = filter.jobs().project();
        if (project == null) {
            return new PackageNames(Map.of(), (String) filter.jobs().values().get(Parameter.PACKAGE));
        }
        Integer[] ids = ProjectName.find(project).ids();
        Set<String> names = pipelines.packagesOf(ids).keySet();
        if (names.size() < 2) {
            return new PackageNames(Map.of(), names.stream().findFirst().orElse(null));
        }
        Map<Integer, String> packages = new HashMap<>();
        int[] all = pipelines.ofProject(ids);
        names.forEach(name -> Arrays.stream(SortedIds.intersection(pipelines.ofPackage(name), all))
                .forEach(pipeline -> packages.put(pipeline, name)));
        return new PackageNames(packages, null);
    }

    /** The package of a pipeline; null if it was not recorded. */
    @Nullable
    String of(int pipeline) {
        return byPipeline.getOrDefault(pipeline, only);
    }

    /** What distinguishes an identity from others: it has no package unless there are several. */
    JobIdentity distinctive(JobIdentity identity) {
        return byPipeline.isEmpty() ? identity.ofAnyPackage() : identity;
    }
}
