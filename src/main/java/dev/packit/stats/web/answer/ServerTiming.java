package dev.packit.stats.web.answer;

import dev.packit.stats.database.QueryTime;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says how long the database took. */
class ServerTiming {

    @Inject
    QueryTime queryTime;

    /** Reports the time spent on database queries in {@code Server-Timing}, for browsers and the benchmark. */
    @ServerResponseFilter
    void addTiming(ContainerResponseContext response) {
        if (queryTime.queries() > 0) {
            response.getHeaders()
                    .putSingle(
                            "Server-Timing",
                            String.format(
                                    Locale.ROOT,
                                    "db;desc=\"queries: %d\";dur=%.3f",
                                    queryTime.queries(),
                                    queryTime.milliseconds()));
        }
    }
}
