package dev.packit.stats.project;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.web.paging.Keyset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

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
                embeds.of(project.project(), runs));
    }
}
