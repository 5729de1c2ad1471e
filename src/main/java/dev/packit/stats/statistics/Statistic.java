package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.KindStatistic.Percentiles;
import dev.packit.stats.web.answer.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of jobs, in total and over time. Each job is counted once, at the time it was submitted.
 *
 * @param from inclusive, UTC; null if open
 * @param to exclusive; null if open
 * @param kinds the totals by kind, including kinds without jobs
 * @param series by kind and time, without kinds that have no jobs
 * @param asOf when jobs were last read from the database, UTC; null if not yet
 */
public record Statistic(
        @Nullable Instant from,
        @Nullable Instant to,
        List<KindStatistic> kinds,
        List<Step> series,
        @Nullable Instant asOf,
        @JsonIgnore Steps steps)
        implements Answers.Tabular {

    /**
     * The jobs of one kind that were submitted in one step of the series.
     *
     * @param from inclusive, UTC
     * @param to exclusive
     * @param runSecondsMedian null if no run time is known
     */
    public record Step(
            JobKind kind,
            Instant from,
            Instant to,

            @JsonUnwrapped @JsonIncludeProperties({"total", "success", "failed", "error", "running", "other"})
            Counts counts,

            @Nullable Double runSecondsMedian,
            @JsonIgnore Tally tally) {

        static Step of(JobKind kind, Window window, Tally tally) {
            return new Step(
                    kind,
                    Window.instant(window.from()),
                    Window.instant(window.to()),
                    tally.counts(),
                    tally.run().rounded(0.5),
                    tally);
        }
    }

    /** The total of all kinds of job. Rates are of kinds that tell failures from errors; jobs of others count as other. */
    public Counts total() {
        return kinds.stream()
                .map(kind -> KindStatistic.rated(kind.kind(), kind.counts()))
                .reduce(Counts.NONE, Counts::plus);
    }

    /** For each kind, its total first, then its series. */
    @Override
    public List<?> rows() {
        List<Row> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.add(Row.of("whole", from, to, kind)));
        series.forEach(step -> rows.add(Row.of("step", step.from, step.to, KindStatistic.of(step.kind, step.tally))));
        return rows;
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    /** @param part {@code whole}, {@code step} for a step of the series, {@code previous} for the previous period */
    private record Row(
            String part,
            JobKind kind,
            @Nullable Instant from,
            @Nullable Instant to,

            @JsonUnwrapped @JsonIgnoreProperties({"decided", "ended", "failure_rate"})
            Counts counts,

            Percentiles queueSeconds,
            Percentiles runSeconds) {

        static Row of(String part, @Nullable Instant from, @Nullable Instant to, KindStatistic of) {
            return new Row(part, of.kind(), from, to, of.counts(), of.queueSeconds(), of.runSeconds());
        }
    }

    /** Returns these statistics together with those of the previous period, and with what became worse since then. */
    public Compared comparedWith(@Nullable Statistic before, List<Regression> regressed) {
        return new Compared(
                this, before == null ? null : new Previous(before.from, before.to, before.kinds), regressed);
    }

    /** The totals by kind of the previous period. */
    record Previous(@Nullable Instant from, @Nullable Instant to, List<KindStatistic> kinds) {}

    /** @param previous the previous period of the same length; null if there is none, because the statistics are of all time */
    public record Compared(
            @JsonUnwrapped Statistic statistic, @Nullable Previous previous, List<Regression> regressed)
            implements Answers.Tabular {

        @Override
        public List<?> rows() {
            List<Object> rows = new ArrayList<>(statistic.rows());
            if (previous != null) {
                previous.kinds.forEach(kind -> rows.add(Row.of("previous", previous.from, previous.to, kind)));
            }
            return rows;
        }

        @Override
        public Class<?> rowType() {
            return Row.class;
        }
    }
}
