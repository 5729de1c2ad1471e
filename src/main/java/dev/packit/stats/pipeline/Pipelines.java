package dev.packit.stats.pipeline;

import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import dev.packit.stats.job.Job;
import dev.packit.stats.job.JobSource;
import dev.packit.stats.job.Jobs;
import dev.packit.stats.job.Project;
import dev.packit.stats.job.Trigger;
import dev.packit.stats.job.TriggerSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The runs. */
@ApplicationScoped
class Pipelines {

    /** All rows of the run that a row belongs to, the first one first. */
    private static final String ROWS = """
            select p.id, p.datetime as submitted, %1$s
            from pipelines p
            where p.id = :id
            union
            select p.id, p.datetime, %1$s
            from pipelines asked
            join pipelines p on p.srpm_build_id = asked.srpm_build_id
            where asked.id = :id
            order by id
            """.formatted(Arrays.stream(JobSource.values())
            .map(JobSource::pipelineColumn)
            .distinct()
            .map(column -> "p." + column)
            .collect(Collectors.joining(", ")));

    private static final String CAUSE = """
            select %s
            from pipelines p
            %s
            where p.id = :id
            """.formatted(TriggerSql.COLUMNS, TriggerSql.JOINS);

    /** By stage, then by kind, then by target. */
    private static final Comparator<Job> FLOW = Comparator.comparing(
                    (Job job) -> job.kind().stage())
            .thenComparing(Job::kind)
            .thenComparing(Job::target, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Job::id);

    @Inject
    Sql sql;

    @Inject
    Jobs jobs;

    /** The run that a row belongs to, by the id of any of its rows; null where there is none. */
    Pipeline find(long id) {
        List<Run> rows = sql.list(ROWS, Map.of("id", id), Run::of);
        if (rows.isEmpty()) {
            return null;
        }
        Run first = rows.get(0);
        List<Job> found = Arrays.stream(JobSource.values())
                .flatMap(source -> jobs.ofPipelines(source, links(rows, source)).stream())
                .sorted(FLOW)
                .toList();
        return sql.first(CAUSE, Map.of("id", first.id), row -> {
            Project project = Project.of(row);
            return new Pipeline(
                    first.id, first.submitted, project, Trigger.of(row, project), row.text("package"), found);
        });
    }

    private static Set<Integer> links(List<Run> rows, JobSource source) {
        return rows.stream()
                .map(row -> row.links.get(source))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** A row of {@code pipelines}: what it points at, by where its jobs are kept. */
    private record Run(long id, Instant submitted, Map<JobSource, Integer> links) {

        static Run of(Row row) {
            Map<JobSource, Integer> links = new EnumMap<>(JobSource.class);
            for (JobSource source : JobSource.values()) {
                Long link = row.number(source.pipelineColumn());
                if (link != null) {
                    links.put(source, link.intValue());
                }
            }
            return new Run(row.number("id"), row.time("submitted"), links);
        }
    }
}
