package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.util.Map;

/**
 * The outcomes and durations of the jobs of one kind.
 *
 * @param successRate {@code success / (success + failed)}, 0 to 1; null if there are no such jobs
 * @param errorRate {@code error / (success + failed + error)}, 0 to 1; null if there are no such jobs
 * @param queueSeconds from submission to start, of jobs for which both are known and in order
 * @param runSeconds from start to end, of jobs for which both are known and in order
 */
public record KindStatistic(
        JobKind kind,
        long total,
        long success,
        long failed,
        long error,
        long running,
        long other,
        Double successRate,
        Double errorRate,
        Percentiles queueSeconds,
        Percentiles runSeconds,
        @JsonIgnore Tally tally) {

    static KindStatistic of(JobKind kind, Tally tally) {
        Rates rates = rates(tally);
        return new KindStatistic(
                kind,
                tally.total(),
                tally.count(Outcome.SUCCESS),
                tally.count(Outcome.FAILED),
                tally.count(Outcome.ERROR),
                tally.count(Outcome.RUNNING),
                tally.count(Outcome.OTHER),
                rates.success(),
                rates.error(),
                Percentiles.of(tally.queue()),
                Percentiles.of(tally.run()),
                tally);
    }

    static Rates rates(Tally tally) {
        return new Rates(tally.count(Outcome.SUCCESS), tally.count(Outcome.FAILED), tally.count(Outcome.ERROR));
    }

    /** The number of jobs by outcome, without zeros. */
    public Map<Outcome, Long> counts() {
        return tally.counts();
    }

    /** Whether jobs of this kind can fail; if not, the success rate is meaningless. */
    public boolean canFail() {
        return kind.source().statuses().outcomes().containsValue(Outcome.FAILED);
    }

    /** The number of jobs on which the success rate is based. */
    public long decided() {
        return success + failed;
    }

    /** The number of jobs on which the error rate is based. */
    public long ended() {
        return success + failed + error;
    }
}
