package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonIgnoreType;
import dev.packit.stats.database.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code pipelines}: what triggered it, and the jobs it refers to.
 *
 * @param run the smallest id among the rows that share its SRPM build, which together are one run
 * @param submitted UTC; null if it was not recorded
 * @param event the id of its event; null if it has none
 * @param packageName null in old rows
 * @param withoutJobs its outcome in case that no job came of it
 * @param links its references to jobs, by column
 */
@JsonIgnoreType
public record PipelineRow(
        long id,
        long run,
        @Nullable Instant submitted,
        @Nullable Long event,
        @Nullable String packageName,
        @Nullable Project project,
        @Nullable Trigger trigger,
        Outcome withoutJobs,
        Map<String, Integer> links) {

    /** The column whose value the rows of a run share. */
    public static final String BUILD = "srpm_build_id";

    private static final String LINKS = Arrays.stream(JobSource.values())
            .map(JobSource::pipelineColumn)
            .distinct()
            .map(column -> "p." + column)
            .collect(Collectors.joining(", "));

    /** Selects all rows of the runs to which the rows with {@code :ids} belong, ordered by id. */
    public static final String OF_RUNS =
            """
            select p.id, p.datetime as submitted, %s, %s,
                case when cast(sync.status as text) = 'error' then 'ERROR'
                    when cast(sync.status as text) = 'running'
                        and p.datetime >= %s then 'RUNNING'
                    else 'OTHER' end as without_jobs
            from (
                select x.id
                from pipelines x
                where x.id = any (:ids)
                union
                select x.id
                from pipelines asked
                join pipelines x on x.srpm_build_id = asked.srpm_build_id
                where asked.id = any (:ids)) rows
            join pipelines p on p.id = rows.id
            left join sync_release_runs sync on sync.id = p.sync_release_run_id
            %s
            order by p.id
            """.formatted(LINKS, TriggerSql.COLUMNS, Fate.ago(Fate.LOST_AFTER), TriggerSql.JOINS);

    public static PipelineRow of(Row row) {
        Project project = Project.of(row);
        Map<String, Integer> links = new HashMap<>();
        for (JobSource source : JobSource.values()) {
            Long link = row.number(source.pipelineColumn());
            if (link != null) {
                links.put(source.pipelineColumn(), link.intValue());
            }
        }
        return new PipelineRow(
                row.longValue("id"),
                row.longValue("pipeline"),
                row.time("submitted"),
                row.number("event"),
                row.text("package"),
                project,
                Trigger.of(row, project),
                row.constant("without_jobs", Outcome.class),
                links);
    }

    public @Nullable Integer link(JobSource source) {
        return links.get(source.pipelineColumn());
    }
}
