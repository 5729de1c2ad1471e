package dev.packit.stats.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.packit.stats.FixedClock;
import dev.packit.stats.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentTest {

    private final MovingClock clock = new MovingClock();
    private final List<Runnable> background = new ArrayList<>();
    private final LoadingCache<String, Instant> figures = Recent.figures(Duration.ofSeconds(5), clock)
            .executor(background::add)
            .build(period -> clock.instant());

    @Test
    void aYoungResultIsReused() {
        assertThat(figures.get("month")).isEqualTo(FixedClock.NOW);
        clock.move(Duration.ofSeconds(4));
        assertThat(figures.get("month")).isEqualTo(FixedClock.NOW);
    }

    @Test
    void anOlderOneIsRefreshedInTheBackground() {
        assertThat(figures.get("month")).isEqualTo(FixedClock.NOW);
        clock.move(Duration.ofSeconds(6));
        assertThat(figures.get("month")).isEqualTo(FixedClock.NOW);
        runBackground();
        assertThat(figures.get("month")).isEqualTo(FixedClock.NOW.plusSeconds(6));
    }

    @Test
    void whoAsksAfterHoursWaitsForANewOne() {
        assertThat(figures.get("month")).isEqualTo(FixedClock.NOW);
        clock.move(Duration.ofHours(6));
        assertThat(figures.get("month")).isEqualTo(FixedClock.NOW.plus(Duration.ofHours(6)));
    }

    /** Even if nothing in the background ever gets done. */
    @Test
    void beingAskedForDoesNotMakeItStayLonger() {
        for (int second = 0; second < 600; second++) {
            assertThat(Duration.between(figures.get("month"), clock.instant())).isLessThan(Recent.OLDEST);
            clock.move(Duration.ofSeconds(1));
        }
    }

    @Test
    void aClockThatIsSetBackMakesNothingYounger() {
        assertThat(figures.get("month")).isEqualTo(FixedClock.NOW);
        clock.move(Duration.ofDays(-1));
        assertThat(figures.get("month")).isEqualTo(FixedClock.NOW);
        clock.move(Recent.OLDEST);
        assertThat(figures.get("month")).isEqualTo(clock.instant());
    }

    @Test
    void nothingIsKeptIfThatIsAskedFor() {
        LoadingCache<String, Instant> none =
                Recent.figures(Duration.ZERO, clock).build(period -> clock.instant());
        assertThat(none.get("month")).isEqualTo(FixedClock.NOW);
        clock.move(Duration.ofSeconds(1));
        assertThat(none.get("month")).isEqualTo(clock.instant());
    }

    private void runBackground() {
        List<Runnable> waiting = List.copyOf(background);
        background.clear();
        waiting.forEach(Runnable::run);
    }
}
