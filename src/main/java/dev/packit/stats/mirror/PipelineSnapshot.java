package dev.packit.stats.mirror;

import dev.packit.stats.packit.TriggerType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What {@link PipelineIndex} knows at a moment.
 *
 * @param triggers of each type, by the id of what triggered: the pipelines
 * @param projects of each type, by the id of what triggered: the project's id
 * @param byTriggersProject of each type, by the project's id: what triggered
 * @param byProject by the id of a project on a forge: the pipelines
 * @param byUpstream by the id of a project of release-monitoring.org: the pipelines
 * @param packages the number of each package's name
 * @param byPackage by that number: the pipelines
 * @param lastOfPackages by a project's id and the name of a package: the highest pipeline
 * @param columns when each pipeline was submitted, for what and by what
 * @param lastPipeline the highest id that was read
 */
public record PipelineSnapshot(
        Map<TriggerType, ReverseIndex> triggers,
        Map<TriggerType, ReverseIndex> projects,
        Map<TriggerType, ReverseIndex> byTriggersProject,
        ReverseIndex byProject,
        ReverseIndex byUpstream,
        Map<String, Integer> packages,
        ReverseIndex byPackage,
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
            Map.of(),
            PipelineColumns.EMPTY,
            0);

    /** These, but for those that have gone. What triggered them stays. */
    PipelineSnapshot without(BitSet gone) {
        Map<TriggerType, ReverseIndex> leftTriggers = new EnumMap<>(TriggerType.class);
        triggers.forEach((type, pairs) -> leftTriggers.put(type, pairs.without(gone)));
        ReverseIndex leftByProject = byProject.without(gone);
        ReverseIndex leftByPackage = byPackage.without(gone);
        Map<Integer, Map<String, Integer>> last = new HashMap<>();
        lastOfPackages.forEach((project, names) -> {
            Map<String, Integer> left = new HashMap<>(names);
            names.forEach((name, pipeline) -> {
                if (gone.get(pipeline)) {
                    int[] both = SortedIds.intersection(
                            leftByProject.referringTo(project).toArray(),
                            leftByPackage.referringTo(packages.get(name)).toArray());
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
                last,
                columns.without(gone),
                lastPipeline);
    }

    /** How many pipelines are known to be of a project on a forge. */
    int size() {
        return byProject.size();
    }

    /** The packages of a project, each with its newest pipeline there. */
    public Map<String, Integer> packagesOf(Integer... projects) {
        Map<String, Integer> last = new HashMap<>();
        for (Integer project : projects) {
            lastOfPackages
                    .getOrDefault(project, Map.of())
                    .forEach((name, pipeline) -> last.merge(name, pipeline, Math::max));
        }
        return last;
    }

    /** The event of each of some pipelines, which are in the order of their ids; 0 where one has none. */
    public int[] events(int[] pipelines) {
        return Arrays.stream(pipelines).map(columns::event).toArray();
    }

    /** The event of a pipeline; 0 where it has none. */
    public int event(int pipeline) {
        return columns.event(pipeline);
    }

    /** The pipelines of a project, in the order of their ids. */
    public int[] ofProject(Integer... ids) {
        return merged(byProject, ids);
    }

    /** The pipelines of a project of release-monitoring.org, in the order of their ids. */
    public int[] ofUpstream(Integer... ids) {
        return merged(byUpstream, ids);
    }

    /** The pipelines that something triggered, in the order of their ids. */
    public int[] ofTrigger(TriggerType type, Integer... ids) {
        return merged(triggers.getOrDefault(type, ReverseIndex.EMPTY), ids);
    }

    /** The pipelines of a package, in whatever project, in the order of their ids. */
    public int[] ofPackage(String name) {
        Integer number = packages.get(name);
        return number == null ? new int[0] : merged(byPackage, number);
    }

    /** The newest pipeline of a project; 0 where it has none. */
    public int lastOfProject(int id) {
        return byProject.last(id);
    }

    /** The newest pipeline that something triggered; 0 where there is none. */
    public int lastOfTrigger(TriggerType type, int id) {
        return triggers.getOrDefault(type, ReverseIndex.EMPTY).last(id);
    }

    /** How many pull requests, branches and so on Packit knows of a project. */
    public int count(TriggerType type, int project) {
        return byTriggersProject.getOrDefault(type, ReverseIndex.EMPTY).count(project);
    }

    private static int[] merged(ReverseIndex pairs, Integer... ids) {
        IntStream all = Arrays.stream(ids).flatMapToInt(pairs::referringTo);
        return ids.length == 1 ? all.toArray() : all.sorted().toArray();
    }
}
