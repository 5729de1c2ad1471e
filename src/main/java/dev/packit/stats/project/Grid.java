package dev.packit.stats.project;

import dev.packit.stats.job.Job;
import dev.packit.stats.job.JobKind;
import dev.packit.stats.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * How a project stands: what became of each target in the newest runs.
 *
 * @param runs its columns, newest first
 */
record Grid(List<Pipeline> runs, List<Line> lines) {

    private static final int MOST_RUNS = 20;

    /** Testing Farm's composes and Copr's chroots, and whatever else jobs are for. */
    private record Key(JobKind kind, String target) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing((Key key) -> key.kind.stage())
                .thenComparing(Key::kind)
                .thenComparing(Key::target);

        static Key of(Job job) {
            return new Key(job.kind(), job.target() == null ? "" : job.target());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * One target.
     *
     * @param cells one for each run
     */
    record Line(JobKind kind, String target, List<Cell> cells) {}

    /** @param job the one that most needs to be looked at; null where the run has none for the target */
    record Cell(Job job) {}

    static Grid of(List<Pipeline> newest) {
        List<Pipeline> runs = newest.stream()
                .filter(run -> !run.jobs().isEmpty())
                .limit(MOST_RUNS)
                .toList();
        TreeSet<Key> keys = new TreeSet<>();
        runs.forEach(run -> run.jobs().forEach(job -> keys.add(Key.of(job))));
        return new Grid(
                runs,
                keys.stream()
                        .map(key -> new Line(key.kind, key.target, line(key, runs)))
                        .toList());
    }

    private static List<Cell> line(Key key, List<Pipeline> runs) {
        List<Cell> line = new ArrayList<>();
        for (Pipeline run : runs) {
            line.add(new Cell(run.jobs().stream()
                    .filter(job -> Key.of(job).equals(key))
                    .min(Comparator.comparing(job -> job.outcome().precedence()))
                    .orElse(null)));
        }
        return line;
    }
}
