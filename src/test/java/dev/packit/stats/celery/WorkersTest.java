package dev.packit.stats.celery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.MovingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkersTest {

    private final MovingClock clock = new MovingClock();
    private final Workers workers = new Workers(clock);

    @Test
    void aWorkerIsUpWhileItIsHeardWhateverTheClockDoes() {
        beat();
        assertThat(isUp()).isTrue();

        for (Duration jump : new Duration[] {Duration.ofDays(1), Duration.ofDays(-1), Duration.ofMinutes(-5)}) {
            clock.move(jump);
            beat();
            assertThat(isUp()).as("heard after " + jump).isTrue();
        }
        clock.move(Duration.ofSeconds(31));
        assertThat(isUp()).isFalse();
    }

    @Test
    void aWorkerThatIsSilentSinceTheClockWasSetBackIsDown() {
        beat();
        clock.move(Duration.ofMinutes(-30));
        assertThat(isUp()).isFalse();
    }

    private void beat() {
        workers.take(new CeleryEvent("worker-heartbeat", "celery@worker", null, null, null, null, 1.0, null, null, 2));
    }

    private boolean isUp() {
        return workers.all().stream().anyMatch(Workers.Worker::up);
    }
}
