package dev.packit.stats.job;

import dev.packit.stats.database.SqlTemplate;
import dev.packit.stats.packit.Columns;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.TriggerSql;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The SQL of {@link Jobs}: first selects the ids of a page, with only the joins that the filter needs, then their
 * columns.
 */
final class JobSql {

    /** Selects the ids of a page of jobs. */
    private static final String FOUND = """
            select t.id
            from {rows}
            {joins}
            {needed}
            where t.id >= :low and t.id < :high and ({condition})
            {conditions}
            order by t.id {order}
            limit {limit}""";

    /** Selects the rows found by an index in order, so that conditions are evaluated only until the page is full. */
    private static final String SOUGHT = """
            (
                select t.id
                from {table} t
                where t.id >= :low and t.id < :high and {seek}
                order by t.id {order}) sought
            join {table} t on t.id = sought.id""";

    /** Selects the columns that lists and pages show. */
    private static final String JOBS = """
            with found as (
            {ids})
            select t.id,
                {kind} as kind,
                {status} as status,
                {fate} as fate,
                {target} as target,
                {identifier} as identifier,
                {submitted} as submitted,
                {started} as started,
                {finished} as finished,
                {external_url} as external_url,
                {packages} as packages,
                {trigger_columns}{more}
            from found
            join {table} t on t.id = found.id
            {joins}
            {pipeline}{trigger_joins}
            order by t.id desc
            """;

    /** Selects the same for the jobs of given pipelines, except for the triggers. */
    private static final String OF_LINKS = """
            select '{source}' as source, t.id,
                {kind} as kind,
                {status} as status,
                {fate} as fate,
                {target} as target,
                {identifier} as identifier,
                {submitted} as submitted,
                {started} as started,
                {finished} as finished,
                {external_url} as external_url,
                {packages} as packages,
                {link} as link,
                (select min(x.id + 0) from pipelines x where x.{pipeline_column} = {link}) as first
            from {table} t
            {joins}
            where {seek}""";

    private static final String LINKS_OF_PIPELINES = """
            select p.{pipeline_column} as link
            from pipelines p
            where p.id = any (:pipelines) and p.{pipeline_column} is not null and p.package_name {same}
                and p.id = (select min(x.id + 0) from pipelines x where x.{pipeline_column} = p.{pipeline_column})""";

    private static final String ALIKE = """
            select t.id, {kind} as kind, {status} as status, {fate} as fate
            from {table} t
            {joins}
            where {seek} and ({condition})
                and {target} {same_target} and {identifier} {same_identifier}
            order by t.id""";

    /** Searches a limited number of ids back. */
    private static final String NEWEST = """
            select t.id
            from {table} t
            {joins}
            where t.id > (select max(x.id) from {table} x) - 20000 and ({condition})
            order by t.id desc
            limit {limit}""";

    /** The values of the placeholders that depend only on the source. */
    private static final Map<JobSource, Map<String, String>> PIECES =
            Arrays.stream(JobSource.values()).collect(Collectors.toMap(source -> source, JobSql::pieces));

    private JobSql() {}

    /**
     * Selects the ids of a page of jobs. Parameters: {@code :low}, {@code :high}, {@code :links} if an index is used,
     * and those of the conditions.
     */
    static String found(JobKind kind, List<Condition> conditions, boolean seek, boolean ascending, int limit) {
        JobSource source = kind.source();
        String needed = (needs(conditions, Condition.Level.PIPELINE) ? TriggerSql.pipelineOf(source, "join") : "")
                + (needs(conditions, Condition.Level.EVENT)
                        ? "join project_events e on e.id = p.project_event_id"
                        : "");
        SqlTemplate rows = of(source, seek ? SOUGHT : "{table} t")
                .with("seek", source.link().seek(":links"))
                .with("order", ascending ? "asc" : "desc");
        return of(source, FOUND)
                .with("rows", rows.sql())
                .with("needed", needed)
                .with("condition", kind.condition())
                .with("conditions", and(conditions))
                .with("order", ascending ? "asc" : "desc")
                .with("limit", Integer.toString(limit))
                .sql();
    }

    /**
     * Selects the columns that lists and pages show, highest id first.
     *
     * @param ids a query for their ids
     * @param more further expressions to select, each preceded by a comma
     */
    static String jobs(JobSource source, String ids, String more) {
        return of(source, JOBS).with("ids", ids).with("more", more).sql();
    }

    /** The name of the parameter of {@link #ofLinks} for one of its sources. */
    static String linksOf(JobSource source) {
        return "links_" + source.name();
    }

    /**
     * Selects the jobs of given pipelines, unordered, with the link and the first pipeline that refers to them.
     * Their triggers are not included, since the caller knows the pipelines.
     */
    static String ofLinks(List<JobSource> sources) {
        return sources.stream()
                .map(source -> of(source, OF_LINKS)
                        .with("seek", source.link().seek(":" + linksOf(source)))
                        .sql())
                .collect(Collectors.joining("\nunion all\n"));
    }

    /**
     * Selects the links of {@code :pipelines} for one {@code :package} or for none. Jobs that several pipelines share
     * belong to the first of them.
     */
    static String linksOfPipelines(JobSource source, boolean ofPackage) {
        return of(source, LINKS_OF_PIPELINES)
                .with("same", ofPackage ? "= :package" : "is null")
                .sql();
    }

    /**
     * Selects the jobs of a kind for one {@code :target} or for none, and likewise {@code :identifier}, ordered by id.
     *
     * @param links an SQL array of the links to them
     */
    static String alike(JobKind kind, String links, boolean onTarget, boolean identified) {
        JobSource source = kind.source();
        return of(source, ALIKE)
                .with("seek", source.link().seek(links))
                .with("condition", kind.condition())
                .with("same_target", onTarget ? "= :target" : "is null")
                .with("same_identifier", identified ? "= :identifier" : "is null")
                .sql();
    }

    /** Selects the newest jobs of a kind, as a part of a union. Only the last rows are searched. */
    static String newest(JobKind kind, int limit) {
        SqlTemplate ids =
                of(kind.source(), NEWEST).with("condition", kind.condition()).with("limit", Integer.toString(limit));
        return "(" + jobs(kind.source(), ids.sql(), "") + ")";
    }

    /** Appends conditions to a query that already has some. */
    static String and(List<Condition> conditions) {
        return conditions.stream()
                .map(condition -> "and (" + condition.sql() + ")")
                .collect(Collectors.joining("\n"));
    }

    private static boolean needs(List<Condition> conditions, Condition.Level level) {
        return conditions.stream().anyMatch(condition -> condition.level().compareTo(level) >= 0);
    }

    private static SqlTemplate of(JobSource source, String text) {
        return new SqlTemplate(text, PIECES.getOrDefault(source, Map.of()));
    }

    private static Map<String, String> pieces(JobSource source) {
        Columns columns = source.columns();
        Map<String, String> pieces = new HashMap<>();
        pieces.put("source", source.name());
        pieces.put("table", source.table());
        pieces.put("joins", source.joins());
        pieces.put("kind", JobKind.nameIn(source));
        pieces.put("status", columns.status());
        pieces.put("fate", columns.fate());
        pieces.put("target", columns.target());
        pieces.put("identifier", columns.identifier());
        pieces.put("submitted", columns.submitted());
        pieces.put("started", columns.started());
        pieces.put("finished", columns.finished());
        pieces.put("external_url", columns.externalUrl());
        pieces.put("link", source.link().target());
        pieces.put("pipeline_column", source.link().pipelineColumn());
        pieces.put("packages", TriggerSql.packagesOf(source));
        pieces.put("pipeline", TriggerSql.pipelineOf(source, "left join"));
        pieces.put("trigger_columns", TriggerSql.COLUMNS);
        pieces.put("trigger_joins", TriggerSql.JOINS);
        return pieces;
    }
}
