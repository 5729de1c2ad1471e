package dev.packit.stats.web.answer;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The time that has passed by a clock. If the clock is set back, this stands still, so cached values never become younger. */
final class ElapsedTime implements Ticker {

    private final Clock clock;
    private Instant last;
    private long nanos;

    ElapsedTime(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    @Override
    public synchronized long read() {
        Instant now = clock.instant();
        nanos += Math.max(0, Duration.between(last, now).toNanos());
        last = now;
        return nanos;
    }
}
