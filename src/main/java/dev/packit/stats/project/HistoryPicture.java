package dev.packit.stats.project;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.packit.Project;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.statistics.PictureStyle;
import dev.packit.stats.web.Site;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.request.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The history of a project as an SVG image, for a README or a wiki. */
@ApplicationScoped
class HistoryPicture {

    @Inject
    Pipelines pipelines;

    @Inject
    PictureStyle style;

    @Inject
    Site site;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    static String path(Project project) {
        return project.path() + "/-/history.svg";
    }

    Response of(Project found) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        Grid grid = Grid.of(pipelines
                .page(JobFilter.ofProject(found), Keyset.first(ProjectPage.NEWEST_RUNS))
                .items());
        String title = "Results of the latest pushes to " + found.name();
        return answers.picture(grid.picture(title, site::absolute).svg(style.css()));
    }
}
