package dev.packit.stats.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packit.stats.database.StillLoading;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstReadingTest {

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        background.shutdownNow();
    }

    private void readUntilTheEnd() {
        begun.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void nobodyWaitsForLong() throws Exception {
        FirstReading reading = new FirstReading(this::readUntilTheEnd, background, Duration.ofMillis(50));

        assertThat(reading.percent()).isNull();
        assertThat(reading.isDone()).isFalse();
        assertThatThrownBy(reading::require)
                .isInstanceOfSatisfying(
                        StillLoading.class,
                        loading -> assertThat(loading.percent()).isNull());
        reading.hasReached(2, 3);
        assertThat(reading.percent()).isEqualTo(66);
        assertThatThrownBy(reading::require)
                .isInstanceOfSatisfying(
                        StillLoading.class,
                        loading -> assertThat(loading.percent()).isEqualTo(66));
        reading.hasReached(4, 3);
        assertThat(reading.percent()).isEqualTo(99);

        end.countDown();
        background.submit(() -> {}).get();
        assertThat(reading.isDone()).isTrue();
        assertThat(reading.percent()).isNull();
        assertThat(begun).hasValue(1);
    }

    @Test
    void whoeverComesEarlyEnoughWaitsForIt() {
        FirstReading reading = new FirstReading(begun::incrementAndGet, background, Duration.ofMinutes(1));

        assertThat(reading.isDone()).isTrue();
        assertThat(begun).hasValue(1);
    }

    @Test
    void whatFailedIsSaidAndTriedAgain() {
        FirstReading reading = new FirstReading(
                () -> {
                    if (begun.incrementAndGet() == 1) {
                        throw new IllegalArgumentException("away");
                    }
                },
                background,
                Duration.ofMinutes(1));

        assertThatThrownBy(reading::isDone)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("away");
        assertThat(reading.isDone()).isTrue();
        assertThat(begun).hasValue(2);
    }
}
