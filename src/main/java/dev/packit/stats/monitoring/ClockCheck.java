package dev.packit.stats.monitoring;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Fails if the clock has been set back: Quarkus' scheduler runs nothing until it has caught up, so all figures would stay as they
 * are, and only a restart helps. The check is asynchronous, because all threads may be waiting for the database, which is no reason
 * to restart.
 */
@Liveness
@ApplicationScoped
class ClockCheck implements AsyncHealthCheck {

    /** Shorter jumps only delay scheduled work a little. */
    static final Duration HARMLESS = Duration.ofMinutes(2);

    private final Clock clock;
    private Instant latest = Instant.MIN;

    @Inject
    ClockCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom().item(now());
    }

    private synchronized HealthCheckResponse now() {
        Instant now = clock.instant();
        latest = now.isAfter(latest) ? now : latest;
        return HealthCheckResponse.named("clock")
                .status(!now.isBefore(latest.minus(HARMLESS)))
                .build();
    }
}
