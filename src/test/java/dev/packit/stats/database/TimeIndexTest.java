package dev.packit.stats.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With 100,000 rows, ten minutes apart, not perfectly in order, with gaps and nulls. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
class TimeIndexTest {

    private static final Query SQL = new Query(PackitDatabase.NAME);

    @Inject
    TimeIndex timeIndex;

    @Inject
    Sql sql;

    @BeforeAll
    static void fill() {
        SQL.run("""
                create table long_list as
                    select 10000 + n * 3 as id,
                        case when n % 7 <> 0 then
                            timestamp '2024-01-01' + n * interval '10 minutes' + (n * 7919 % 48) * interval '1 hour'
                        end as submitted_time
                    from generate_series(0, 99999) n
                    where n not between 30000 and 40000;
                alter table long_list add primary key (id);
                grant select on long_list to packit_stats;
                analyze long_list""");
    }

    @AfterAll
    static void drop() {
        SQL.run("drop table long_list");
    }

    @Test
    @ActivateRequestContext
    void theBoundsHoldEveryRowOfTheTimeAndNotManyMore() {
        for (String day : new String[] {"2024-02-29", "2024-07-27", "2024-09-01", "2025-01-01", "2025-11-01"}) {
            Instant from = Instant.parse(day + "T00:00:00Z");
            Instant to = from.plusSeconds(86_400);
            long low = timeIndex.lowestIdFrom("long_list", "submitted_time", from);
            long high = timeIndex.highestIdBefore("long_list", "submitted_time", to);

            String rows = "select min(t.id) as least, max(t.id) as most, count(*) as rows from long_list t"
                    + " where t.submitted_time >= timestamp '%1$s' and t.submitted_time < timestamp '%1$s' + interval '1 day'";
            long[] found = sql.first(
                    rows.formatted(day),
                    Map.of(),
                    row -> row.number("rows") == 0
                            ? new long[] {low, high - 1}
                            : new long[] {row.number("least"), row.number("most")});
            assertThat(low).as("low on " + day).isLessThanOrEqualTo(found[0]);
            assertThat(high).as("high on " + day).isGreaterThan(found[1]);
            assertThat(high - low).as("width on " + day).isLessThan(3 * 20_000 * 3);
        }
    }
}
