package dev.packit.stats.packit;

import dev.packit.stats.database.SqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * How a job and its pipelines know each other.
 *
 * @param pipelineColumn of {@code pipelines}
 * @param target the expression over the job's row that has the same value
 * @param seek a condition over {@code t} that an index serves; <code>{links}</code> is an array of values
 * @param reference leads from those values to the ids of jobs where no index does: then these are the links; null where
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

    /** The condition that finds jobs by an SQL array: a parameter or a query. */
    public String seek(String links) {
        return seek.with("links", links).sql();
    }
}
