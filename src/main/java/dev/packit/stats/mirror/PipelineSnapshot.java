package dev.packit.stats.mirror;

import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.packit.TriggerType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The data of {@link PipelineIndex} at one point in time.
 *
 * @param triggers by type, the pipelines by the trigger's id
 * @param projects by type, the project's id by the trigger's id
 * @param byTriggersProject by type, the triggers by the project's id
 * @param byProject the pipelines by the id of their project on a forge
 * @param byUpstream the pipelines by the id of their project on release-monitoring.org
 * @param packages the number of each package name
 * @param byPackage the pipelines by that number
 * @param byBuild the pipelines of each run that share a {@linkplain JobSource#ofRuns build} by the build's id
 * @param shared by the column that refers to jobs, the first pipelines of jobs by the packages of their other pipelines
 * @param lastOfPackages the latest pipeline by a project's id and a package's name
 * @param columns the submission time, project and trigger type of each pipeline
 * @param lastPipeline the highest id that has been read
 */
public record PipelineSnapshot(
        Map<TriggerType, ReverseIndex> triggers,
        Map<TriggerType, ReverseIndex> projects,
        Map<TriggerType, ReverseIndex> byTriggersProject,
        ReverseIndex byProject,
        ReverseIndex byUpstream,
        Map<String, Integer> packages,
        ReverseIndex byPackage,
        ReverseIndex byBuild,
        Map<String, ReverseIndex> shared,
        Map<Integer, Map<String, Integer>> lastOfPackages,
        PipelineColumns columns,
        int lastPipeline) {

    static final PipelineSnapshot NOTHING = new PipelineSnapshot(
            Map.of(),
            Map.of(),
            Map.of(),
            ReverseIndex.EMPTY,
            ReverseIndex.EMPTY,
            Map.of(),
            ReverseIndex.EMPTY,
            ReverseIndex.EMPTY,
            Map.of(),
            Map.of(),
            PipelineColumns.EMPTY,
            0);

    /** Returns a copy without deleted pipelines. Their triggers are kept. */
    PipelineSnapshot without(BitSet gone) {
        Map<TriggerType, ReverseIndex> leftTriggers = new EnumMap<>(TriggerType.class);
        triggers.forEach((type, pairs) -> leftTriggers.put(type, pairs.without(gone)));
        ReverseIndex leftByProject = byProject.without(gone);
        ReverseIndex leftByPackage = byPackage.without(gone);
        Map<String, ReverseIndex> leftShared = new HashMap<>();
        shared.forEach((column, pairs) -> leftShared.put(column, pairs.without(gone)));
        Map<Integer, Map<String, Integer>> last = new HashMap<>();
        lastOfPackages.forEach((project, names) -> {
            Map<String, Integer> left = new HashMap<>(names);
            names.forEach((name, pipeline) -> {
                if (gone.get(pipeline)) {
                    int[] both = SortedIds.intersection(
                            leftByProject.referringTo(project),
                            leftByPackage.referringTo(packages.getOrDefault(name, 0)));
                    left.compute(name, (same, before) -> both.length == 0 ? null : both[both.length - 1]);
                }
            });
            last.put(project, left);
        });
        return new PipelineSnapshot(
                leftTriggers,
                projects,
                byTriggersProject,
                leftByProject,
                byUpstream.without(gone),
                packages,
                leftByPackage,
                byBuild.without(gone),
                leftShared,
                last,
                columns.without(gone),
                lastPipeline);
    }

    /** The number of pipelines that belong to a project on a forge. */
    int size() {
        return byProject.size();
    }

    /** The packages of a project, each with its latest pipeline there. */
    public Map<String, Integer> packagesOf(Integer... projects) {
        return packages(name -> true, projects);
    }

    /** Like {@link #packagesOf}, but only the packages of these names. */
    public Map<String, Integer> packagesOf(Set<String> names, Integer... projects) {
        return packages(names::contains, projects);
    }

    private Map<String, Integer> packages(Predicate<String> wanted, Integer... projects) {
        Map<String, Integer> last = new HashMap<>();
        for (Integer project : projects) {
            lastOfPackages.getOrDefault(project, Map.of()).forEach((name, pipeline) -> {
                if (wanted.test(name)) {
                    last.merge(name, pipeline, Math::max);
                }
            });
        }
        return last;
    }

    /** The event of each of some pipelines, which must be sorted by id; 0 if it has none. */
    public int[] events(int[] pipelines) {
        return Arrays.stream(pipelines).map(columns::event).toArray();
    }

    /** The event of a pipeline; 0 if it has none. */
    public int event(int pipeline) {
        return columns.event(pipeline);
    }

    /** The pipelines of a project, ordered by id. */
    public int[] ofProject(Integer... ids) {
        return byProject.referringTo(List.of(ids));
    }

    /** The pipelines of a project on release-monitoring.org, ordered by id. */
    public int[] ofUpstream(Integer... ids) {
        return byUpstream.referringTo(List.of(ids));
    }

    /** The pipelines of a trigger, ordered by id; none if it has no row. */
    public int[] ofTrigger(@Nullable Trigger trigger) {
        TriggerType type =
                trigger == null ? null : TriggerType.ofEvent(trigger.type()).orElse(null);
        return trigger == null || type == null || trigger.row() == null
                ? new int[0]
                : ofTrigger(type, trigger.row().intValue());
    }

    /** The pipelines of a trigger, ordered by id. */
    public int[] ofTrigger(TriggerType type, Integer... ids) {
        return triggers.getOrDefault(type, ReverseIndex.EMPTY).referringTo(List.of(ids));
    }

    /** The pipelines of a package in all projects, ordered by id. */
    public int[] ofPackage(String name) {
        Integer number = packages.get(name);
        return number == null ? new int[0] : byPackage.referringTo(number);
    }

    /**
     * The pipelines of a package and, of jobs that it shares with other packages, the first ones, ordered by id.
     *
     * @param column the column that refers to the jobs
     */
    public int[] ofPackage(String name, String column) {
        Integer number = packages.get(name);
        ReverseIndex firsts = shared.getOrDefault(column, ReverseIndex.EMPTY);
        return number == null ? new int[0] : SortedIds.union(byPackage.referringTo(number), firsts.referringTo(number));
    }

    /** The latest pipeline of a project; 0 if it has none. */
    public int lastOfProject(int id) {
        return byProject.last(id);
    }

    /** The latest pipeline of a trigger; 0 if there is none. */
    public int lastOfTrigger(TriggerType type, int id) {
        return triggers.getOrDefault(type, ReverseIndex.EMPTY).last(id);
    }

    /** The triggers of a type, such as branches, in some projects, each with its pipelines, ordered by id. */
    public Map<Integer, int[]> triggers(TriggerType type, Integer... projects) {
        ReverseIndex ofProject = byTriggersProject.getOrDefault(type, ReverseIndex.EMPTY);
        return Arrays.stream(ofProject.referringTo(List.of(projects)))
                .boxed()
                .collect(Collectors.toMap(Function.identity(), trigger -> ofTrigger(type, trigger)));
    }

    /** The trigger of each pipeline by its id, if it is of a type, such as a branch; 0 if not. May end before the last pipeline. */
    public int[] triggers(TriggerType type) {
        return triggers.getOrDefault(type, ReverseIndex.EMPTY).referred();
    }

    /** The number of each pipeline's package in {@link #packages}, by the pipeline's id; 0 if none is known. May end earlier. */
    public int[] numbersOfPackages() {
        return byPackage.referred();
    }

    /** The number of triggers of a type, such as pull requests, in a project. */
    public int count(TriggerType type, int project) {
        return byTriggersProject.getOrDefault(type, ReverseIndex.EMPTY).count(project);
    }
}
