package dev.packit.stats.monitoring;

import dev.packit.stats.push.Histogram;
import dev.packit.stats.push.Pushed;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;

/** Counts whether pull requests get a first status within 15 seconds, from the histogram that Packit's workers push. */
@ApplicationScoped
class FirstStatusObjective {

    /** @see <a href="https://github.com/packit/packit-service/blob/main/packit_service/worker/monitoring.py">monitoring.py</a> */
    private static final String MEASURED = "first_initial_status_time";

    private static final double SECONDS = 15;

    @Inject
    Pushed pushed;

    @Inject
    MeterRegistry registry;

    void register(@Observes StartupEvent start) {
        if (pushed.isEnabled()) {
            register("good", histogram -> histogram.within(SECONDS));
            register("bad", histogram -> histogram.count() - histogram.within(SECONDS));
        }
    }

    private void register(String outcome, ToDoubleFunction<Histogram> count) {
        FunctionCounter.builder(
                        JobsSampler.EVENTS,
                        pushed,
                        from -> from.histogram(MEASURED)
                                .map(histogram -> count.applyAsDouble(histogram))
                                .orElse(0.0))
                .description(JobsSampler.EVENTS_DESCRIPTION)
                .tags("slo", "first_status_15s", "outcome", outcome)
                .register(registry);
    }
}
