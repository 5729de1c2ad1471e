package dev.packit.stats.monitoring;

import dev.packit.stats.objective.Objective;
import dev.packit.stats.push.Histogram;
import dev.packit.stats.push.Pushed;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;

/** Counts {@link Objective#FIRST_STATUS} from the histogram that Packit's workers push. */
@ApplicationScoped
class FirstStatusObjective {

    private static final double SECONDS = Objective.FIRST_STATUS.deadline().toSeconds();

    @Inject
    Pushed pushed;

    @Inject
    PrometheusMeterRegistry registry;

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
                        from -> from.histogram(Objective.FIRST_STATUS_HISTOGRAM)
                                .map(histogram -> count.applyAsDouble(histogram))
                                .orElse(0.0))
                .description(JobsSampler.EVENTS_DESCRIPTION)
                .tags("slo", Objective.FIRST_STATUS.slo(), "outcome", outcome)
                .register(registry);
    }
}
