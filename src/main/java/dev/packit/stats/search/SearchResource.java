package dev.packit.stats.search;

import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.request.Parameters;
import dev.packit.stats.web.request.Redirects;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** The search page. The only hit of a search is not shown but gone to, except in JSON. */
@Path("/search")
public class SearchResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance search(Found found);
    }

    @Inject
    Search search;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response search() {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of(Search.PARAMETER));
        Found found = search.find(parameters.text(Search.PARAMETER).orElse(""), typed());
        Hit only = found.only();
        return only != null && answers.isPage()
                ? Redirects.found(only.url().path(), Map.of())
                : answers.of(found, Templates::search);
    }

    /** What is searched for, with the plus signs that are in the query string. */
    private String typed() {
        String query = uri.getRequestUri().getRawQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(part -> part.startsWith(Search.PARAMETER + "="))
                .map(part -> part.substring(Search.PARAMETER.length() + 1).replace("+", "%2B"))
                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8).strip())
                .findFirst()
                .orElse("");
    }
}
