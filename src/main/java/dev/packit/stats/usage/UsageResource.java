package dev.packit.stats.usage;

import dev.packit.stats.chart.Chart;
import dev.packit.stats.database.StillLoading;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.statistics.PictureStyle;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.answer.Missing;
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
import java.util.Map;
import java.util.Set;

/** Usage statistics: who uses Packit, and for what. */
@Path(UsagePage.PATH)
public class UsageResource {

    private static final Set<String> PARAMETERS = Set.of("period", "from", "to", "top");

    static final Set<String> PICTURE_PARAMETERS = Set.of("period", "from", "to");

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance usage(UsagePage page);
    }

    @Inject
    Usages usages;

    @Inject
    PictureStyle style;

    @Inject
    JobStore store;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    /** Returns a chart as an SVG image, for a README or a wiki. */
    @GET
    @Path("{file}")
    public Response picture(String file) {
        String name = FileName.without(".svg", file);
        TimeRange time = TimeRange.of(Parameters.of(uri.getQueryParameters(), PICTURE_PARAMETERS));
        Chart chart = new UsagePage(time, UsagePage.TOP, usages.of(time, UsagePage.TOP), null).picture(name);
        if (chart == null) {
            throw new Missing("There is no chart “%s”.".formatted(name), "usage", new Link(UsagePage.PATH));
        }
        return answers.picture(chart.svg(style.css()));
    }

    @GET
    public Response usage() {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), PARAMETERS);
        TimeRange time = TimeRange.of(parameters);
        int top = parameters.number("top", 1, UsagePage.ALL).map(Long::intValue).orElse(UsagePage.TOP);
        if (!parameters.tidy()) {
            return Redirects.shorter(UsagePage.PATH, parameters.kept(UsagePage.query(time, top), Map.of()));
        }
        if (!answers.isPage() && store.readBackTo() != null) {
            throw new StillLoading();
        }
        Usage usage = usages.of(time, top);
        return answers.figures(usage, shown -> Templates.usage(new UsagePage(time, top, shown, store.readBackTo())));
    }
}
