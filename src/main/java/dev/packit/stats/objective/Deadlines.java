package dev.packit.stats.objective;

import static dev.packit.stats.packit.Columns.NO_TIME;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.database.TimeIndex;
import dev.packit.stats.packit.Columns;
import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the jobs that finished by their deadline. */
@ApplicationScoped
public class Deadlines {

    /** The time within which builds and test runs should finish, according to Packit's objectives. */
    public static final Duration DEADLINE = Fate.OVERDUE_AFTER;

    private static final String PASSED = """
            select cast(floor(extract(epoch from %5$s - :from) / :step) as int) as part,
                count(*) filter (where %1$s in (%2$s)%3$s) as good, count(*) as passed
            from %4$s t
            where t.id >= :low and t.id < :high and %5$s >= :from and %5$s < :to and %1$s in (%6$s)
                and %7$s <> '%8$s'
            group by part
            """;

    /** For jobs whose end time is not recorded. */
    private static final String WHENEVER = "";

    private static final String IN_TIME = " and %s <= %s + interval '%d seconds'";

    @Inject
    MirrorSql sql;

    @Inject
    TimeIndex timeIndex;

    /**
     * The jobs whose deadline passed in a period: {@code good} succeeded or failed on time, {@code bad} did not. A build with
     * no recorded end time counts as late; canceled and skipped jobs are not counted, nor are those whose source package
     * failed. For kinds of job whose end time is never recorded, every job that has a result at the time of the query counts
     * as on time.
     */
    public record Passed(long good, long bad) {

        Passed plus(Passed other) {
            return new Passed(good + other.good, bad + other.bad);
        }
    }

    /**
     * @param kinds all kinds of their tables
     * @param from inclusive
     * @param to exclusive
     */
    public Passed passed(Set<JobKind> kinds, Instant from, Instant to) {
        return passed(kinds, from, Duration.between(from, to), 1).get(0);
    }

    /**
     * Like {@link #passed(Set, Instant, Instant)}, for several consecutive periods.
     *
     * @param from the beginning of the first one
     * @param length of each, in whole seconds
     */
    public List<Passed> passed(Set<JobKind> kinds, Instant from, Duration length, int parts) {
        List<Passed> passed = new ArrayList<>(Collections.nCopies(parts, new Passed(0, 0)));
        Instant submitted = from.minus(DEADLINE);
        kinds.stream()
                .map(JobKind::source)
                .distinct()
                .forEach(source -> passed(source, submitted, submitted.plus(length.multipliedBy(parts)), length)
                        .forEach((part, of) -> passed.set(part, passed.get(part).plus(of))));
        return passed;
    }

    private Map<Integer, Passed> passed(JobSource source, Instant from, Instant to, Duration length) {
        Columns columns = source.columns();
        String query = PASSED.formatted(
                columns.status(),
                words(source, EnumSet.of(Outcome.SUCCESS, Outcome.FAILED)),
                columns.finished().equals(NO_TIME)
                        ? WHENEVER
                        : IN_TIME.formatted(columns.finished(), columns.submitted(), DEADLINE.toSeconds()),
                source.table(),
                columns.submitted(),
                words(source, EnumSet.complementOf(EnumSet.of(Outcome.OTHER))),
                columns.fate(),
                Fate.NOT_BUILT);
        Map<Integer, Passed> passed = new HashMap<>();
        sql.list(
                query,
                Map.of(
                        "step", length.toMillis() / 1000.0,
                        "low", timeIndex.lowestIdFrom(source.table(), columns.submittedTime(), from),
                        "high", timeIndex.highestIdBefore(source.table(), columns.submittedTime(), to),
                        "from", LocalDateTime.ofInstant(from, ZoneOffset.UTC),
                        "to", LocalDateTime.ofInstant(to, ZoneOffset.UTC)),
                row -> passed.put(
                        row.intValue("part"),
                        new Passed(row.longValue("good"), row.longValue("passed") - row.longValue("good"))));
        return passed;
    }

    private static String words(JobSource source, Set<Outcome> outcomes) {
        return source.statuses().words(outcomes).stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }
}
