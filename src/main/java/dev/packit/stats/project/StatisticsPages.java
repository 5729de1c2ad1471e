package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.project.ProjectStatisticsPage.Part;
import dev.packit.stats.statistics.Grouping;
import dev.packit.stats.statistics.StatisticsAnswers;
import dev.packit.stats.statistics.StatisticsFilter;
import dev.packit.stats.statistics.StatisticsPage;
import dev.packit.stats.statistics.TargetCount;
import dev.packit.stats.statistics.TargetStatistic;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.Redirects;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statistics of a project and its parts, with the targets that fail most often. */
@ApplicationScoped
class StatisticsPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance statistics(ProjectStatisticsPage page);
    }

    @Inject
    Projects projects;

    @Inject
    StatisticsAnswers statistics;

    @Inject
    Pushes pushes;

    @Inject
    TargetCount targets;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    /** Statistics, in total and by target. */
    record OfProject(@JsonUnwrapped Answers.Tabular statistic, List<TargetStatistic> targets)
            implements Answers.Tabular {

        @Override
        public List<?> rows() {
            return statistic.rows();
        }

        @Override
        public Class<?> rowType() {
            return statistic.rowType();
        }

        @Override
        public List<String> moreColumns() {
            return statistic.moreColumns();
        }
    }

    Response of(ProjectName project) {
        return answer(project, null);
    }

    /** The statistics of a pull request, branch etc. */
    Response of(ProjectName project, Section section, String name) {
        pushes.require(section, name, project);
        return answer(project, new Part(section, name));
    }

    private Response answer(ProjectName found, @Nullable Part part) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("project", found.project().fullName());
        if (part != null) {
            told.put(part.section().key(), part.name());
        }
        String path = (part == null ? found.project().path() : part.path(found.project())) + ProjectPath.STATISTICS;
        Parameters given = given(told.keySet());
        StatisticsFilter filter = filter(told);
        Grouping grouping = Grouping.of(given);
        if (!given.tidy()) {
            Map<String, String> query = given.kept(filter.query(), grouping.query());
            query.keySet().removeAll(told.keySet());
            return Redirects.shorter(path, query);
        }
        StatisticsPage page = statistics.page(filter, grouping, path, told.keySet(), !answers.isPage());
        return answers.figures(
                new OfProject(page.data(), targets.of(filter, page.now())),
                shown -> Templates.statistics(new ProjectStatisticsPage(
                        found.project(),
                        part,
                        projects.tabs(found, part == null ? Section.STATISTICS : part.section()),
                        page,
                        shown.targets())));
    }

    /** @param told the parameters that the path already contains and that must not be given again */
    private Parameters given(Set<String> told) {
        Set<String> known = new HashSet<>(Grouping.PARAMETERS);
        known.removeAll(told);
        return Parameters.of(uri.getQueryParameters(), known);
    }

    private StatisticsFilter filter(Map<String, String> told) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>(uri.getQueryParameters());
        told.forEach(query::putSingle);
        return StatisticsFilter.of(Parameters.of(query, Grouping.PARAMETERS));
    }
}
