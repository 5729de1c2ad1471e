package dev.packit.stats.project;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.pipeline.Latest;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.release.Downstream;
import dev.packit.stats.web.paging.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assembles the page of a project. */
@ApplicationScoped
class ProjectPages {

    @Inject
    Projects projects;

    @Inject
    Pipelines pipelines;

    @Inject
    SectionProgress progress;

    @Inject
    Summaries briefs;

    @Inject
    Embeds embeds;

    @Inject
    Downstream downstream;

    ProjectPage of(ProjectName project, ProjectSummary summary) {
        JobFilter filter = JobFilter.ofProject(project.project());
        List<Pipeline> runs =
                pipelines.page(filter, Keyset.first(ProjectPage.NEWEST_RUNS)).items();
        return new ProjectPage(
                summary,
                runs,
                projects.tabs(project, null),
                progress.inFedora(project),
                briefs.of(filter),
                embeds.of(project.project(), runs),
                upstream(project, runs));
    }

    private ProjectPage.@Nullable UpstreamRun upstream(ProjectName project, List<Pipeline> runs) {
        String name = project.project().packageInFedora();
        int[] all = name == null ? new int[0] : downstream.pipelines(name);
        int last = all.length == 0 ? 0 : all[all.length - 1];
        boolean isNewer = last > runs.stream().mapToLong(Pipeline::id).max().orElse(0);
        Latest newest = isNewer ? pipelines.latest(List.of(last)).get(last) : null;
        return newest == null ? null : new ProjectPage.UpstreamRun(last, newest.submitted());
    }
}
