package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.packit.stats.mirror.JobSnapshot;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Kinds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** For how long nothing new has come, from the data in memory: figures of a service that has stopped look like good ones. */
@ApplicationScoped
public class Silences {

    private static final Duration HISTORY = Duration.ofDays(28);

    /** Looked at where 28 days have too few jobs. A kind that has been silent for longer is taken for retired. */
    private static final Duration LONG_HISTORY = Duration.ofDays(180);

    /** Pauses that are shorter are nobody's concern. */
    private static final Duration SHORT = Duration.ofHours(1);

    /** From fewer jobs it cannot be told which pauses are usual. */
    private static final int ENOUGH = 20;

    @Inject
    JobStore store;

    @Inject
    Kinds kinds;

    private volatile @Nullable Known known;

    private record Known(long version, Instant asOf, Found found) {}

    /**
     * @param all of jobs of any kind
     * @param unusual the kinds that have been silent for longer than usual
     */
    public record Found(Silence all, List<Silence> unusual) {}

    /**
     * The time since the newest job was submitted.
     *
     * @param kind null for any kind
     * @param newest when the newest job was submitted, UTC; null if there is none
     * @param historyDays 28, or 180 if there were fewer than 20 jobs in the 28 days up to the newest
     * @param longestSeconds the longest pause between two jobs in these days up to the newest; null if there were fewer than 20
     * @param unusual whether the pause since the newest job is longer than that; for jobs of any kind, 28 days are unusual even if
     *     there were few
     */
    public record Silence(
            @Nullable JobKind kind,
            @Nullable Instant newest,
            @JsonProperty("history_days") long historyDays,
            @JsonProperty("longest_pause_seconds") @Nullable Double longestSeconds,
            boolean unusual) {

        /**
         * @param micros when jobs were submitted, in any order
         * @param asOf up to when they are known
         */
        static Silence of(@Nullable JobKind kind, LongStream micros, Instant asOf) {
            long[] sorted = micros.sorted().toArray();
            if (sorted.length == 0) {
                return new Silence(kind, null, HISTORY.toDays(), null, false);
            }
            long newest = sorted[sorted.length - 1];
            Duration history = since(sorted, newest - Window.micros(HISTORY)).length < ENOUGH ? LONG_HISTORY : HISTORY;
            long[] known = since(sorted, newest - Window.micros(history));
            long silent = Window.micros(asOf) - newest;
            boolean enough = known.length >= ENOUGH;
            long pause = longestPause(known);
            return new Silence(
                    kind,
                    Window.instant(newest),
                    history.toDays(),
                    enough ? pause / 1e6 : null,
                    enough
                            ? silent > pause && silent > Window.micros(SHORT)
                            : kind == null && silent > Window.micros(HISTORY));
        }

        private static long[] since(long[] sorted, long from) {
            return LongStream.of(sorted).filter(time -> time >= from).toArray();
        }

        private static long longestPause(long[] sorted) {
            long pause = 0;
            for (int i = 1; i < sorted.length; i++) {
                pause = Math.max(pause, sorted[i] - sorted[i - 1]);
            }
            return pause;
        }
    }

    /** Returns null while jobs are still loading. */
    public @Nullable Found found() {
        Instant asOf = store.lastRead();
        if (asOf == null || store.readBackTo() != null) {
            return null;
        }
        Known last = known;
        // a silence grows without any change
        if (last == null
                || last.version != store.version()
                || last.asOf.plusSeconds(60).isBefore(asOf)) {
            last = new Known(store.version(), asOf, find(asOf));
            known = last;
        }
        return last.found;
    }

    private Found find(Instant asOf) {
        JobSnapshot snapshot = store.snapshot();
        Window extent =
                snapshot.extent(kinds.present().stream().map(JobKind::source).toList());
        if (extent == null) {
            return new Found(Silence.of(null, LongStream.empty(), asOf), List.of());
        }
        Instant newest = Window.instant(Math.min(extent.to(), Window.micros(asOf)));
        Map<JobKind, LongStream.Builder> times = new EnumMap<>(JobKind.class);
        snapshot.scan(
                Window.of(newest.minus(LONG_HISTORY), asOf),
                Selection.ALL,
                job -> times.computeIfAbsent(job.kind(), first -> LongStream.builder())
                        .add(job.micros()));
        List<Silence> unusual = new ArrayList<>();
        List<long[]> all = new ArrayList<>();
        for (JobKind kind : kinds.present()) {
            LongStream.Builder builder = times.get(kind);
            if (builder != null) {
                long[] submitted = builder.build().toArray();
                all.add(submitted);
                Silence silence = Silence.of(kind, LongStream.of(submitted), asOf);
                if (silence.unusual()) {
                    unusual.add(silence);
                }
            }
        }
        return new Found(Silence.of(null, all.stream().flatMapToLong(LongStream::of), asOf), unusual);
    }
}
