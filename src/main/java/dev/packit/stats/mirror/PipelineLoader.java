package dev.packit.stats.mirror;

import dev.packit.stats.database.MirrorSql;
import dev.packit.stats.packit.TriggerType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/** Reads the pipelines that are not yet in the {@link PipelineIndex}. */
@ApplicationScoped
class PipelineLoader {

    /** How many rows are read before they are merged into the index, because they take more memory until then. */
    private static final int PART = 100_000;

    private static final String TRIGGERS = """
            select t.id, t.project_id as project
            from %s t
            where t.id > :id and t.project_id is not null
            order by t.id
            limit %d
            """;

    @Inject
    MirrorSql sql;

    @Inject
    SharedJobs shared;

    /**
     * Adds what is new.
     *
     * @param reached takes the highest id that has been read, now and then; 0 while there is none
     */
    PipelineSnapshot read(PipelineSnapshot before, IntConsumer reached) {
        IncrementalReader<PipelineReading.Read> pipelines = new IncrementalReader<>(
                before.lastPipeline(),
                after -> sql.list(PipelineReading.PIPELINES, Map.of("id", after), PipelineReading.Read::of),
                PipelineReading.Read::id);
        PipelineSnapshot now = before;
        while (pipelines.hasNext()) {
            PipelineReading part = new PipelineReading(now);
            for (int rows = 0; rows < PART && pipelines.hasNext(); rows += IncrementalReader.SIZE) {
                add(pipelines.next(), part, now);
                reached.accept(part.last());
            }
            // after the pipelines, so that it contains their triggers
            for (TriggerType type : TriggerType.values()) {
                triggers(
                                type,
                                now.projects()
                                        .getOrDefault(type, ReverseIndex.EMPTY)
                                        .lastReferred())
                        .forEachRemaining(pairs -> pairs.forEach(pair -> part.add(type, pair)));
            }
            now = part.all();
        }
        return now;
    }

    private void add(List<PipelineReading.Read> rows, PipelineReading part, PipelineSnapshot before) {
        rows.forEach(part::add);
        List<PipelineReading.Read> fresh =
                rows.stream().filter(row -> !before.columns().has(row.id())).toList();
        part.add(shared.of(fresh, before.lastPipeline()));
    }

    /** Reads triggers of a type, each paired with its project. */
    private IncrementalReader<Long> triggers(TriggerType type, int highest) {
        String triggers = TRIGGERS.formatted(type.table(), IncrementalReader.SIZE);
        return new IncrementalReader<>(
                highest,
                after -> sql.list(
                        triggers,
                        Map.of("id", after),
                        row -> ReverseIndex.pair(row.longValue("id"), row.longValue("project"))),
                pair -> (int) (pair >> Integer.SIZE));
    }
}
