package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.job.ProjectName;
import dev.packit.stats.statistics.Statistic;
import dev.packit.stats.statistics.Statistics;
import dev.packit.stats.statistics.StatisticsFilter;
import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.statistics.TargetCount;
import dev.packit.stats.statistics.TargetStatistic;
import dev.packit.stats.web.Answers;
import dev.packit.stats.web.Parameters;
import dev.packit.stats.web.Rows;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a project gets better or worse, and what hurts. */
@Path("/projects")
public class ProjectStatisticsResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance statistics(ProjectStatisticsPage page);
    }

    @Inject
    Projects projects;

    @Inject
    Statistics statistics;

    @Inject
    TargetCount targets;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    /** A statistic, and how the project fares on each target. */
    record OfProject(@JsonUnwrapped Statistic statistic, List<TargetStatistic> targets) implements Rows {

        @Override
        public List<?> rows() {
            return statistic.rows();
        }
    }

    @GET
    @Path("{forge}/{project:.+?}/-/statistics")
    public Response statistics(String forge, String project) {
        ProjectName found = TriggersResource.found(forge, project);
        StatisticsFilter filter = filter(found);
        Statistic now = statistics.of(filter);
        if (!answers.isPage() && !statistics.isComplete(now)) {
            return answers.soon();
        }
        OfProject all = new OfProject(now, targets.of(filter, now));
        String path = found.project().path() + "/-/statistics";
        return answers.figures(
                all,
                shown -> Templates.statistics(new ProjectStatisticsPage(
                        found.project(),
                        projects.tabs(found, Section.STATISTICS),
                        StatisticsPage.of(statistics, filter, now, path),
                        shown.targets())));
    }

    /** The address names the project already. */
    private StatisticsFilter filter(ProjectName found) {
        Set<String> known = new HashSet<>(StatisticsFilter.PARAMETERS);
        known.remove("project");
        Parameters.of(uri.getQueryParameters(), known);
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>(uri.getQueryParameters());
        query.putSingle("project", found.project().fullName());
        return StatisticsFilter.of(Parameters.of(query, StatisticsFilter.PARAMETERS));
    }
}
