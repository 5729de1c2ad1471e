package dev.packit.stats;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands at {@link FixedClock#NOW} until a test moves it. */
public final class MovingClock extends Clock {

    private volatile Instant now = FixedClock.NOW;
    private volatile boolean isRunning;

    /** Lets it be the machine's clock from now on. */
    public void run() {
        isRunning = true;
    }

    public void move(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return isRunning ? Instant.now() : now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("All times are UTC");
    }
}
