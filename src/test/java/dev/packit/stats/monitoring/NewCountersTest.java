package dev.packit.stats.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A counter is zero before it has a value, so that Prometheus sees its first increase. */
class NewCountersTest {

    private static final String SCRAPE = """
            # HELP tasks_total Tasks
            # TYPE tasks_total counter
            tasks_total{name="a b",} 3.0
            # TYPE seconds histogram
            seconds_bucket{le="1.0",} 2.0
            seconds_bucket{le="+Inf",} 4.0
            seconds_count 4.0
            seconds_sum 7.5
            # TYPE size summary
            size{quantile="0.5",} 8.0
            size_count 9.0
            # TYPE up gauge
            up 1.0
            """;

    private final NewCounters counters = new NewCounters();

    @Test
    void newCountersAreZeroOnce() {
        assertThat(counters.zeroed(SCRAPE, family -> true)).isEqualTo("""
                        # HELP tasks_total Tasks
                        # TYPE tasks_total counter
                        tasks_total{name="a b",} 0.0
                        # TYPE seconds histogram
                        seconds_bucket{le="1.0",} 0.0
                        seconds_bucket{le="+Inf",} 0.0
                        seconds_count 0.0
                        seconds_sum 0.0
                        # TYPE size summary
                        size{quantile="0.5",} 8.0
                        size_count 0.0
                        # TYPE up gauge
                        up 1.0
                        """);
        assertThat(counters.zeroed(SCRAPE, family -> true)).isEqualTo(SCRAPE);
    }

    @Test
    void onlySeriesThatAreNewAre() {
        counters.zeroed("# TYPE tasks_total counter\ntasks_total{name=\"a\"} 1\n", family -> true);

        assertThat(counters.zeroed(
                        "# TYPE tasks_total counter\ntasks_total{name=\"a\"} 2\ntasks_total{name=\"b\"} 5\n",
                        family -> true))
                .isEqualTo("# TYPE tasks_total counter\ntasks_total{name=\"a\"} 2\ntasks_total{name=\"b\"} 0.0\n");
    }

    @Test
    void whatOthersHaveCountedBeforeIsNotNew() {
        assertThat(counters.zeroed(SCRAPE, family -> false)).isEqualTo(SCRAPE);
    }

    @Test
    void whatWasShownByAnEarlierProcessIsNotNew() {
        counters.know(SCRAPE);

        assertThat(counters.zeroed(SCRAPE, family -> true)).isEqualTo(SCRAPE);
        assertThat(counters.zeroed("", family -> true)).isEmpty();
    }
}
