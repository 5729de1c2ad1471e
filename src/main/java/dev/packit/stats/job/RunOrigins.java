package dev.packit.stats.job;

import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what runs were for, of which the copy in memory knows only a part. */
@ApplicationScoped
public class RunOrigins {

    private static final String ORIGINS = """
            select p.id, p.package_name as package, p.datetime as submitted, e.id as event, e.commit_sha as commit,
                e.event_id as trigger_row
            from pipelines p
            left join project_events e on e.id = p.project_event_id
            where p.id = any (:ids)
            """;

    @Inject
    Sql sql;

    /**
     * What a run was for.
     *
     * @param submitted UTC; null if it was not recorded
     * @param event 0 if there is none
     * @param trigger the row of what triggered it, in the table of that type; 0 if there is none
     */
    public record Origin(
            int id,
            @Nullable String packageName,
            @Nullable Instant submitted,
            int event,
            @Nullable String commit,
            int trigger) {

        static Origin of(Row row) {
            return new Origin(
                    row.intValue("id"),
                    row.text("package"),
                    row.time("submitted"),
                    numberOrZero(row, "event"),
                    row.text("commit"),
                    numberOrZero(row, "trigger_row"));
        }

        private static int numberOrZero(Row row, String column) {
            Long number = row.number(column);
            return number == null ? 0 : number.intValue();
        }

        /** What identifies the push: its commit or, if that is unknown, its event. */
        public Object push() {
            return commit == null ? event : commit;
        }
    }

    /** Returns the origins of runs by their ids. Ids that do not exist are ignored. */
    public Map<Integer, Origin> of(Collection<Integer> ids) {
        return sql.list(ORIGINS, Map.of("ids", ids.toArray(Integer[]::new)), Origin::of).stream()
                .collect(Collectors.toMap(Origin::id, Function.identity()));
    }
}
