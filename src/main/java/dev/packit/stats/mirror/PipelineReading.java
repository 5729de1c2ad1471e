package dev.packit.stats.mirror;

import dev.packit.stats.database.Row;
import dev.packit.stats.packit.PipelineRow;
import dev.packit.stats.packit.TriggerType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The rows that {@link PipelineIndex} is reading, in addition to its last snapshot. */
final class PipelineReading {

    /** Stands for the missing reference of a pipeline. */
    static final int NO_LINK = 0;

    /** Selects the next pipelines after {@code :id}. */
    static final String PIPELINES = """
            select p.id, p.package_name as package, p.project_event_id as event, cast(e.type as text) as type,
                e.event_id as trigger_row, p.datetime as submitted, %s
            from pipelines p
            left join project_events e on e.id = p.project_event_id
            where p.id > :id
            order by p.id
            limit %d
            """.formatted(
                    SharedJobs.COLUMNS.stream().map(column -> "p." + column).collect(Collectors.joining(", ")),
                    IncrementalReader.SIZE);

    /**
     * @param links its references to jobs, by position in {@link SharedJobs#COLUMNS}
     * @param trigger the type of its trigger, null if it is unknown
     * @param triggerId the trigger's row id; null if none was recorded
     */
    record Read(
            int id,
            @Nullable String packageName,
            @Nullable Long event,
            @Nullable TriggerType trigger,
            @Nullable Long triggerId,
            @Nullable Instant submitted,
            int[] links) {

        static Read of(Row row) {
            return new Read(
                    row.intValue("id"),
                    row.text("package"),
                    row.number("event"),
                    TriggerType.ofEvent(row.text("type")).orElse(null),
                    row.number("trigger_row"),
                    row.time("submitted"),
                    SharedJobs.COLUMNS.stream()
                            .mapToInt(column -> link(row.number(column)))
                            .toArray());
        }

        /** The build that it shares with the other rows of its run; {@link #NO_LINK} if it has none. */
        int build() {
            return links[SharedJobs.COLUMNS.indexOf(PipelineRow.BUILD)];
        }

        private static int link(@Nullable Long id) {
            return id == null ? NO_LINK : id.intValue();
        }
    }

    private final PipelineSnapshot before;
    private final Map<TriggerType, LongStream.Builder> triggers = new EnumMap<>(TriggerType.class);
    private final Map<TriggerType, LongStream.Builder> projects = new EnumMap<>(TriggerType.class);
    private final Map<TriggerType, List<@Nullable String>> packageNames = new EnumMap<>(TriggerType.class);
    /** Interns names, since a million rows have few different ones. */
    private final Map<String, String> names = new HashMap<>();

    private final LongStream.Builder byPackage = LongStream.builder();
    private final LongStream.Builder byBuild = LongStream.builder();
    private final Map<String, Integer> packages;
    private final Map<String, LongStream.Builder> shared = new HashMap<>();
    private final PipelineColumns.Builder columns;
    private int lastPipeline;

    PipelineReading(PipelineSnapshot before) {
        this.before = before;
        this.packages = new HashMap<>(before.packages());
        this.columns = new PipelineColumns.Builder(before.columns());
    }

    /** The highest id that has been read since the last snapshot; 0 if there is none. */
    int last() {
        return lastPipeline;
    }

    private static LongStream.Builder of(TriggerType type, Map<TriggerType, LongStream.Builder> builders) {
        return builders.computeIfAbsent(type, first -> LongStream.builder());
    }

    void add(Read pipeline) {
        lastPipeline = pipeline.id;
        columns.add(pipeline.id, pipeline.submitted, pipeline.trigger, pipeline.event);
        if (pipeline.build() != NO_LINK) {
            columns.mark(pipeline.id, PipelineBlock.SHARES_BUILD);
            byBuild.add(ReverseIndex.pair(pipeline.build(), pipeline.id));
        }
        if (pipeline.trigger != null && pipeline.triggerId != null) {
            of(pipeline.trigger, triggers).add(ReverseIndex.pair(pipeline.triggerId, pipeline.id));
            packageNames
                    .computeIfAbsent(pipeline.trigger, type -> new ArrayList<>())
                    .add(
                            pipeline.packageName == null
                                    ? null
                                    : names.computeIfAbsent(pipeline.packageName, name -> name));
        }
        if (pipeline.packageName != null) {
            byPackage.add(ReverseIndex.pair(number(pipeline.packageName), pipeline.id));
        }
    }

    void add(SharedJobs.Found found) {
        found.jobs()
                .forEach(job -> shared.computeIfAbsent(job.column(), first -> LongStream.builder())
                        .add(ReverseIndex.pair(number(job.packageName()), job.first())));
        found.borrowers().forEach(id -> columns.mark(id, PipelineBlock.BORROWS));
        found.ofOtherPackage().forEach(id -> columns.mark(id, PipelineBlock.OTHER_PACKAGE));
    }

    private int number(String packageName) {
        return packages.computeIfAbsent(packageName, name -> packages.size() + 1);
    }

    /** @param pair a trigger and its project */
    void add(TriggerType type, long pair) {
        of(type, projects).add(pair);
    }

    PipelineSnapshot all() {
        Map<TriggerType, ReverseIndex> allProjects = new EnumMap<>(TriggerType.class);
        Map<TriggerType, ReverseIndex> byTriggersProject = new EnumMap<>(TriggerType.class);
        Map<TriggerType, ReverseIndex> allTriggers = new EnumMap<>(TriggerType.class);
        LongStream.Builder ofProjects = LongStream.builder();
        LongStream.Builder ofUpstreams = LongStream.builder();
        Map<Integer, Map<String, Integer>> last = new HashMap<>();
        for (TriggerType type : TriggerType.values()) {
            ReverseIndex old = before.projects().getOrDefault(type, ReverseIndex.EMPTY);
            long[] freshProjects = of(type, projects).build().toArray();
            ReverseIndex project = old.with(Arrays.stream(freshProjects));
            allProjects.put(type, project);
            byTriggersProject.put(
                    type,
                    before.byTriggersProject()
                            .getOrDefault(type, ReverseIndex.EMPTY)
                            .with(Arrays.stream(freshProjects)
                                    .map(pair -> ReverseIndex.pair((int) pair, pair >> Integer.SIZE))));
            long[] fresh = of(type, triggers).build().toArray();
            allTriggers.put(
                    type,
                    before.triggers().getOrDefault(type, ReverseIndex.EMPTY).with(Arrays.stream(fresh)));
            List<@Nullable String> namesOfPackages = packageNames.getOrDefault(type, List.of());
            boolean onForge = TriggerType.OF_PROJECTS.contains(type);
            for (int i = 0; i < fresh.length; i++) {
                int owner = project.last(fresh[i] >> Integer.SIZE);
                int pipeline = (int) fresh[i];
                String packageName = namesOfPackages.get(i);
                if (owner > 0) {
                    (onForge ? ofProjects : ofUpstreams).add(ReverseIndex.pair(owner, pipeline));
                }
                if (owner > 0 && onForge) {
                    columns.setProject(pipeline, owner);
                }
                if (owner > 0 && onForge && packageName != null) {
                    last.computeIfAbsent(owner, id -> new HashMap<>()).merge(packageName, pipeline, Math::max);
                }
            }
        }
        Map<Integer, Map<String, Integer>> lastOfPackages = new HashMap<>(before.lastOfPackages());
        last.forEach((project, names) -> {
            Map<String, Integer> all = new HashMap<>(before.lastOfPackages().getOrDefault(project, Map.of()));
            names.forEach((name, pipeline) -> all.merge(name, pipeline, Math::max));
            lastOfPackages.put(project, all);
        });
        Map<String, ReverseIndex> allShared = new HashMap<>(before.shared());
        shared.forEach((column, pairs) -> allShared.put(
                column, allShared.getOrDefault(column, ReverseIndex.EMPTY).with(pairs.build())));
        return new PipelineSnapshot(
                allTriggers,
                allProjects,
                byTriggersProject,
                before.byProject().with(ofProjects.build()),
                before.byUpstream().with(ofUpstreams.build()),
                packages,
                before.byPackage().with(byPackage.build()),
                before.byBuild().with(byBuild.build()),
                allShared,
                lastOfPackages,
                columns.build(),
                Math.max(before.lastPipeline(), lastPipeline));
    }
}
