package dev.packit.stats.statistics;

import dev.packit.stats.mirror.JobCursor;
import dev.packit.stats.mirror.PipelineColumns;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.packit.Platform;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.TriggerType;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values by which jobs are grouped. A job that several runs share has those of the first. All values are final, except
 * for branches, which are ids.
 *
 * @param platforms of the targets that have been seen
 */
record GroupValues(PipelineSnapshot pipelines, List<ProjectDirectory.Entry> projects, Map<String, Platform> platforms) {

    private static final long MICROS_OF_HOUR = 3_600_000_000L;
    private static final int LENGTH_OF_WEEK = "2026-W24".length();

    Function<JobCursor, @Nullable Object> of(GroupKey key) {
        return switch (key) {
            case KIND -> JobCursor::kind;
            case FORGE -> ofProject(Project::forge);
            case NAMESPACE -> ofProject(GroupValues::namespace);
            case PROJECT -> ofProject(Project::fullName);
            case PACKAGE -> ofPackage();
            case TARGET -> JobCursor::target;
            case DISTRIBUTION -> ofTarget(Platform::distribution);
            case ARCHITECTURE -> ofTarget(Platform::architecture);
            case IDENTIFIER -> JobCursor::identifier;
            case TRIGGER -> ofPipeline(pipeline -> event(pipelines.columns().type(pipeline)));
            case BRANCH -> ofBranch();
            case STATUS -> job -> job.status().word();
            case HOUR -> ofTime(hour -> (int) Math.floorMod(hour, 24));
            case WEEKDAY -> ofDay(LocalDate::getDayOfWeek);
            case WEEK ->
                ofDay(day -> DateTimeFormatter.ISO_WEEK_DATE.format(day).substring(0, LENGTH_OF_WEEK));
            case MONTH -> ofDay(day -> YearMonth.from(day).toString());
        };
    }

    private static @Nullable String namespace(Project project) {
        return project.namespacePath() == null ? null : project.forge() + "/" + project.namespace();
    }

    private static @Nullable String event(@Nullable TriggerType type) {
        return type == null ? null : type.event();
    }

    private Function<JobCursor, @Nullable Object> ofProject(Function<Project, @Nullable Object> value) {
        int highest = projects.stream()
                .flatMap(entry -> Arrays.stream(entry.ids()))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        @Nullable Object[] values = new Object[highest + 1];
        for (ProjectDirectory.Entry entry : projects) {
            Object its = value.apply(entry.project());
            Arrays.stream(entry.ids()).forEach(id -> values[id] = its);
        }
        int[][] ids = pipelines.columns().projects();
        return ofPipeline(pipeline -> {
            int project = PipelineColumns.project(ids, pipeline);
            return project <= highest ? values[project] : null;
        });
    }

    private Function<JobCursor, @Nullable Object> ofPackage() {
        Map<Integer, String> names = new HashMap<>();
        pipelines.packages().forEach((name, number) -> names.put(number, name));
        int[] numbers = pipelines.numbersOfPackages();
        return ofPipeline(pipeline -> pipeline < numbers.length ? names.get(numbers[pipeline]) : null);
    }

    private Function<JobCursor, @Nullable Object> ofBranch() {
        int[] branches = pipelines.triggers(TriggerType.BRANCH);
        return ofPipeline(pipeline -> pipeline < branches.length && branches[pipeline] > 0 ? branches[pipeline] : null);
    }

    private Function<JobCursor, @Nullable Object> ofTarget(Function<Platform, @Nullable Object> value) {
        return job -> {
            String target = job.target();
            return target == null ? null : value.apply(platforms.computeIfAbsent(target, Platform::of));
        };
    }

    private static Function<JobCursor, @Nullable Object> ofPipeline(IntFunction<@Nullable Object> value) {
        return new Remembered(JobCursor::pipeline, pipeline -> value.apply((int) pipeline));
    }

    private static Function<JobCursor, @Nullable Object> ofDay(Function<LocalDate, Object> value) {
        Function<JobCursor, @Nullable Object> known = new Remembered(
                job -> Math.floorDiv(job.micros(), 24 * MICROS_OF_HOUR), day -> value.apply(LocalDate.ofEpochDay(day)));
        return job -> job.hasTime() ? known.apply(job) : null;
    }

    private static Function<JobCursor, @Nullable Object> ofTime(LongFunction<Object> ofHour) {
        return job -> job.hasTime() ? ofHour.apply(Math.floorDiv(job.micros(), MICROS_OF_HOUR)) : null;
    }

    /** Does not look up the same value again, because many jobs in a row are of the same pipeline and day. */
    private static final class Remembered implements Function<JobCursor, @Nullable Object> {

        private final ToLongFunction<JobCursor> code;
        private final LongFunction<@Nullable Object> value;
        private long lastCode = Long.MIN_VALUE;
        private @Nullable Object last;

        Remembered(ToLongFunction<JobCursor> code, LongFunction<@Nullable Object> value) {
            this.code = code;
            this.value = value;
        }

        @Override
        public @Nullable Object apply(JobCursor job) {
            long now = code.applyAsLong(job);
            if (now != lastCode) {
                last = value.apply(now);
                lastCode = now;
            }
            return last;
        }
    }
}
