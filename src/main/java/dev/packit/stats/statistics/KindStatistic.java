package dev.packit.stats.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import java.util.Map;

/**
 * What became of the jobs of one kind, and how long they took.
 *
 * @param successRate {@code success / (success + failed)}, 0 to 1; null where nothing was decided
 * @param errorRate {@code error / (success + failed + error)}, 0 to 1; null where nothing was decided
 * @param queueSeconds from submission to start, of those jobs that have both in order
 * @param runSeconds from start to end, likewise
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

    /** How many became what, without what none did. */
    public Map<Outcome, Long> counts() {
        return tally.counts();
    }

    /** Whether this kind has a word for failures: else its success rate says nothing. */
    public boolean canFail() {
        return kind.source().statuses().outcomes().containsValue(Outcome.FAILED);
    }

    /** Of how many the success rate is a share. */
    public long decided() {
        return success + failed;
    }

    /** Of how many the error rate is a share. */
    public long ended() {
        return success + failed + error;
    }
}
