package dev.packit.stats.project;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Project;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.web.Site;
import dev.packit.stats.web.Urls;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Offers the badges and charts of a project. */
@Singleton
class Embeds {

    @Inject
    Site site;

    /** @param newest runs of the project, with the kinds of job that it has */
    List<Embed> of(Project project, List<Pipeline> newest) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("project", project.fullName());
        query.put("period", "quarter");
        String statistics = Section.STATISTICS.path(project);
        Stream<Embed> kinds = newest.stream()
                .flatMap(run -> run.jobs().stream())
                .map(Job::kind)
                .distinct()
                .sorted()
                .map(kind -> embed(kind.words().brief(), project.badgePath(kind.slug()), project.path()));
        Stream<Embed> others = Stream.of(
                embed(
                        "Success rate of the last month",
                        project.badgePath("success-rate"),
                        statistics + "?period=month"),
                embed("Success and error rates", "/statistics/rates.svg" + Urls.query(query), statistics),
                embed("Results of the latest pushes", HistoryPicture.path(project), project.path()));
        return Stream.concat(kinds, others).toList();
    }

    private Embed embed(String name, String path, String target) {
        return new Embed(name, path, site.absolute(path), site.absolute(target));
    }
}
