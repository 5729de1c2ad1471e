package dev.packit.stats.packit;

import dev.packit.stats.database.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * How pipelines refer to jobs.
 *
 * @param pipelineColumn the column of {@code pipelines}
 * @param target the expression over the job's row that has the same value
 * @param seek a condition over {@code t} that uses an index; <code>{links}</code> is an array of values
 * @param reference maps those values to ids of jobs, which are then the links, if there is no index; null if
 *     there is an index
 */
public record PipelineLink(
        String pipelineColumn,
        String target,
        SqlTemplate seek,
        @Nullable Reference reference) {

    PipelineLink(String pipelineColumn, String target) {
        this(pipelineColumn, target, new SqlTemplate(target + " = any ({links})"), null);
    }

    PipelineLink through(String seek) {
        return new PipelineLink(pipelineColumn, target, new SqlTemplate(seek), null);
    }

    PipelineLink by(Reference reference) {
        return new PipelineLink(pipelineColumn, target, new SqlTemplate("t.id = any ({links})"), reference);
    }

    /** The condition that finds jobs by an SQL array, which is a parameter or a subquery. */
    public String seek(String links) {
        return seek.with("links", links).sql();
    }
}
