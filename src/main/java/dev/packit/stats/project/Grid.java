package dev.packit.stats.project;

import dev.packit.stats.chart.Matrix;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.TargetOrder;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.pipeline.Pipeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The history of a project: the results of each target in the latest pushes.
 *
 * @param columns newest first
 */
record Grid(List<Column> columns, List<TargetHistory> lines) {

    private static final int MOST_PUSHES = 30;

    /** Identifies a row: a kind of job and a target. */
    private record Key(JobKind kind, String target) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing((Key key) -> key.kind.stage())
                .thenComparing(Key::kind)
                .thenComparing(Key::target, TargetOrder.BY_TARGET);

        static Key of(Job job) {
            return new Key(job.kind(), job.target() == null ? "" : job.target());
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A push: all runs, of any package, for the same commit of the same trigger.
     *
     * @param runs newest first
     */
    record Column(List<Pipeline> runs) {

        /** Its latest run. */
        public Pipeline run() {
            return runs.get(0);
        }

        public @Nullable Instant submitted() {
            return run().submitted();
        }

        /** {@code podman #24101}, and the number of runs if there are several. */
        public String title() {
            return run().origin() + (runs.size() == 1 ? "" : ", %d runs".formatted(runs.size()));
        }

        public @Nullable Outcome outcome() {
            return Outcome.overall(runs.stream()
                    .flatMap(run -> run.jobs().stream())
                    .map(Job::outcome)
                    .toList());
        }

        /** Among the latest jobs of each package for a target, the one that most needs attention. */
        private @Nullable Job job(Key key) {
            Map<String, Job> newest = new LinkedHashMap<>();
            runs.forEach(run -> run.jobs().stream()
                    .filter(job -> Key.of(job).equals(key))
                    .min(Comparator.comparing(job -> job.outcome().precedence()))
                    .ifPresent(job -> newest.putIfAbsent(run.packageName(), job)));
            return newest.values().stream()
                    .min(Comparator.comparing(job -> job.outcome().precedence()))
                    .orElse(null);
        }
    }

    /**
     * One target.
     *
     * @param cells one for each push
     */
    record TargetHistory(JobKind kind, String target, List<Cell> cells) {

        String label() {
            return kind.words().brief() + (target.isEmpty() ? "" : " " + target);
        }
    }

    /** @param job null if the push has none for the target */
    record Cell(@Nullable Job job) {}

    /** Identifies the push to which a run belongs; a run whose commit is unknown is a push by itself. */
    private static List<Object> push(Pipeline run) {
        Trigger trigger = run.trigger();
        return trigger == null || trigger.commit() == null
                ? List.of(run.id())
                : List.of(trigger.kind(), trigger.label(), trigger.commit());
    }

    static Grid of(List<Pipeline> newest) {
        Map<List<Object>, List<Pipeline>> pushes = new LinkedHashMap<>();
        newest.stream()
                .filter(run -> !run.jobs().isEmpty())
                .forEach(run -> pushes.computeIfAbsent(push(run), first -> new ArrayList<>())
                        .add(run));
        List<Column> columns =
                pushes.values().stream().limit(MOST_PUSHES).map(Column::new).toList();
        TreeSet<Key> keys = new TreeSet<>();
        columns.forEach(column -> column.runs.forEach(run -> run.jobs().forEach(job -> keys.add(Key.of(job)))));
        return new Grid(
                columns,
                keys.stream()
                        .map(key -> new TargetHistory(
                                key.kind,
                                key.target,
                                columns.stream()
                                        .map(column -> new Cell(column.job(key)))
                                        .toList()))
                        .toList());
    }

    /**
     * Returns the grid as an SVG image.
     *
     * @param address converts a path to an absolute URL
     */
    Matrix picture(String title, UnaryOperator<String> address) {
        return new Matrix(
                title,
                lines.stream()
                        .map(line -> new Matrix.LabelledRow(
                                line.label(),
                                line.cells.stream()
                                        .map(cell -> drawn(cell, address))
                                        .toList()))
                        .toList());
    }

    private static Matrix.@Nullable Cell drawn(Cell cell, UnaryOperator<String> address) {
        Job job = cell.job;
        return job == null
                ? null
                : new Matrix.Cell(
                        job.outcome().word(),
                        glyph(job.outcome()),
                        job.title(),
                        address.apply(job.url().path()));
    }

    private static String glyph(Outcome outcome) {
        return switch (outcome) {
            case RUNNING -> "○";
            case SUCCESS -> "✓";
            case FAILED -> "✗";
            case ERROR -> "⚡";
            case OTHER -> "–";
        };
    }
}
