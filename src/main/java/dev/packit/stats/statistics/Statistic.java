package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.web.answer.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Statistics of jobs, in total and over time. Each job is counted once, at the time it was submitted.
 *
 * @param from inclusive, UTC; null if open
 * @param to exclusive; null if open
 * @param kinds the totals by kind, including kinds without jobs
 * @param series by kind and time, without kinds that have no jobs
 * @param asOf when jobs were last read from the database
 */
public record Statistic(
        Instant from,
        Instant to,
        List<KindStatistic> kinds,
        List<Bucket> series,
        @JsonIgnore Instant asOf,
        @JsonIgnore Granularity step)
        implements Answers.Tabular {

    /** The total of each kind, followed by its series. */
    @Override
    public List<?> rows() {
        List<Row> rows = new ArrayList<>();
        kinds.forEach(kind -> rows.add(Row.of(this, kind)));
        series.forEach(bucket -> rows.add(Row.of(bucket)));
        return rows;
    }

    /** @param part {@code whole}, {@code step} for a step of the series, {@code previous} for the previous period */
    record Row(
            String part,
            String kind,
            Instant from,
            Instant to,
            long total,
            long success,
            long failed,
            long error,
            long running,
            long other,
            Double successRate,
            Double errorRate,
            Double queueSecondsMedian,
            Double queueSecondsP90,
            Double queueSecondsP95,
            Double runSecondsMedian,
            Double runSecondsP90,
            Double runSecondsP95) {

        static Row of(Statistic all, KindStatistic kind) {
            return of("whole", all.from, all.to, kind);
        }

        static Row of(Bucket bucket) {
            return of("step", bucket.from(), bucket.to(), KindStatistic.of(bucket.kind(), bucket.tally()));
        }

        static Row of(String part, Instant from, Instant to, KindStatistic kind) {
            return new Row(
                    part,
                    kind.kind().slug(),
                    from,
                    to,
                    kind.total(),
                    kind.success(),
                    kind.failed(),
                    kind.error(),
                    kind.running(),
                    kind.other(),
                    kind.successRate(),
                    kind.errorRate(),
                    kind.queueSeconds().median(),
                    kind.queueSeconds().p90(),
                    kind.queueSeconds().p95(),
                    kind.runSeconds().median(),
                    kind.runSeconds().p90(),
                    kind.runSeconds().p95());
        }
    }
}
