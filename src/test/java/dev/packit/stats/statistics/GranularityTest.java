package dev.packit.stats.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.mirror.Window;
import dev.packit.stats.statistics.FoldedJobs.Span;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GranularityTest {

    @ParameterizedTest
    @CsvSource({
        "2026-06-14T12:00:00Z, 2026-06-15T12:00:00Z, HOUR",
        "2026-06-08T12:00:00Z, 2026-06-15T12:00:00Z, DAY",
        "2026-05-15T12:00:00Z, 2026-06-15T12:00:00Z, DAY",
        "2026-03-15T12:00:00Z, 2026-06-15T12:00:00Z, WEEK",
        "2025-06-15T12:00:00Z, 2026-06-15T12:00:00Z, MONTH",
        "2020-06-15T12:00:00Z, 2026-06-15T12:00:00Z, MONTH"
    })
    void isAsFineAsThereIsRoomFor(Instant from, Instant to, Granularity step) {
        assertThat(Granularity.of(Window.of(from, to))).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({
        // the end of a month, and a leap day
        "MONTH, 2024-01-31T10:00:00Z, 2024-03-01T00:00:01Z, '2024-01-31T10:00:00Z 2024-02-01T00:00:00Z 2024-03-01T00:00:00Z 2024-03-01T00:00:01Z'",
        "DAY, 2024-02-28T23:00:00Z, 2024-03-01T00:00:00Z, '2024-02-28T23:00:00Z 2024-02-29T00:00:00Z 2024-03-01T00:00:00Z'",
        // weeks begin on Monday, whatever the year
        "WEEK, 2025-12-31T00:00:00Z, 2026-01-06T00:00:00Z, '2025-12-31T00:00:00Z 2026-01-05T00:00:00Z 2026-01-06T00:00:00Z'",
        // the current hour is not over
        "HOUR, 2026-06-15T10:30:00Z, 2026-06-15T12:00:00.000001Z, '2026-06-15T10:30:00Z 2026-06-15T11:00:00Z 2026-06-15T12:00:00Z 2026-06-15T12:00:00.000001Z'"
    })
    void goesByTheCalendarButForItsEnds(Granularity step, Instant from, Instant to, String bounds) {
        List<Window> steps = step.of(Window.of(from, to), Window.of(from, to), 100);

        List<String> expected = List.of(bounds.split(" "));
        assertThat(steps.stream().map(window -> Window.instant(window.from()).toString()))
                .isEqualTo(expected.subList(0, expected.size() - 1));
        assertThat(steps.stream().map(window -> Window.instant(window.to()).toString()))
                .isEqualTo(expected.subList(1, expected.size()));
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-06-14T00:00:00Z, 2026-06-15T00:00:00Z, true",
        "DAY, 2026-06-14T00:00:00Z, 2026-06-14T12:00:00Z, false",
        "DAY, 2026-06-14T12:00:00Z, 2026-06-15T00:00:00Z, false",
        "WEEK, 2026-06-08T00:00:00Z, 2026-06-15T00:00:00Z, true",
        "MONTH, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z, true",
        "MONTH, 2024-02-01T00:00:00Z, 2024-02-29T00:00:00Z, false"
    })
    void isWholeFromItsBeginningToItsEnd(Granularity step, Instant from, Instant to, boolean whole) {
        assertThat(step.isWhole(from, to)).isEqualTo(whole);
    }

    @Test
    void keepsTheNewestOfTooMany() {
        Window window = Window.of(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2026-01-01T00:00:00Z"));
        List<Window> steps = Granularity.MONTH.of(window, window, 2);

        assertThat(steps)
                .extracting(step -> Window.instant(step.from()).toString())
                .containsExactly("2025-11-01T00:00:00Z", "2025-12-01T00:00:00Z");
    }

    @Test
    void looksWhereSomethingMayBeWhereThereAreTooMany() {
        List<Window> steps = Granularity.MONTH.of(
                Window.of(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("2999-01-01T00:00:00Z")),
                Window.of(Instant.parse("2025-11-30T00:00:00Z"), Instant.parse("2025-12-02T00:00:00Z")),
                24);

        assertThat(steps)
                .extracting(window -> Window.instant(window.from()).toString())
                .containsExactly("2025-11-30T00:00:00Z", "2025-12-01T00:00:00Z");
    }

    @Test
    void wholeSpansLeaveNoGap() {
        Window window = Window.of(Instant.parse("2023-11-30T23:59:59Z"), Instant.parse("2026-02-01T00:00:00Z"));

        assertThat(Span.within(window))
                .containsExactly(new Span(2023, 12), new Span(2024, 0), new Span(2025, 0), new Span(2026, 1));
    }
}
