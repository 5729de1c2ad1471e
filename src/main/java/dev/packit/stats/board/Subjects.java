package dev.packit.stats.board;

import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.ProjectDirectory.Entry;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.release.Downstream;
import dev.packit.stats.web.request.BadParameter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the projects and packages of a board. */
@ApplicationScoped
class Subjects {

    @Inject
    PipelineIndex index;

    @Inject
    ProjectDirectory directory;

    @Inject
    Downstream downstream;

    /** @param unknown a row for each name that is not known, or known on several forges */
    record Found(List<Subject> known, List<BoardItem> unknown) {}

    Found of(BoardNames names) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        Map<String, Entry> byName = byName(names.projects());
        for (String project : names.projects()) {
            try {
                found.known.add(project(project, byName.get(project)));
            } catch (NotFoundException unknown) {
                found.unknown.add(BoardItem.unknown(project, null, String.valueOf(unknown.getMessage())));
            } catch (BadParameter ambiguous) {
                found.unknown.add(BoardItem.unknown(project, null, "The name " + ambiguous.problem() + "."));
            }
        }
        Map<Integer, Entry> projects = names.packages().isEmpty() ? Map.of() : projects();
        for (String name : names.packages()) {
            Subject subject = ofPackage(name, projects);
            if (subject == null) {
                found.unknown.add(
                        index.known().ofPackage(name).length > 0
                                ? BoardItem.withoutProject(name)
                                : BoardItem.unknown(null, name, "Packit has no package “%s”.".formatted(name)));
            } else {
                found.known.add(subject);
            }
        }
        return found;
    }

    private Subject project(String written, @Nullable Entry entry) {
        ProjectName project = entry == null ? ProjectName.find(written) : named(entry);
        int[] runs = index.known().ofProject(project.ids());
        return new Subject(written, false, project, released(project), bySource(source -> runs));
    }

    private @Nullable String released(ProjectName project) {
        String inFedora = project.project().packageInFedora();
        if (inFedora != null) {
            return inFedora;
        }
        Set<String> packages = index.known().packagesOf(project.ids()).keySet();
        return packages.size() == 1 ? packages.iterator().next() : null;
    }

    /** A package's jobs are those of its runs, of its dist-git project and of new upstream versions. */
    private @Nullable Subject ofPackage(String name, Map<Integer, Entry> projects) {
        PipelineSnapshot known = index.known();
        int[] ofPackage = downstream.pipelines(name);
        Entry home = home(SortedIds.union(known.ofPackage(name), ofPackage), projects);
        return home == null
                ? null
                : new Subject(
                        name,
                        true,
                        named(home),
                        name,
                        bySource(source -> SortedIds.union(known.ofPackage(name, source.pipelineColumn()), ofPackage)));
    }

    /** The project with the most runs, upstream if there is one, since forks may have runs, too; null if there is none. */
    private @Nullable Entry home(int[] runs, Map<Integer, Entry> projects) {
        Map<Integer, Long> counts = Arrays.stream(runs)
                .map(index.known().columns()::project)
                .boxed()
                .filter(projects::containsKey)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<Integer, Long> count) -> isUpstream(projects.get(count.getKey())))
                        .thenComparing(Map.Entry::getValue))
                .map(count -> projects.get(count.getKey()))
                .orElse(null);
    }

    private static boolean isUpstream(@Nullable Entry entry) {
        return entry != null && !entry.project().isInFedora();
    }

    private static ProjectName named(Entry entry) {
        return new ProjectName(entry.ids(), entry.project());
    }

    /** The projects that are written in full. */
    private Map<String, Entry> byName(List<String> names) {
        Set<String> wanted = Set.copyOf(names);
        Map<String, Entry> byName = new HashMap<>();
        directory.all().forEach(entry -> {
            String name = entry.project().fullName();
            if (wanted.contains(name)) {
                byName.put(name, entry);
            }
        });
        return byName;
    }

    private Map<Integer, Entry> projects() {
        Map<Integer, Entry> byId = new HashMap<>();
        directory.all().forEach(entry -> Arrays.stream(entry.ids()).forEach(id -> byId.put(id, entry)));
        return byId;
    }

    private static Map<JobSource, int[]> bySource(Function<JobSource, int[]> runs) {
        Map<JobSource, int[]> by = new EnumMap<>(JobSource.class);
        Arrays.stream(JobSource.values()).forEach(source -> by.put(source, runs.apply(source)));
        return by;
    }
}
