package dev.packit.stats.packit;

/**
 * How a job and its pipelines know each other.
 *
 * @param pipelineColumn of {@code pipelines}
 * @param target the expression over the job's row that has the same value
 * @param seek a condition over {@code t} with {@code :links}, the values of many pipelines, that an index serves
 * @param reference serves in place of {@code seek} where there is no such index; null where there is one
 */
public record PipelineLink(String pipelineColumn, String target, String seek, Reference reference) {

    PipelineLink(String pipelineColumn, String target) {
        this(pipelineColumn, target, target + " = any (:links)", null);
    }

    PipelineLink through(String seek) {
        return new PipelineLink(pipelineColumn, target, seek, null);
    }

    PipelineLink by(Reference reference) {
        return new PipelineLink(pipelineColumn, target, "t.id = any (:links)", reference);
    }
}
