package dev.packit.stats;

import io.quarkus.arc.ClientProxy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Instant;

/** The time of {@code fixture.sql}: a Monday at noon, until a test moves it. */
public class FixedClock {

    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @Produces
    @Alternative
    @Priority(1)
    @ApplicationScoped
    Clock clock() {
        return new MovingClock();
    }

    /** The clock of an application, which its tests must set right again. */
    public static MovingClock of(Clock injected) {
        return (MovingClock) ClientProxy.unwrap(injected);
    }
}
