package dev.packit.stats.web.request;

import dev.packit.stats.database.Effort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Limits the effort for requests, as opposed to work in the background. */
@Singleton
class LimitedEffort {

    /** Pages that everybody gets first. What is expensive about them is the same for all readers, and is cached. */
    private static final Set<String> NEVER = Set.of("/", "/projects");

    @Inject
    Effort effort;

    @ServerRequestFilter
    void limit(UriInfo uri) {
        if (!NEVER.contains(uri.getPath()) || !uri.getQueryParameters().isEmpty()) {
            effort.limit();
        }
    }
}
