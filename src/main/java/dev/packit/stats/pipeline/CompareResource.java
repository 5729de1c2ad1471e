package dev.packit.stats.pipeline;

import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.Redirects;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Redirects from the two runs that a reader has checked in a form to their comparison, the earlier one first. */
@Path("/pipeline/compare")
public class CompareResource {

    private static final String RUN = "run";

    @Inject
    UriInfo uri;

    @GET
    public Response chosen() {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of(RUN));
        List<Long> runs = parameters.several(RUN).stream()
                .map(id -> Parameters.number(RUN, id, 0, Integer.MAX_VALUE))
                .sorted()
                .toList();
        if (runs.size() != 2) {
            throw new BadParameter(RUN, "must be given twice, for two different runs: check two columns");
        }
        return Redirects.found(
                "/pipeline/" + runs.get(0) + Comparison.DOTS + runs.get(1), parameters.kept(Map.of(), Map.of()));
    }
}
