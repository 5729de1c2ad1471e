package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobStatus;
import dev.packit.stats.statistics.Drift.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as having left its usual band. */
class DriftsTest {

    private static final Instant FROM = Instant.parse("2026-06-08T06:00:00Z");
    private static final Instant LAST_HOURS = FROM.plus(Duration.ofHours(Drifts.HOURS - 6));
    private static final Instant TROUBLE = FROM.plus(Duration.ofHours(Drifts.HOURS - 2));

    private static final Drifts.Group TARGET = new Drifts.Group(JobKind.COPR, "fedora-44-x86_64");

    @Test
    void aTargetThatHasBecomeSlowAndErrorProneIsFoundWithTheHour() {
        Tally[] hours = steady(3);
        for (int hour = Drifts.HOURS - 2; hour < Drifts.HOURS; hour++) {
            hours[hour] = new Tally();
            add(hours[hour], "success", 1_200, 4);
            add(hours[hour], "error", 1_200, 4);
        }

        // of the last six hours, four were as usual: 12 jobs, then 16 with trouble
        assertThat(Drifts.of(Map.of(TARGET, hours), FROM))
                .isEqualTo(List.of(
                        new Drift(
                                JobKind.COPR,
                                "fedora-44-x86_64",
                                Measure.ERROR_RATE,
                                0,
                                8 / 28.0,
                                28,
                                TROUBLE,
                                LAST_HOURS),
                        new Drift(
                                JobKind.COPR,
                                "fedora-44-x86_64",
                                Measure.QUEUE_SECONDS,
                                60,
                                1_200,
                                28,
                                TROUBLE,
                                LAST_HOURS)));
    }

    @Test
    void aKindStandsForItsTargets() {
        Tally[] hours = steady(3);
        for (int hour = Drifts.HOURS - 2; hour < Drifts.HOURS; hour++) {
            hours[hour] = new Tally();
            add(hours[hour], "success", 1_200, 8);
        }
        Map<Drifts.Group, Tally[]> groups = new HashMap<>(Map.of(TARGET, hours));
        groups.put(new Drifts.Group(JobKind.COPR, null), hours);

        assertThat(Drifts.of(groups, FROM))
                .extracting(Drift::target)
                .containsOnlyNulls()
                .hasSize(1);
    }

    @Test
    void whatIsAsUsualOrTooRareIsNot() {
        Tally[] rare = Drifts.hours();
        add(rare[Drifts.HOURS - 1], "error", 9_000, 20);

        assertThat(Drifts.of(Map.of(TARGET, steady(3)), FROM)).isEmpty();
        assertThat(Drifts.of(Map.of(TARGET, rare), FROM)).isEmpty();
    }

    @Test
    void whatNobodyWouldNoticeIsNot() {
        assertThat(Drifts.of(Map.of(TARGET, slowAtLast(70)), FROM)).isEmpty();
        assertThat(Drifts.of(Map.of(TARGET, slowAtLast(90)), FROM))
                .extracting(Drift::measure)
                .containsExactly(Measure.QUEUE_SECONDS);
    }

    /** Usually, jobs wait for a minute. There are more of them than are kept one by one. */
    private static Tally[] slowAtLast(float queue) {
        Tally[] hours = steady(50);
        for (int hour = Drifts.HOURS - 6; hour < Drifts.HOURS; hour++) {
            hours[hour] = new Tally();
            add(hours[hour], "success", queue, 50);
        }
        return hours;
    }

    private static Tally[] steady(int jobs) {
        Tally[] hours = Drifts.hours();
        for (Tally hour : hours) {
            add(hour, "success", 60, jobs);
        }
        return hours;
    }

    private static void add(Tally hour, String status, float queue, int jobs) {
        for (int i = 0; i < jobs; i++) {
            hour.add(JobStatus.of(JobKind.COPR, status, Fate.REPORTED));
            hour.queue().add(queue);
        }
    }
}
