package dev.packit.stats.project;

import dev.packit.stats.chart.Matrix;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobIdentity;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.TargetOrder;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.statistics.Lineup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The history of a project: the results of each target in the latest pushes.
 *
 * @param columns newest first
 */
record Grid(List<Column> columns, List<TargetHistory> lines) {

    private static final int MOST_PUSHES = 30;

    private static final Comparator<@Nullable String> WORDS = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<JobIdentity> ORDER = Comparator.comparing(
                    (JobIdentity identity) -> identity.kind().stage())
            .thenComparing(JobIdentity::kind)
            .thenComparing(JobIdentity::target, TargetOrder.BY_TARGET)
            .thenComparing(JobIdentity::identifier, WORDS)
            .thenComparing(JobIdentity::packageName, WORDS);

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
            return Pipeline.outcome(runs);
        }
    }

    /**
     * The jobs of one identity.
     *
     * @param ofSeveral whether the package distinguishes it from others
     * @param cells one for each push
     * @param current whether the newest pushes still have such a job
     */
    record TargetHistory(JobIdentity identity, boolean ofSeveral, List<Cell> cells, boolean current) {

        /** When the newest job was submitted, UTC; null if there is none or that was not recorded. */
        public @Nullable Instant newest() {
            return cells.stream()
                    .map(Cell::job)
                    .filter(Objects::nonNull)
                    .map(Job::submitted)
                    .filter(Objects::nonNull)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }

        String label() {
            return Stream.of(
                            identity.kind().words().brief(),
                            identity.target(),
                            identity.identifier(),
                            ofSeveral ? identity.packageName() : null)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(" "));
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
        boolean ofSeveral = newest.stream()
                        .flatMap(run -> run.packages().stream())
                        .distinct()
                        .count()
                > 1;
        List<Map<JobIdentity, Job>> current = columns.stream()
                .map(column -> JobIdentity.newest(
                        column.runs.stream().flatMap(run -> run.jobs().stream()).toList(),
                        job -> identity(job, ofSeveral)))
                .toList();
        Lineup lineup = lineup(columns, current);
        List<JobIdentity> identities = current.stream()
                .flatMap(ofPush -> ofPush.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(lineup::isCurrent, Comparator.reverseOrder())
                        .thenComparing(ORDER))
                .toList();
        return new Grid(
                columns,
                identities.stream()
                        .map(identity -> new TargetHistory(
                                identity,
                                ofSeveral,
                                current.stream()
                                        .map(ofPush -> new Cell(ofPush.get(identity)))
                                        .toList(),
                                lineup.isCurrent(identity)))
                        .toList());
    }

    private static Lineup lineup(List<Column> columns, List<Map<JobIdentity, Job>> current) {
        Lineup lineup = new Lineup();
        for (int i = 0; i < columns.size(); i++) {
            Trigger trigger = columns.get(i).run().trigger();
            Lineup.Line line =
                    Lineup.Line.of(trigger == null ? null : trigger.type(), trigger == null ? null : trigger.branch());
            int push = -i;
            current.get(i)
                    .forEach((identity, job) ->
                            lineup.add(identity, line, push, Window.microsOrUnknown(job.submitted())));
        }
        return lineup;
    }

    /** Old rows do not name the package, which matters only if there are several. */
    private static JobIdentity identity(Job job, boolean ofSeveral) {
        JobIdentity own = job.identity();
        return ofSeveral ? own : new JobIdentity(own.kind(), own.target(), own.identifier(), null);
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
