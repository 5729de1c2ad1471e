package dev.packit.stats.statistics;

import dev.packit.stats.chart.Chart;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.answer.Missing;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.FileName;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.Redirects;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** Statistics of the jobs that match a filter: outcomes, durations and throughput. */
@Path(StatisticsPage.PATH)
public class StatisticsResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance statistics(StatisticsPage page);
    }

    @Inject
    StatisticsAnswers pages;

    @Inject
    Statistics statistics;

    @Inject
    PictureStyle style;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response statistics() {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Grouping.PARAMETERS);
        StatisticsFilter filter = StatisticsFilter.of(parameters);
        Grouping grouping = Grouping.of(parameters);
        if (!parameters.tidy()) {
            return Redirects.shorter(StatisticsPage.PATH, parameters.kept(filter.query(), grouping.query()));
        }
        if (!grouping.isEmpty()
                && parameters.text("format").filter("svg"::equals).isPresent()) {
            return groups(filter, grouping);
        }
        StatisticsPage page = pages.page(filter, grouping, StatisticsPage.PATH, Set.of(), !answers.isPage());
        return answers.figures(page.data(), shown -> Templates.statistics(page));
    }

    private Response groups(StatisticsFilter filter, Grouping grouping) {
        GroupTable table = pages.page(filter, grouping, StatisticsPage.PATH, Set.of(), true)
                .byGroup();
        if (table == null) {
            throw new BadParameter(Grouping.BY, "must be " + GroupKey.taken());
        }
        return answers.picture(table.bars().svg(style.css()));
    }

    /** Returns a chart as an SVG image, for a README or a wiki. */
    @GET
    @Path("{file}")
    public Response picture(String file) {
        String name = FileName.without(".svg", file);
        if (name.equals(StatisticsPage.GROUPS)) {
            Parameters parameters = Parameters.of(uri.getQueryParameters(), Grouping.PARAMETERS);
            return groups(StatisticsFilter.of(parameters), Grouping.of(parameters));
        }
        StatisticsFilter filter =
                StatisticsFilter.of(Parameters.of(uri.getQueryParameters(), StatisticsFilter.PARAMETERS));
        StatisticsPage page = new StatisticsPage(
                StatisticsPage.PATH,
                Set.of(),
                filter,
                Grouping.NONE,
                null,
                statistics.of(filter),
                null,
                List.of(),
                null);
        if (name.equals("trend")) {
            return answers.picture(Summary.of(page.now()).trend().svg("Jobs over time", style.css()));
        }
        Chart chart = switch (name) {
            case "throughput" -> page.throughput();
            case "rates" -> page.rates();
            case "run-times" -> page.runTimes();
            case "run-distribution" -> page.runDistribution();
            case "queue-distribution" -> page.queueDistribution();
            default ->
                throw new Missing(
                        "There is no chart “%s”.".formatted(name), "the statistics", new Link(StatisticsPage.PATH));
        };
        return answers.picture(chart.svg(style.css()));
    }
}
