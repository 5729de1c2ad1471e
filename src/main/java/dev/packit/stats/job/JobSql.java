package dev.packit.stats.job;

import dev.packit.stats.packit.Columns;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.PipelineLink;
import dev.packit.stats.packit.TriggerSql;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL of {@link Jobs}: first the ids of a page, with as few joins as its filter needs, then what it shows of them. */
final class JobSql {

    /** How many ids back the newest jobs are looked for. */
    private static final int RECENT = 20_000;

    private JobSql() {}

    /** The ids of a page of jobs; takes {@code :low}, {@code :high} and what the conditions take. */
    static String found(JobKind kind, List<Condition> conditions, boolean seek, boolean ascending, int limit) {
        JobSource source = kind.source();
        String order = ascending ? "asc" : "desc";
        StringBuilder from = new StringBuilder(seek ? sought(source, order) : source.table() + " t\n");
        from.append(source.joins()).append('\n');
        if (needs(conditions, Condition.Level.PIPELINE)) {
            from.append(TriggerSql.pipelineOf(source, "join"));
        }
        if (needs(conditions, Condition.Level.EVENT)) {
            from.append("join project_events e on e.id = p.project_event_id\n");
        }
        String where = conditions.stream()
                .map(condition -> "and (%s)%n".formatted(condition.sql()))
                .collect(Collectors.joining());
        return """
                select t.id
                from %s
                where t.id >= :low and t.id < :high and (%s)
                %s
                order by t.id %s
                limit %d""".formatted(from, kind.condition(), where, order, limit);
    }

    /** The rows that an index leads to, in order: so the conditions are checked only until the page is full. */
    private static String sought(JobSource source, String order) {
        return """
                (
                    select t.id
                    from %1$s t
                    where t.id >= :low and t.id < :high and %2$s
                    order by t.id %3$s) sought
                join %1$s t on t.id = sought.id
                """.formatted(source.table(), source.link().seek(), order);
    }

    /**
     * What lists and pages show of some jobs, highest id first.
     *
     * @param ids a query for their ids
     * @param more further expressions to select, each after a comma
     */
    static String jobs(JobSource source, String ids, String more) {
        Columns columns = source.columns();
        return """
                with found as (
                %s)
                select t.id,
                    %s as kind,
                    %s as status,
                    %s as target,
                    %s as identifier,
                    %s as submitted,
                    %s as started,
                    %s as finished,
                    %s as external_url,
                    %s%s
                from found
                join %s t on t.id = found.id
                %s
                %s%s
                order by t.id desc
                """.formatted(
                        ids,
                        JobKind.nameIn(source),
                        columns.status(),
                        columns.target(),
                        columns.identifier(),
                        columns.submitted(),
                        columns.started(),
                        columns.finished(),
                        columns.externalUrl(),
                        TriggerSql.COLUMNS,
                        more,
                        source.table(),
                        source.joins(),
                        TriggerSql.pipelineOf(source, "left join"),
                        TriggerSql.JOINS);
    }

    /** The parameter that {@link #ofLinks} takes for one of its sources. */
    static String linksOf(JobSource source) {
        return "links_" + source.name();
    }

    /**
     * The jobs that some pipelines point at, in no order, with what points at them and the first pipeline that does.
     * What triggered them is left to who asks: that knows the pipelines.
     */
    static String ofLinks(List<JobSource> sources) {
        return sources.stream().map(JobSql::ofLinks).collect(Collectors.joining("\nunion all\n"));
    }

    private static String ofLinks(JobSource source) {
        Columns columns = source.columns();
        PipelineLink link = source.link();
        return """
                select '%s' as source, t.id, %s as kind, %s as status, %s as target, %s as identifier,
                    %s as submitted, %s as started, %s as finished, %s as external_url, %s as link,
                    (select min(x.id + 0) from pipelines x where x.%s = %s) as first
                from %s t
                %s
                where %s""".formatted(
                        source.name(),
                        JobKind.nameIn(source),
                        columns.status(),
                        columns.target(),
                        columns.identifier(),
                        columns.submitted(),
                        columns.started(),
                        columns.finished(),
                        columns.externalUrl(),
                        link.target(),
                        link.pipelineColumn(),
                        link.target(),
                        source.table(),
                        source.joins(),
                        link.seek().replace(":links", ":" + linksOf(source)));
    }

    /** What some pipelines point at, {@code :pipelines}, of one {@code :package} or of no known one. */
    static String linksOfPipelines(JobSource source, boolean ofPackage) {
        return """
                select p.%1$s as link
                from pipelines p
                where p.id = any (:pipelines) and p.%1$s is not null and p.package_name %2$s""".formatted(source.link().pipelineColumn(), ofPackage ? "= :package" : "is null");
    }

    /** The jobs of a kind for one {@code :target}, or for no known one, that an index leads to, in the order of their ids. */
    static String alike(JobKind kind, String seek, boolean onTarget) {
        JobSource source = kind.source();
        return """
                select t.id, %s as status
                from %s t
                %s
                where %s and (%s) and %s %s
                order by t.id""".formatted(
                        source.columns().status(),
                        source.table(),
                        source.joins(),
                        seek,
                        kind.condition(),
                        source.columns().target(),
                        onTarget ? "= :target" : "is null");
    }

    /** The newest jobs of a kind, as a part of a union. Where none of the last rows is of it, none is new. */
    static String newest(JobKind kind, int limit) {
        JobSource source = kind.source();
        String ids = """
                select t.id
                from %s t
                %s
                where t.id > (select max(x.id) from %s x) - %d and (%s)
                order by t.id desc
                limit %d""".formatted(source.table(), source.joins(), source.table(), RECENT, kind.condition(), limit);
        return "(" + jobs(source, ids, "") + ")";
    }

    private static boolean needs(List<Condition> conditions, Condition.Level level) {
        return conditions.stream().anyMatch(condition -> condition.level().compareTo(level) >= 0);
    }
}
