package dev.packit.stats.database;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Reads the schema at startup and regularly, since Packit may be upgraded; the readiness probe reports what is missing. */
@Readiness
@ApplicationScoped
class SchemaCheck implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(SchemaCheck.class);

    @Inject
    Schema schema;

    void onStart(@Observes StartupEvent start) {
        try {
            schema.refresh();
        } catch (PersistenceException away) {
            LOG.warnf("Starting while the database is unavailable: %s", away.getMessage());
        }
    }

    @Scheduled(every = "${packit.known.schema:15s}", delayed = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        try {
            schema.refresh();
        } catch (PersistenceException away) {
            LOG.debugf(away, "Cannot read the schema");
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Packit's schema");
        try {
            schema.refresh();
        } catch (PersistenceException away) {
            return response.down()
                    .withData("error", "the database is not responding")
                    .build();
        }
        return (schema.missing().isEmpty()
                        ? response
                        : response.withData("missing", String.join(", ", schema.missing())))
                .status(schema.usable())
                .build();
    }
}
