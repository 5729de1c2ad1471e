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
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the jobs that finished by their deadline. */
@ApplicationScoped
public class Deadlines {

    /** The time within which builds and test runs should finish, according to Packit's objectives. */
    public static final Duration DEADLINE = Fate.OVERDUE_AFTER;

    private static final String PASSED = """
            select count(*) filter (where %1$s in (%2$s)%3$s) as good, count(*) as passed
            from %4$s t
            where t.id >= :low and t.id < :high and %5$s >= :from and %5$s < :to and %1$s in (%6$s)
                and %7$s <> '%8$s'
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
        return kinds.stream()
                .map(JobKind::source)
                .distinct()
                .map(source -> passed(source, from.minus(DEADLINE), to.minus(DEADLINE)))
                .reduce(new Passed(0, 0), Passed::plus);
    }

    private Passed passed(JobSource source, Instant from, Instant to) {
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
        return sql.one(
                query,
                Map.of(
                        "low", timeIndex.lowestIdFrom(source.table(), columns.submittedTime(), from),
                        "high", timeIndex.highestIdBefore(source.table(), columns.submittedTime(), to),
                        "from", LocalDateTime.ofInstant(from, ZoneOffset.UTC),
                        "to", LocalDateTime.ofInstant(to, ZoneOffset.UTC)),
                row -> new Passed(row.longValue("good"), row.longValue("passed") - row.longValue("good")));
    }

    private static String words(JobSource source, Set<Outcome> outcomes) {
        return source.statuses().words(outcomes).stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }
}
