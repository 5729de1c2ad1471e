package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.packit.stats.web.answer.Answers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A statistic, and what it was before.
 *
 * @param previous of the stretch of the same length before; null where there is none, as before all time
 */
public record Compared(@JsonUnwrapped Statistic statistic, Previous previous) implements Answers.Tabular {

    /** The kinds alone, without their series. */
    record Previous(Instant from, Instant to, List<KindStatistic> kinds) {}

    /** @param before null where there is none */
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
