package dev.packit.stats.mirror;

import dev.packit.stats.database.Sql;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads jobs from the database, as {@link JobEntry}s. */
@ApplicationScoped
class JobReading {

    /** The number of ids that one query covers, so that it stays below the statement timeout. */
    private static final long LOOKED_OVER = 16L * Chunk.SIZE;

    @Inject
    Sql sql;

    /** The highest id of a table; 0 if it is empty. */
    int lastId(JobSource source) {
        Long last = sql.first(
                "select max(t.id) as last from %s t".formatted(source.table()),
                Map.of(),
                row -> row.number("last") == null ? 0L : row.number("last"));
        return last.intValue();
    }

    /** @param high exclusive */
    List<JobEntry> range(JobSource source, Vocabulary vocabulary, long low, long high) {
        return facts(
                source,
                vocabulary,
                sql.list(JobMeasurement.inRange(source), Map.of("low", low, "high", high), JobMeasurement::of));
    }

    List<JobEntry> byIds(JobSource source, Vocabulary vocabulary, Collection<Integer> ids) {
        return ids.isEmpty()
                ? List.of()
                : facts(
                        source,
                        vocabulary,
                        sql.list(
                                JobMeasurement.ofIds(source),
                                Map.of("ids", ids.toArray(Integer[]::new)),
                                JobMeasurement::of));
    }

    /** The fingerprints of the chunks in the database, by chunk number. */
    Map<Integer, Map<Vocabulary.Status, Fingerprint>> fingerprints(JobSource source) {
        Map<Integer, Map<Vocabulary.Status, Fingerprint>> all = new HashMap<>();
        int last = lastId(source);
        for (long low = 0; low <= last; low += LOOKED_OVER) {
            fingerprints(source, low, all);
        }
        return all;
    }

    private void fingerprints(JobSource source, long low, Map<Integer, Map<Vocabulary.Status, Fingerprint>> all) {
        sql.list(
                JobMeasurement.fingerprints(source, Chunk.SIZE),
                Map.of("low", low, "high", low + LOOKED_OVER),
                row -> all.computeIfAbsent(row.number("chunk").intValue(), first -> new HashMap<>())
                        .put(
                                Vocabulary.Status.of(JobKind.valueOf(row.text("kind")), row.text("status")),
                                new Fingerprint(
                                        row.number("jobs"),
                                        row.number("micros"),
                                        row.number("queued"),
                                        row.number("ran"))));
    }

    private List<JobEntry> facts(JobSource source, Vocabulary vocabulary, List<JobMeasurement> jobs) {
        Integer[] links = jobs.stream()
                .map(JobMeasurement::link)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Integer[]::new);
        Map<Integer, Integer> pipelines = new HashMap<>();
        if (links.length > 0) {
            sql.list(JobMeasurement.firstPipelines(source), Map.of("links", links), row -> {
                Long first = row.number("first");
                return pipelines.put(row.number("link").intValue(), first == null ? 0 : first.intValue());
            });
        }
        return jobs.stream().map(job -> fact(job, vocabulary, pipelines)).toList();
    }

    private static JobEntry fact(JobMeasurement job, Vocabulary vocabulary, Map<Integer, Integer> pipelines) {
        return new JobEntry(
                job.id(),
                job.submitted() == null ? JobEntry.UNKNOWN_TIME : Window.micros(job.submitted()),
                vocabulary.number(Vocabulary.Status.of(job.kind(), job.status())),
                vocabulary.number(job.target()),
                vocabulary.number(job.identifier()),
                pipelines.getOrDefault(job.link(), 0),
                seconds(job.queueSeconds()),
                seconds(job.runSeconds()));
    }

    private static float seconds(Double known) {
        return known == null ? Float.NaN : known.floatValue();
    }
}
