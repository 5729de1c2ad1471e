package dev.packit.stats.web.answer;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;

/**
 * Caches of figures that take long to calculate. They are refreshed in the background while somebody asks. Once they are too
 * old, whoever asks next waits for new ones. Being asked for does not make them stay longer.
 */
public final class Recent {

    /** Together with the time between two readings of the database and the time in the reader's browser, less than a minute. */
    public static final Duration OLDEST = Duration.ofSeconds(15);

    private Recent() {}

    /** @param refreshed the age from which they are refreshed in the background; zero to keep nothing */
    public static Caffeine<Object, Object> figures(Duration refreshed, Clock clock) {
        Caffeine<Object, Object> figures = Caffeine.newBuilder().ticker(new ElapsedTime(clock));
        return refreshed.isZero()
                ? figures.expireAfterWrite(Duration.ZERO)
                : figures.refreshAfterWrite(refreshed).expireAfterWrite(OLDEST);
    }
}
