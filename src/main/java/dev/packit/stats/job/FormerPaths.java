package dev.packit.stats.job;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.web.request.Redirects;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Redirects the URLs that Packit and its dashboard have used over the years to the current ones. */
class FormerPaths {

    /** Path prefixes, each of which ends at a slash or at the end of the path. */
    private static final Map<String, String> MOVED = moved();

    private static Map<String, String> moved() {
        Map<String, String> moved = new LinkedHashMap<>();
        moved.put("/results", "/jobs");
        moved.put("/pipelines", "/pipeline");
        Arrays.stream(JobKind.values())
                .filter(kind -> kind.slugs().former() != null)
                .forEach(kind -> moved.put(
                        "/jobs/" + kind.slugs().former(),
                        "/jobs/" + kind.slugs().detail()));
        return moved;
    }

    @ServerRequestFilter(preMatching = true)
    Optional<Response> redirect(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        return MOVED.entrySet().stream()
                .filter(move -> path.equals(move.getKey()) || path.startsWith(move.getKey() + "/"))
                .findFirst()
                .flatMap(move -> Redirects.permanently(
                        request, move.getValue() + path.substring(move.getKey().length())));
    }
}
