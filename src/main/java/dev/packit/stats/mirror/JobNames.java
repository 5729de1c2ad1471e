package dev.packit.stats.mirror;

import dev.packit.stats.database.Sql;
import dev.packit.stats.packit.ExternalId;
import dev.packit.stats.packit.JobSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds jobs by identifiers of other systems, with the indexes of Packit's database or one in memory. */
@ApplicationScoped
public class JobNames {

    /** The most jobs that one identifier finds; far more than have one in common. */
    private static final int MOST = 1_000;

    /** The offset makes PostgreSQL use the identifier's index, rather than search from the newest row back. */
    private static final String INDEXED = """
            select '%s' as source, x.id
            from (select t.id from %s t where t.%s = :%s offset 0) x""";

    @Inject
    Sql sql;

    @Inject
    NameIndex index;

    /** Returns the ids of the jobs that any of these identifies, by their table, newest first. */
    public Map<JobSource, List<Integer>> find(Collection<ExternalId> ids, String written) {
        Map<JobSource, List<Integer>> found = new EnumMap<>(JobSource.class);
        List<String> queries = new ArrayList<>();
        Map<String, Object> parameters = new HashMap<>();
        for (JobSource source : JobSource.values()) {
            source.names().forEach((id, column) -> {
                Object value = ids.contains(id) ? value(id, written) : null;
                if (value != null && id.isIndexed()) {
                    queries.add(INDEXED.formatted(source.name(), source.table(), column, id.name()));
                    parameters.put(id.name(), value);
                } else if (value != null) {
                    add(found, source, index.find(source, id, written));
                }
            });
        }
        if (!queries.isEmpty()) {
            String all = String.join("\nunion all\n", queries) + "\norder by id desc\nlimit " + MOST;
            sql.list(all, parameters, row -> Map.entry(row.constant("source", JobSource.class), row.intValue("id")))
                    .forEach(job -> add(found, job.getKey(), List.of(job.getValue())));
        }
        return found;
    }

    private static void add(Map<JobSource, List<Integer>> found, JobSource source, List<Integer> ids) {
        if (!ids.isEmpty()) {
            found.computeIfAbsent(source, first -> new ArrayList<>()).addAll(ids);
        }
    }

    /** The value of a column; null if the text cannot be one. */
    private static @Nullable Object value(ExternalId id, String written) {
        return id.isNumber() ? written.matches("[0-9]{1,9}") ? Integer.valueOf(written) : null : written;
    }
}
