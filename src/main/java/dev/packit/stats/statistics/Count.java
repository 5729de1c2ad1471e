package dev.packit.stats.statistics;

import dev.packit.stats.mirror.Chunk;
import dev.packit.stats.mirror.JobTable;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Vocabulary;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.JobKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The number of jobs by kind.
 *
 * @param steps the same for each step of a series
 */
record Count(Map<JobKind, Tally> whole, List<Map<JobKind, Tally>> steps) {

    /** Counts the jobs in a window by visiting each of them once. */
    static Count of(
            Vocabulary vocabulary, Collection<JobTable> facts, Window window, List<Window> steps, Selection selection) {
        List<Vocabulary.Status> statuses = vocabulary.statuses();
        Counting counting = new Counting(statuses, steps);
        facts.forEach(of -> of.scan(window, selection, counting));
        List<Map<JobKind, Tally>> parts = new ArrayList<>();
        Map<JobKind, Tally> whole = counting.beyond;
        for (Map<JobKind, Tally> part : counting.parts) {
            parts.add(part);
            part.forEach((kind, tally) ->
                    whole.computeIfAbsent(kind, first -> new Tally()).addAll(tally));
        }
        return new Count(whole, parts);
    }

    /** Adds each job to the step to which its time belongs. */
    private static final class Counting implements Chunk.Visitor {

        private final List<Vocabulary.Status> statuses;
        private final List<Window> steps;
        private final List<Map<JobKind, Tally>> parts = new ArrayList<>();
        /** For jobs of unknown time and those before the first step. */
        private final Map<JobKind, Tally> beyond = new EnumMap<>(JobKind.class);

        private int at;

        Counting(List<Vocabulary.Status> statuses, List<Window> steps) {
            this.statuses = statuses;
            this.steps = steps;
            steps.forEach(step -> parts.add(new EnumMap<>(JobKind.class)));
        }

        @Override
        public void visit(Chunk chunk, int row) {
            Vocabulary.Status status = statuses.get(chunk.status(row));
            Map<JobKind, Tally> part = part(chunk.micros(row));
            Tally tally = part.get(status.kind());
            if (tally == null) {
                tally = new Tally();
                part.put(status.kind(), tally);
            }
            tally.add(status.outcome(), chunk.queue(row), chunk.run(row));
        }

        private Map<JobKind, Tally> part(long micros) {
            if (steps.isEmpty() || micros < steps.get(0).from()) {
                return beyond;
            }
            // most jobs are close to the previous one
            if (!steps.get(at).contains(micros)) {
                int low = 0;
                int high = steps.size() - 1;
                while (low < high) {
                    int middle = (low + high + 1) >>> 1;
                    if (steps.get(middle).from() <= micros) {
                        low = middle;
                    } else {
                        high = middle - 1;
                    }
                }
                at = low;
            }
            return parts.get(at);
        }
    }
}
