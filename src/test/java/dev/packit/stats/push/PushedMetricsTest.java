package dev.packit.stats.push;

import static dev.packit.stats.push.Ledgers.LIMITS;
import static dev.packit.stats.push.Ledgers.ONE_TASK;
import static dev.packit.stats.push.Ledgers.add;
import static dev.packit.stats.push.Ledgers.assertRefused;
import static dev.packit.stats.push.Ledgers.tasks;
import static dev.packit.stats.push.Ledgers.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.push.PushConfig.Limits;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Acknowledged pushes are summed and never lost, whatever happens to threads and to those who push. */
class PushedMetricsTest {

    @TempDir
    Path folder;

    private Clock clock = at("2026-06-15T12:00:00Z");

    private static Clock at(String time) {
        return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }

    @Test
    void pushesAreSummedAndThereAfterARestart() {
        String summed = """
                # TYPE keys gauge
                keys 7.0
                # TYPE seconds histogram
                seconds_bucket{le="15.0"} 2.0
                seconds_bucket{le="+Inf"} 4.0
                seconds_sum 41.0
                seconds_count 4.0
                # TYPE tasks_total counter
                tasks_total 2.0
                """;
        try (PushedMetrics ledger = ledger()) {
            add(ledger, ONE_TASK);
            add(ledger, ONE_TASK);
            assertThat(text(ledger)).isEqualTo(summed);
            assertThat(ledger.last()).isEqualTo(Instant.parse("2026-06-15T12:00:00Z"));
        }
        try (PushedMetrics ledger = ledger()) {
            assertThat(ledger.last()).isNull();
            ledger.open();
            assertThat(text(ledger)).isEqualTo(summed);
            assertThat(ledger.last()).isEqualTo(Instant.parse("2026-06-15T12:00:00Z"));
        }
    }

    @Test
    void whatWasRemovedStaysAwayButHasHappened() {
        try (PushedMetrics ledger = ledger()) {
            pushAs(ledger, "host-0", ONE_TASK);
            pushAs(ledger, "host-\\\"1,job=", ONE_TASK);
            ledger.remove(new TreeMap<>(Map.of("job", "host-\\\"1,job=")), null);
            ledger.remove(new TreeMap<>(Map.of("job", "host")), null);
            assertThat(text(ledger)).isEqualTo(ONE_TASK_OF_HOST_0);

            ledger.remove(new TreeMap<>(Map.of("job", "host-0", "zone", "")), null);
            assertThat(text(ledger)).isEmpty();
        }
        try (PushedMetrics ledger = ledger()) {
            ledger.open();
            assertThat(text(ledger)).isEmpty();
            assertThat(ledger.histogram("seconds").orElseThrow().count()).isEqualTo(4);
            assertThat(grown(ledger, "2026-06-15")).isEqualTo("2.0 of 4.0 since 2026-06-15");

            clock = at("2026-06-16T12:00:00Z");
        }
        try (PushedMetrics ledger = ledger()) {
            pushAs(ledger, "host-0", "# TYPE keys counter\nkeys 1\n" + ONE_TASK.replaceFirst("(?s)# TYPE keys.*", ""));
            assertThat(text(ledger)).startsWith("# TYPE keys counter\nkeys{job=\"host-0\"} 1.0\n");
            assertThat(grown(ledger, "2026-06-16")).isEqualTo("1.0 of 2.0 since 2026-06-16");
            assertThat(grown(ledger, "2026-06-15")).isEqualTo("3.0 of 6.0 since 2026-06-15");
        }
    }

    @Test
    void whatIsPassedOnTwiceIsCountedOnce() {
        String relay = "00000000-0000-0000-0000-000000000000";
        try (PushedMetrics ledger = ledger()) {
            passOn(ledger, new Relayed(relay, 0));
            passOn(ledger, new Relayed(relay, 0));
            passOn(ledger, new Relayed(relay, 1));
            passOn(ledger, new Relayed(relay.replaceFirst("0", "1"), 0));
            assertThat(tasks(ledger)).isEqualTo(3);
        }
        try (PushedMetrics ledger = ledger()) {
            passOn(ledger, new Relayed(relay, 1));
            assertThat(tasks(ledger)).isEqualTo(3);
            ledger.remove(new TreeMap<>(Map.of("job", "none")), new Relayed(relay, 2));
            passOn(ledger, new Relayed(relay, 2));
            assertThat(tasks(ledger)).isEqualTo(3);
            passOn(ledger, new Relayed(relay, 3));
            assertThat(tasks(ledger)).isEqualTo(4);
        }
    }

    private static void passOn(PushedMetrics ledger, Relayed relayed) {
        ledger.add(
                Collections.emptySortedMap(),
                Exposition.parse(ONE_TASK, Collections.emptySortedMap(), LIMITS),
                () -> Set.of(),
                relayed);
    }

    @Test
    void nothingIsAcceptedOnceItIsClosed() {
        PushedMetrics ledger = ledger();
        add(ledger, ONE_TASK);
        ledger.close();

        assertThatThrownBy(() -> add(ledger, ONE_TASK))
                .isInstanceOf(Refused.class)
                .hasMessage("Pushes cannot be accepted at the moment: the application is stopping.");
    }

    private static void pushAs(PushedMetrics ledger, String job, String body) {
        SortedMap<String, String> labels = new TreeMap<>(Map.of("job", job));
        ledger.add(labels, Exposition.parse(body, labels, LIMITS), () -> Set.of(), null);
    }

    private static final String ONE_TASK_OF_HOST_0 = """
            # TYPE keys gauge
            keys{job="host-0"} 7.0
            # TYPE seconds histogram
            seconds_bucket{job="host-0",le="15.0"} 1.0
            seconds_bucket{job="host-0",le="+Inf"} 2.0
            seconds_sum{job="host-0"} 20.5
            seconds_count{job="host-0"} 2.0
            # TYPE tasks_total counter
            tasks_total{job="host-0"} 1.0
            """;

    @Test
    void theTimesOfPushesAreKeptForTheLatest() {
        clock = at("1970-01-01T00:00:10Z");
        try (PushedMetrics ledger = ledger()) {
            pushAs(ledger, "a", "a 1\n");
            add(ledger, "b 1\n");
            ledger.fail(new TreeMap<>(Map.of("job", "a", "zone", "x")));
            pushAs(ledger, "a", "a 1\n");
            assertThat(times(ledger)).isEqualTo("job=\"a\" 10.0 0.0, job=\"a\",zone=\"x\" 0.0 10.0");
        }
        clock = at("1970-01-01T00:00:20Z");
        try (PushedMetrics ledger = ledger()) {
            pushAs(ledger, "b", "a 1\n");
            assertThat(times(ledger)).isEqualTo("job=\"a\",zone=\"x\" 0.0 10.0, job=\"b\" 20.0 0.0");
        }
        try (PushedMetrics ledger = ledger()) {
            ledger.open();
            assertThat(times(ledger)).isEqualTo("job=\"a\",zone=\"x\" 0.0 10.0, job=\"b\" 20.0 0.0");
            ledger.remove(new TreeMap<>(Map.of("job", "b")), null);
            assertThat(times(ledger)).isEqualTo("job=\"a\",zone=\"x\" 0.0 10.0");
            ledger.fail(new TreeMap<>(Map.of("job", "a", "b", "", "c", "", "d", "", "e", "", "f", "")));
            assertThat(times(ledger)).isEqualTo("job=\"a\",zone=\"x\" 0.0 10.0");
        }
        try (PushedMetrics ledger = ledger()) {
            ledger.open();
            assertThat(times(ledger)).isEqualTo("job=\"a\",zone=\"x\" 0.0 10.0");
        }
    }

    private static String times(PushedMetrics ledger) {
        return ledger.times().byLabels().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().text())
                .collect(Collectors.joining(", "));
    }

    @Test
    void hostsThatVanishedAreFoldedAndTheSumsStay() {
        clock = at("2026-06-01T12:00:00Z");
        Limits roomy = new Limits(100, 10_000, 5, 100, 100, 10, false, Duration.ofDays(7));
        try (PushedMetrics ledger = new PushedMetrics(folder, roomy, clock)) {
            pushAs(ledger, "old-0", ONE_TASK);
            pushAs(ledger, "old-1", ONE_TASK);
            pushAs(ledger, "old-1", "# TYPE labeled_total counter\nlabeled_total{a=\"1\",z=\"2\"} 3\n");
            add(ledger, "# TYPE tasks_total counter\ntasks_total 5\n");
        }
        clock = at("2026-06-07T12:00:00Z");
        try (PushedMetrics ledger = new PushedMetrics(folder, roomy, clock)) {
            pushAs(ledger, "young", "# TYPE tasks_total counter\ntasks_total 1\n");
            assertThat(text(ledger)).doesNotContain("vanished");
        }
        clock = at("2026-06-09T12:00:00Z");
        try (PushedMetrics ledger = new PushedMetrics(folder, roomy, clock)) {
            ledger.open();
            ledger.takeRestored();
            pushAs(ledger, "old-0", "# TYPE tasks_total counter\ntasks_total 1\n");

            String folded = """
                    # TYPE labeled_total counter
                    labeled_total{a="1",folded="2026-06-09",job="vanished",z="2"} 3.0
                    # TYPE seconds histogram
                    seconds_bucket{folded="2026-06-09",job="vanished",le="15.0"} 2.0
                    seconds_bucket{folded="2026-06-09",job="vanished",le="+Inf"} 4.0
                    seconds_sum{folded="2026-06-09",job="vanished"} 41.0
                    seconds_count{folded="2026-06-09",job="vanished"} 4.0
                    # TYPE tasks_total counter
                    tasks_total 5.0
                    tasks_total{folded="2026-06-09",job="vanished"} 2.0
                    """;
            assertThat(text(ledger)).isEqualTo(folded + """
                    tasks_total{job="old-0"} 1.0
                    tasks_total{job="young"} 1.0
                    """);
            assertThat(times(ledger)).isEqualTo("job=\"old-0\" 1.7810064E9 0.0, job=\"young\" 1.7808336E9 0.0");
            assertThat(grown(ledger, "2026-06-02")).isEqualTo("0.0 of 0.0 since 2026-06-02");
            // known to Prometheus, unlike what was pushed
            assertThat(ledger.takeRestored().text(Set.of())).isEqualTo(folded.replace("tasks_total 5.0\n", ""));
        }
        clock = at("2026-06-30T12:00:00Z");
        try (PushedMetrics ledger = new PushedMetrics(folder, roomy, clock)) {
            pushAs(ledger, "new", "# TYPE tasks_total counter\ntasks_total 1\n");
            assertThat(text(ledger)).endsWith("""
                    # TYPE tasks_total counter
                    tasks_total 5.0
                    tasks_total{folded="2026-06-30",job="vanished"} 4.0
                    tasks_total{job="new"} 1.0
                    """).doesNotContain("2026-06-09");
        }
    }

    @Test
    void histogramsOfOtherBoundariesMakeOneThatIsValid() {
        try (PushedMetrics ledger = ledger()) {
            add(ledger, histogram("5", 1, "15", 4, 6));
            add(ledger, histogram("10", 2, "15.0", 3, 3));

            assertThat(text(ledger)).isEqualTo("""
                    # TYPE h histogram
                    h_bucket{le="5.0"} 1.0
                    h_bucket{le="10.0"} 3.0
                    h_bucket{le="15.0"} 7.0
                    h_bucket{le="+Inf"} 9.0
                    h_sum 2.0
                    h_count 9.0
                    """);
        }
    }

    private static String histogram(String one, int within, String other, int withinOther, int count) {
        return "# TYPE h histogram\nh_bucket{le=\"%s\"} %d\nh_bucket{le=\"%s\"} %d\nh_bucket{le=\"+Inf\"} %d\n"
                        .formatted(one, within, other, withinOther, count)
                + "h_sum 1\nh_count %d\n".formatted(count);
    }

    @Test
    void whatCannotBeAddedChangesNothing() {
        try (PushedMetrics ledger = ledger()) {
            add(ledger, ONE_TASK);
            String held = text(ledger);

            assertRefused(
                    ledger,
                    "new_total 1\n# TYPE keys counter\nkeys 1\n",
                    "keys is stored as a gauge but was pushed as a counter.");
            assertRefused(
                    ledger, "seconds_count 1\n", "seconds_count would belong to two metrics; rename one of them.");
            assertRefused(ledger, "own 1\n", "own is the name of one of this application’s own metrics.");
            assertRefused(
                    ledger,
                    IntStream.range(0, 8).mapToObj("a%d 1\n"::formatted).reduce("", String::concat),
                    "More than 12 series would be stored.");
            assertRefused(
                    ledger,
                    "# HELP a " + "A".repeat(100) + "\na{" + "b=\"" + "B".repeat(100) + "\",c=\"" + "C".repeat(100)
                            + "\",d=\"" + "D".repeat(100) + "\"} 1\n",
                    "More than 600 characters would be stored.");
            assertThat(text(ledger)).isEqualTo(held);
            add(ledger, "# TYPE big_total counter\nbig_total 1e308\n");
            assertRefused(
                    ledger,
                    "# TYPE big_total counter\nbig_total 1e308\n",
                    "The sum of 1.0E308 and the stored value 1.0E308 is too large.");
        }
    }

    @Test
    void pushesAtTheSameTimeLoseNothing() throws InterruptedException, ExecutionException {
        try (PushedMetrics ledger = ledger()) {
            ExecutorService workers = Executors.newFixedThreadPool(8);
            List<Future<?>> pushing = IntStream.range(0, 8)
                    .<Future<?>>mapToObj(worker ->
                            workers.submit(() -> IntStream.range(0, 100).forEach(push -> add(ledger, ONE_TASK))))
                    .toList();
            for (Future<?> worker : pushing) {
                worker.get();
            }
            workers.shutdown();

            assertThat(text(ledger)).isEqualTo("""
                    # TYPE keys gauge
                    keys 7.0
                    # TYPE seconds histogram
                    seconds_bucket{le="15.0"} 800.0
                    seconds_bucket{le="+Inf"} 1600.0
                    seconds_sum 16400.0
                    seconds_count 1600.0
                    # TYPE tasks_total counter
                    tasks_total 800.0
                    """);
        }
    }

    /** Each push contains two observations, one of them within 15 seconds. */
    @Test
    void whatHistogramsCountedIsKnownByTheDay() {
        String host =
                ONE_TASK.replace("{le", "{host=\"a\",le").replaceAll("seconds_(sum|count)", "seconds_$1{host=\"a\"}");
        pushOn("2026-05-01T23:59:59Z", ONE_TASK);
        pushOn("2026-05-02T00:00:00Z", ONE_TASK);
        pushOn("2026-06-10T08:00:00Z", ONE_TASK);
        // from another host, which is also counted
        pushOn("2026-06-10T09:00:00Z", host);
        pushOn("2026-06-14T08:00:00Z", ONE_TASK);

        clock = at("2026-06-15T12:00:00Z");
        try (PushedMetrics ledger = ledger()) {
            ledger.open();
            assertThat(grown(ledger, "2026-06-15")).isEqualTo("0.0 of 0.0 since 2026-06-15");
            assertThat(grown(ledger, "2026-06-14")).isEqualTo("1.0 of 2.0 since 2026-06-14");
            assertThat(grown(ledger, "2026-06-12")).isEqualTo("1.0 of 2.0 since 2026-06-12");
            assertThat(grown(ledger, "2026-06-10")).isEqualTo("3.0 of 6.0 since 2026-06-10");
            assertThat(grown(ledger, "2026-05-15")).isEqualTo("3.0 of 6.0 since 2026-05-15");
            // the oldest day that must still be known
            assertThat(ledger.days().byDay().firstKey()).isEqualTo(LocalDate.parse("2026-05-02"));
            assertThat(grown(ledger, "2026-05-01")).isEqualTo("4.0 of 8.0 since 2026-05-02");
            assertThat(byDay(ledger, "2026-06-09").values())
                    .extracting(Histogram::count)
                    .containsExactly(0.0, 4.0, 0.0, 0.0, 0.0, 2.0, 0.0);
        }

        // a clock that was set back
        clock = at("2026-05-01T12:00:00Z");
        try (PushedMetrics ledger = ledger()) {
            ledger.open();
            assertThat(byDay(ledger, "2026-05-01")).isEmpty();
        }
    }

    private void pushOn(String time, String body) {
        clock = at(time);
        try (PushedMetrics ledger = ledger()) {
            ledger.open();
            add(ledger, body);
        }
    }

    /** The sum of all days. */
    private String grown(PushedMetrics ledger, String from) {
        SortedMap<LocalDate, Histogram> days = byDay(ledger, from);
        Histogram sum = days.values().stream().reduce(Histogram::plus).orElseThrow();
        return "%s of %s since %s".formatted(sum.within(15), sum.count(), days.firstKey());
    }

    private SortedMap<LocalDate, Histogram> byDay(PushedMetrics ledger, String from) {
        return ledger.byDay("seconds", LocalDate.parse(from));
    }

    private PushedMetrics ledger() {
        return new PushedMetrics(folder, LIMITS, clock);
    }
}
