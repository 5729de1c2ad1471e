package dev.packit.stats.home;

import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.request.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;

/** The home page: what Packit is doing right now, and for whom. */
@Path("/")
public class HomeResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance home(Newest.Home home);
    }

    @Inject
    Newest newest;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response home() {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return answers.figures(newest.home(), Templates::home);
    }
}
