package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.packit.JobKind;
import java.util.EnumMap;
import java.util.Map;

/** The outcomes and durations of jobs by kind, while they are counted. */
final class Tallies {

    private final Map<JobKind, Tally> byKind = new EnumMap<>(JobKind.class);

    void add(JobCursor job) {
        of(job.kind()).add(job);
    }

    void addAll(Tallies other) {
        other.byKind.forEach((kind, tally) -> of(kind).addAll(tally));
    }

    /** Returns the tally of a kind, which is empty if none of its jobs was counted. */
    Tally of(JobKind kind) {
        Tally tally = byKind.get(kind);
        if (tally == null) {
            tally = new Tally();
            byKind.put(kind, tally);
        }
        return tally;
    }

    /** The jobs of all kinds together. */
    Tally sum() {
        Tally sum = new Tally();
        byKind.values().forEach(sum::addAll);
        return sum;
    }

    Counts counts() {
        return byKind.values().stream().map(Tally::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** The jobs on which the success rate is based: those of kinds that can fail. */
    Counts decided() {
        return byKind.entrySet().stream()
                .map(kind -> KindStatistic.rated(kind.getKey(), kind.getValue().counts()))
                .reduce(Counts.NONE, Counts::plus);
    }

    /** The jobs on which the error rate is based: those of kinds that tell failures from errors, if there are any, else all. */
    Counts rated() {
        return byKind.keySet().stream().noneMatch(kind -> kind.source().tellsCauses()) ? counts() : decided();
    }

    /** Must be called before several threads read. */
    void seal() {
        byKind.values().forEach(Tally::seal);
    }
}
