package dev.packit.stats.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Says at start, and to whoever asks whether we are ready, what the database lacks of what is read. */
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
            LOG.warnf("Starting without the database, which does not answer: %s", away.getMessage());
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Packit's schema");
        try {
            schema.refresh();
        } catch (PersistenceException away) {
            return response.down()
                    .withData("error", "the database does not answer")
                    .build();
        }
        return (schema.missing().isEmpty()
                        ? response
                        : response.withData("missing", String.join(", ", schema.missing())))
                .status(schema.usable())
                .build();
    }
}
