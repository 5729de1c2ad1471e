package dev.packit.stats.web.answer;

import dev.packit.stats.database.QueryTime;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Tells what of an answer's time was the database's: browsers show it, the benchmark reads it. */
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
