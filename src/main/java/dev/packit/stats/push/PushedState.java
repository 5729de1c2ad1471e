package dev.packit.stats.push;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is held in memory of pushed metrics. Its readers never wait. */
abstract class PushedState {

    volatile MetricSet holdings = MetricSet.NONE;
    final AtomicReference<@Nullable MetricSet> restored = new AtomicReference<>();
    /** The histograms of removed series, each summed over all its labels. */
    volatile MetricSet departed = MetricSet.NONE;

    volatile PushTimes times = PushTimes.NONE;
    volatile RelayNumbers numbers = RelayNumbers.NONE;
    volatile DayStarts days = DayStarts.NONE;
    volatile @Nullable Instant last;

    /** Takes over what was stored when the file was opened. */
    final void take(PushStore opened) {
        if (!opened.families().isEmpty()) {
            holdings = MetricSet.of(opened.families());
            restored.set(holdings);
        }
        days = opened.days();
        departed = opened.departed();
        times = opened.times();
        numbers = opened.numbers();
        last = opened.last() == null ? last : opened.last();
    }

    /** What was read from disk or folded since this was last asked; null if nothing was. */
    @Nullable
    MetricSet takeRestored() {
        return restored.getAndSet(null);
    }

    /** When the last push was accepted, possibly by an earlier process; null if none is known. */
    @Nullable
    Instant last() {
        return last;
    }

    DayStarts days() {
        return days;
    }

    MetricSet holdings() {
        return holdings;
    }

    PushTimes times() {
        return times;
    }

    /** Returns a histogram summed over all its labels, also those that were removed; empty if there is none of that name. */
    Optional<Histogram> histogram(String name) {
        return Stream.of(holdings, departed)
                .flatMap(held -> held.histogram(name).stream())
                .reduce(Histogram::plus);
    }

    final MetricSet histograms() {
        return departed.merged(holdings.histograms());
    }
}
