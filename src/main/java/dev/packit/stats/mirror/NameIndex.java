package dev.packit.stats.mirror;

import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import dev.packit.stats.packit.ExternalId;
import dev.packit.stats.packit.JobSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.context.api.ManagedExecutorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Finds jobs by identifiers for which Packit's database has no index, such as the NVR of a build. In memory are only hashes of
 * them, in at most 12 bytes per identifier; the database then says which of the jobs with that hash really have it.
 */
@ApplicationScoped
class NameIndex {

    private static final Logger LOG = Logger.getLogger(NameIndex.class);

    private static final long FRESH_NANOS = Duration.ofSeconds(5).toNanos();

    /** How many of the newest ids are read again each time, since identifiers become known after a row is inserted. */
    private static final int AGAIN = 2_000;

    /** The most jobs of a table that are looked up. */
    private static final int MOST = 1_000;

    @Inject
    Sql sql;

    private final Map<JobSource, Reading> readings = new EnumMap<>(JobSource.class);

    /** @param at by {@link System#nanoTime()} */
    private record Reading(ReverseIndex jobs, long at) {}

    /** Returns the ids of the jobs in a table that have an identifier, newest first. */
    List<Integer> find(JobSource source, ExternalId id, String written) {
        String key = key(written);
        Integer[] newest = Arrays.stream(upToDate(source).referringTo(hash(id, key)))
                .boxed()
                .sorted((one, other) -> Integer.compare(other, one))
                .limit(MOST)
                .toArray(Integer[]::new);
        if (newest.length == 0) {
            return List.of();
        }
        String rows = """
                select t.id, %s
                from %s t
                where t.id = any (:ids)
                order by t.id desc
                """.formatted(select(source, id), source.table());
        return sql
                .list(rows, Map.of("ids", newest), row -> keys(row, id).contains(key) ? row.intValue("id") : 0)
                .stream()
                .filter(found -> found > 0)
                .toList();
    }

    /** Reads all identifiers in the background at startup, so that no reader has to wait for it. */
    static void start(
            @Observes StartupEvent start,
            NameIndex index,
            @ManagedExecutorConfig(propagated = {}) ManagedExecutor executor) {
        executor.execute(index::warmUp);
    }

    @ActivateRequestContext
    void warmUp() {
        try {
            Arrays.stream(JobSource.values())
                    .filter(source -> !unindexed(source).isEmpty())
                    .forEach(this::upToDate);
        } catch (RuntimeException unreadable) {
            LOG.warnf("Cannot load identifiers yet, will retry on demand: %s", unreadable.getMessage());
        }
    }

    private synchronized ReverseIndex upToDate(JobSource source) {
        Reading last = readings.get(source);
        if (last == null || System.nanoTime() - last.at > FRESH_NANOS) {
            last = new Reading(read(source, last == null ? ReverseIndex.EMPTY : last.jobs), System.nanoTime());
            readings.put(source, last);
        }
        return last.jobs;
    }

    private ReverseIndex read(JobSource source, ReverseIndex known) {
        List<ExternalId> ids = unindexed(source);
        String newer = """
                select t.id, %s
                from %s t
                where t.id > :id
                order by t.id
                limit %d
                """.formatted(
                        ids.stream().map(id -> select(source, id)).collect(Collectors.joining(", ")),
                        source.table(),
                        IncrementalReader.SIZE);
        LongStream.Builder read = LongStream.builder();
        new IncrementalReader<>(
                        Math.max(0, known.lastId() - AGAIN),
                        after -> sql.list(newer, Map.of("id", after), row -> Named.of(row, ids)),
                        Named::id)
                .forEachRemaining(rows ->
                        rows.forEach(row -> row.hashes.forEach(hash -> read.add(ReverseIndex.pair(hash, row.id)))));
        return known.with(read.build());
    }

    /** @param hashes of everything that the job can be found by */
    private record Named(int id, List<Integer> hashes) {

        static Named of(Row row, List<ExternalId> ids) {
            return new Named(
                    row.intValue("id"),
                    ids.stream()
                            .flatMap(id -> keys(row, id).stream().map(key -> hash(id, key)))
                            .toList());
        }
    }

    private static List<ExternalId> unindexed(JobSource source) {
        return source.names().keySet().stream().filter(id -> !id.isIndexed()).toList();
    }

    private static String select(JobSource source, ExternalId id) {
        return "t.%s as %s".formatted(source.names().get(id), column(id));
    }

    private static List<String> keys(Row row, ExternalId id) {
        String stored = row.text(column(id));
        return stored == null || stored.isBlank() ? List.of() : id.keys(stored);
    }

    private static String column(ExternalId id) {
        return "name_" + id.name().toLowerCase(Locale.ROOT);
    }

    private static String key(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    /** Not negative, since ids are not. */
    private static int hash(ExternalId id, String key) {
        return (31 * key.hashCode() + id.name().hashCode()) & Integer.MAX_VALUE;
    }
}
