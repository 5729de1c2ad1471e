package dev.packit.stats.usage;

import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.web.answer.Recent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Caches usage statistics by period. */
@ApplicationScoped
class Usages {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final int MOST = 50;

    @Inject
    UsageCount count;

    @Inject
    Clock clock;

    private LoadingCache<Asked, Usage> kept;

    private record Asked(TimeRange time, int top) {}

    @PostConstruct
    void create() {
        kept = Recent.figures(FRESH, clock).maximumSize(MOST).build(this::count);
    }

    Usage of(TimeRange time, int top) {
        return kept.get(new Asked(time, top));
    }

    /** Rounds up to whole seconds, in which the times of pipelines are stored; the result contains the rounded times. */
    private static @Nullable Instant wholeSeconds(@Nullable Instant time) {
        return time == null || time.getNano() == 0
                ? time
                : time.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    }

    @ActivateRequestContext
    Usage count(Asked asked) {
        TimeRange time = asked.time;
        if (time.period() == null) {
            return count.of(wholeSeconds(time.from(clock)), wholeSeconds(time.to()), asked.top);
        }
        Instant now = TimeRange.now(clock);
        Instant from = time.period().before(now);
        return count.of(from, from == null ? null : now, asked.top);
    }
}
