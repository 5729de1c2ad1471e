package dev.packit.stats.job;

import dev.packit.stats.mirror.RunCriteria;
import dev.packit.stats.packit.Outcome;
import java.util.Set;

/** What a filter asks of runs: {@link Parameter#OUTCOME} of the run, everything else of one of its jobs. */
final class RunConditions {

    private RunConditions() {}

    @SuppressWarnings("unchecked") // the type of the parameter's value
    static RunCriteria of(JobFilter filter) {
        boolean waiting = Boolean.TRUE.equals(filter.values().get(Parameter.WAITING));
        return new RunCriteria(
                (Set<Outcome>) filter.values().get(Parameter.OUTCOME),
                filter.without(Parameter.OUTCOME).asksForJobs(),
                status -> filter.takes(Parameter.STATUS, status.word())
                        && (status.mayWait() || !waiting)
                        && (status.isOpen() || !filter.asksFor(Parameter.OVERDUE)),
                filter.words(Parameter.TARGET),
                filter.words(Parameter.IDENTIFIER));
    }
}
