package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.web.answer.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Statistics, compared with those of the previous period.
 *
 * @param previous those of the previous period of the same length; null if there is none, as for all time
 */
public record Compared(@JsonUnwrapped Statistic statistic, Previous previous) implements Answers.Tabular {

    /** The totals of each kind, without series. */
    record Previous(Instant from, Instant to, List<KindStatistic> kinds) {}

    /** @param before null if there is none */
    public static Compared of(Statistic statistic, Statistic before) {
        return new Compared(
                statistic, before == null ? null : new Previous(before.from(), before.to(), before.kinds()));
    }

    @Override
    public List<?> rows() {
        List<Object> rows = new ArrayList<>(statistic.rows());
        if (previous != null) {
            previous.kinds.forEach(kind -> rows.add(Statistic.Row.of("previous", previous.from, previous.to, kind)));
        }
        return rows;
    }
}
