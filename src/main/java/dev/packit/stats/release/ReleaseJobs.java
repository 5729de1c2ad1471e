package dev.packit.stats.release;

import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.pipeline.Pipelines;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the newest jobs that are steps of a package's releases to Fedora. */
@ApplicationScoped
class ReleaseJobs {

    private static final String RELEASES = """
            select t.id
            from project_releases t
            where t.project_id = any (:projects)
            """;

    /** Selects the newest pipelines that may be steps of a release. */
    private static final String STEPS = """
            (select p.id
            from pipelines p
            where p.id = any (:%s) and coalesce(p.sync_release_run_id, p.koji_build_group_id,
                p.koji_tag_request_group_id, p.bodhi_update_group_id) is not null
            order by p.id desc
            limit %d)
            """;

    /** How many of a package's newest pipelines are searched, most of which may be tests in dist-git. */
    private static final int SEARCHED = 2_000;

    /** The number of pipelines from which the progress is derived. */
    private static final int MOST = 60;

    @Inject
    Sql sql;

    @Inject
    PipelineIndex index;

    @Inject
    Downstream downstream;

    @Inject
    Pipelines pipelines;

    /**
     * @param project the one that releases the package; if it is null or the package's own in Fedora, releases are those of all
     *     projects that have proposed one to the package
     */
    List<Job> of(String name, @Nullable ProjectName project) {
        int[] inFedora = downstream.pipelines(name);
        return project == null || project.project().isInFedora()
                ? ofProposers(jobs(inFedora, released(name, projects(name)), name), name)
                : jobs(inFedora, released(name, project.ids()), name);
    }

    private List<Job> jobs(int[] downstream, int[] released, String name) {
        List<Integer> found = sql.list(
                STEPS.formatted("downstream", MOST) + "union" + STEPS.formatted("released", MOST),
                Map.of("downstream", newest(downstream), "released", newest(released)),
                row -> row.intValue("id"));
        return pipelines.load(found).stream()
                .flatMap(run -> run.jobs().stream())
                .filter(job -> job.kind().step() != null && (!isOfRelease(job) || name.equals(job.packageName())))
                .distinct()
                .toList();
    }

    /** Without releases of projects that have proposed none to Fedora's package, such as forks and others of the same name. */
    private static List<Job> ofProposers(List<Job> jobs, String name) {
        String proposed = "https://" + Project.inFedora(name).fullName() + "/";
        Set<Project> proposers = jobs.stream()
                .filter(job -> String.valueOf(job.externalUrl()).startsWith(proposed))
                .map(Job::project)
                .collect(Collectors.toSet());
        return jobs.stream()
                .filter(job -> !isOfRelease(job) || proposers.contains(job.project()))
                .toList();
    }

    private static boolean isOfRelease(Job job) {
        return job.trigger() != null && job.trigger().release() != null;
    }

    private static Integer[] newest(int[] ids) {
        return SortedIds.boxed(Arrays.copyOfRange(ids, Math.max(0, ids.length - SEARCHED), ids.length));
    }

    /** The projects that have runs for the package. */
    private Integer[] projects(String name) {
        PipelineSnapshot known = index.known();
        return Arrays.stream(known.ofPackage(name))
                .map(known.columns()::project)
                .distinct()
                .boxed()
                .toArray(Integer[]::new);
    }

    private int[] released(String name, Integer[] projects) {
        Integer[] releases = sql.list(RELEASES, Map.of("projects", projects), row -> row.intValue("id"))
                .toArray(Integer[]::new);
        PipelineSnapshot known = index.known();
        return SortedIds.intersection(known.ofPackage(name), known.ofTrigger(TriggerType.RELEASE, releases));
    }
}
