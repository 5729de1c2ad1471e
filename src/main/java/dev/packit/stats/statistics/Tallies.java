package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.packit.JobKind;
import java.util.EnumMap;
import java.util.Map;

/** What became of some jobs, by kind. */
final class Tallies {

    private final Map<JobKind, Tally> byKind = new EnumMap<>(JobKind.class);

    void add(JobCursor job) {
        of(job.kind()).add(job);
    }

    void addAll(Tallies other) {
        other.byKind.forEach((kind, tally) -> of(kind).addAll(tally));
    }

    /** Nothing yet where no job of the kind was counted. */
    Tally of(JobKind kind) {
        Tally tally = byKind.get(kind);
        if (tally == null) {
            tally = new Tally();
            byKind.put(kind, tally);
        }
        return tally;
    }

    /** To be called before several threads read. */
    void seal() {
        byKind.values().forEach(Tally::seal);
    }
}
