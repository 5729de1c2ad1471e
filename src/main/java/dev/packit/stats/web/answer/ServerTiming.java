package dev.packit.stats.web.answer;

import dev.packit.stats.database.QueryTime;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Reports the time spent on database queries in the {@code Server-Timing} header, for browsers and the benchmark. */
class ServerTiming {

    @Inject
    QueryTime queryTime;

    @ServerResponseFilter
    void add(ContainerResponseContext response) {
        if (queryTime.queries() > 0) {
            response.getHeaders()
                    .putSingle(
                            "Server-Timing",
                            String.format(
                                    Locale.ROOT,
                                    "db;desc=\"%d queries\";dur=%.3f",
                                    queryTime.queries(),
                                    queryTime.milliseconds()));
        }
    }
}
