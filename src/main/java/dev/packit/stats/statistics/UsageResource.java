package dev.packit.stats.statistics;

import dev.packit.stats.job.TimeRange;
import dev.packit.stats.web.Answers;
import dev.packit.stats.web.Parameters;
import dev.packit.stats.web.Redirects;
import dev.packit.stats.web.Urls;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Who uses Packit, and for what. */
@Path(UsagePage.PATH)
public class UsageResource {

    private static final Set<String> PARAMETERS = Set.of("period", "from", "to", "top");

    /** How many projects are named of each kind of job, if nobody says so. */
    private static final int TOP = 10;

    private static final int MOST = 100_000;

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance usage(UsagePage page);
    }

    @Inject
    Usages usages;

    @Inject
    FactStore store;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response usage() {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), PARAMETERS);
        TimeRange time = TimeRange.of(parameters);
        int top = parameters.number("top", 1, MOST).map(Long::intValue).orElse(TOP);
        if (!parameters.tidy()) {
            Map<String, String> query = new LinkedHashMap<>(time.query());
            query.values().removeIf(value -> value == null);
            return Redirects.shorter(UsagePage.PATH + Urls.query(query));
        }
        if (!answers.isPage() && store.readBackTo() != null) {
            return answers.soon();
        }
        Usage usage = usages.of(time, top);
        return answers.figures(usage, shown -> Templates.usage(new UsagePage(time, top, shown, store.readBackTo())));
    }
}
