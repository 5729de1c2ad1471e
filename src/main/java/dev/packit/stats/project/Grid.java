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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The history of a project: the results of each target in the latest pushes.
 *
 * @param columns newest first
 */
record Grid(List<PushColumn> columns, List<TargetHistory> lines) {

    private static final Comparator<@Nullable String> WORDS = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<JobIdentity> ORDER = Comparator.comparing(
                    (JobIdentity identity) -> identity.kind().stage())
            .thenComparing(JobIdentity::kind)
            .thenComparing(JobIdentity::target, TargetOrder.BY_TARGET)
            .thenComparing(JobIdentity::identifier, WORDS)
            .thenComparing(JobIdentity::packageName, WORDS);

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

    /**
     * @param job null if the push has none for the target
     * @param explained whether Log Detective explains why it failed
     */
    record Cell(@Nullable Job job, boolean explained) {

        private static Cell of(@Nullable Job job, Explanations explanations) {
            return new Cell(job, job != null && explanations.explained().contains(job));
        }

        public String title() {
            return job == null ? "" : job.title() + (explained ? ", explained by Log Detective" : "");
        }
    }

    static Grid of(List<Pipeline> newest) {
        List<PushColumn> columns = PushColumn.of(newest);
        boolean ofSeveral = newest.stream()
                        .flatMap(run -> run.packages().stream())
                        .distinct()
                        .count()
                > 1;
        List<Map<JobIdentity, Job>> all = columns.stream()
                .map(column -> JobIdentity.newest(
                        column.runs().stream()
                                .flatMap(run -> run.jobs().stream())
                                .toList(),
                        job -> identity(job, ofSeveral)))
                .toList();
        List<Explanations> explanations = all.stream().map(Explanations::of).toList();
        List<Map<JobIdentity, Job>> current = IntStream.range(0, all.size())
                .mapToObj(push -> explanations.get(push).without(all.get(push)))
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
                                IntStream.range(0, current.size())
                                        .mapToObj(push ->
                                                Cell.of(current.get(push).get(identity), explanations.get(push)))
                                        .toList(),
                                lineup.isCurrent(identity)))
                        .toList());
    }

    /** The package that most pushes have run for, if there are several; only its runs can be compared. */
    public @Nullable String comparedPackage() {
        Map<String, Long> pushes = columns.stream()
                .flatMap(column -> column.runs().stream()
                        .flatMap(run -> run.packages().stream())
                        .distinct())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
        return pushes.size() < 2
                ? null
                : Collections.max(pushes.entrySet(), Map.Entry.comparingByValue())
                        .getKey();
    }

    /** Whether there is an explanation for any of the failures. */
    public boolean isExplained() {
        return lines.stream().flatMap(line -> line.cells.stream()).anyMatch(Cell::explained);
    }

    private static Lineup lineup(List<PushColumn> columns, List<Map<JobIdentity, Job>> current) {
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
        return ofSeveral ? job.identity() : job.identity().ofAnyPackage();
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
                        cell.title(),
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
