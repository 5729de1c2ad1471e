package dev.packit.stats.monitoring;

import dev.packit.stats.packit.JobKind;
import io.micrometer.core.instrument.DistributionSummary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The newest job in each bucket of a histogram, as an example of those that it counts. */
@ApplicationScoped
class Exemplars {

    @Inject
    Clock clock;

    private final Map<String, String> bySeries = new ConcurrentHashMap<>();

    /**
     * Keeps a job as the example of the bucket that counts it.
     *
     * @param boundaries of the buckets, ascending, without the last one, which is infinite
     * @param seconds what was observed
     */
    void add(DistributionSummary histogram, double[] boundaries, double seconds, JobKind kind, int id) {
        String boundary = Arrays.stream(boundaries)
                .filter(upper -> seconds <= upper)
                .mapToObj(Double::toString)
                .findFirst()
                .orElse("+Inf");
        String series =
                "%s_bucket{kind=\"%s\",le=\"%s\"}".formatted(histogram.getId().getName(), kind.slug(), boundary);
        bySeries.put(
                series,
                String.format(
                        Locale.ROOT,
                        "# {id=\"%s\"} %s %.3f",
                        kind.detailPath(id).substring("/jobs/".length()),
                        seconds,
                        clock.instant().toEpochMilli() / 1_000.0));
    }

    /** The exemplar of a bucket as OpenMetrics writes it; null if there is none. */
    @Nullable
    String of(String series) {
        return bySeries.get(series);
    }
}
