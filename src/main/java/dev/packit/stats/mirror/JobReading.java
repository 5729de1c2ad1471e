package dev.packit.stats.mirror;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.database.Schema;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.JobStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads jobs from the database, as {@link JobEntry}s. */
@ApplicationScoped
class JobReading {

    /** The number of ids that one query covers, few enough for it to stay within the statement timeout. */
    private static final long LOOKED_OVER = 16L * Chunk.SIZE;

    @Inject
    MirrorSql sql;

    @Inject
    JobStore store;

    @Inject
    Schema schema;

    /** The sources whose tables exist in the connected database. */
    List<JobSource> sources() {
        return Arrays.stream(JobSource.values())
                .filter(source -> schema.has(source.table()))
                .toList();
    }

    /** How far what is read is behind, if a standby of its own is read. */
    Duration lag() {
        Double seconds = sql.isElsewhere() ? sql.lagSeconds() : null;
        return Duration.ofMillis(seconds == null ? 0 : (long) (seconds * 1_000));
    }

    /** Reads the jobs in a chunk's range of ids. */
    Chunk chunk(JobSource source, int number) {
        long low = (long) number * Chunk.SIZE;
        Map<String, Object> range = Map.of("low", low, "high", low + Chunk.SIZE);
        return new Chunk(number, entries(source, sql.list(JobMeasurement.inRange(source), range, JobMeasurement::of)));
    }

    /** The highest id of a table; 0 if it is empty. */
    int lastId(JobSource source) {
        return sql.one(
                "select coalesce(max(t.id), 0) as last from %s t".formatted(source.table()),
                Map.of(),
                row -> row.intValue("last"));
    }

    /** Reads the jobs that were added since the one with the highest known id. */
    IncrementalReader<JobEntry> since(JobSource source, int highest) {
        return new IncrementalReader<>(
                highest,
                after -> entries(
                        source, sql.list(JobMeasurement.after(source), Map.of("id", after), JobMeasurement::of)),
                JobEntry::id);
    }

    List<JobEntry> byIds(JobSource source, Collection<Integer> ids) {
        return ids.isEmpty()
                ? List.of()
                : entries(
                        source,
                        sql.list(
                                JobMeasurement.ofIds(source),
                                Map.of("ids", ids.toArray(Integer[]::new)),
                                JobMeasurement::of));
    }

    /** The fingerprints of the chunks in the database, by chunk number, for comparison with those in memory. */
    Map<Integer, Map<JobStatus, Fingerprint>> fingerprints(JobSource source) {
        Map<Integer, Map<JobStatus, Fingerprint>> all = new HashMap<>();
        int last = lastId(source);
        for (long low = 0; low <= last; low += LOOKED_OVER) {
            fingerprints(source, low, all);
        }
        return all;
    }

    private void fingerprints(JobSource source, long low, Map<Integer, Map<JobStatus, Fingerprint>> all) {
        sql.list(
                JobMeasurement.fingerprints(source, Chunk.SIZE),
                Map.of("low", low, "high", low + LOOKED_OVER),
                row -> all.computeIfAbsent(row.intValue("chunk"), first -> new HashMap<>())
                        .put(
                                JobStatus.of(row),
                                new Fingerprint(
                                        row.longValue("jobs"),
                                        row.longValue("micros"),
                                        row.longValue("queued"),
                                        row.longValue("ran"))));
    }

    private List<JobEntry> entries(JobSource source, List<JobMeasurement> jobs) {
        Integer[] links = jobs.stream()
                .map(JobMeasurement::link)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Integer[]::new);
        Map<Integer, Integer> pipelines = new HashMap<>();
        if (links.length > 0) {
            sql.list(JobMeasurement.firstPipelines(source), Map.of("links", links), row -> {
                Long first = row.number("first");
                return pipelines.put(row.intValue("link"), first == null ? 0 : first.intValue());
            });
        }
        return jobs.stream().map(job -> entry(job, pipelines)).toList();
    }

    private JobEntry entry(JobMeasurement job, Map<Integer, Integer> pipelines) {
        return new JobEntry(
                job.id(),
                Window.microsOrUnknown(job.submitted()),
                store.vocabulary().number(job.status()),
                store.vocabulary().number(job.target()),
                store.vocabulary().number(job.identifier()),
                pipelines.getOrDefault(job.link(), 0),
                seconds(job.queueSeconds()),
                seconds(job.runSeconds()));
    }

    private static float seconds(@Nullable Double known) {
        return known == null ? Float.NaN : known.floatValue();
    }
}
