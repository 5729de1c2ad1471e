package dev.packit.stats.usage;

import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.packit.Project;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Projects, numbered from 0, so that counts by project fit into arrays. */
final class NumberedProjects {

    private static final int NONE = -1;

    private final List<Project> projects;
    private final int[] numbersById;

    NumberedProjects(List<ProjectDirectory.Entry> directory) {
        projects = directory.stream().map(ProjectDirectory.Entry::project).toList();
        int last = directory.stream()
                .flatMap(entry -> Arrays.stream(entry.ids()))
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        numbersById = new int[last + 1];
        Arrays.fill(numbersById, NONE);
        for (int number = 0; number < directory.size(); number++) {
            for (int id : directory.get(number).ids()) {
                numbersById[id] = number;
            }
        }
    }

    int size() {
        return projects.size();
    }

    Project get(int number) {
        return projects.get(number);
    }

    /** Returns the number of a project by its id in {@code git_projects}; -1 if it is unknown. */
    int number(int id) {
        return id > 0 && id < numbersById.length ? numbersById[id] : NONE;
    }

    /** Returns the projects with the highest counts, highest first. */
    List<Usage.Busy> busiest(long[] counts, int top) {
        return IntStream.range(0, counts.length)
                .filter(number -> counts[number] > 0)
                .boxed()
                .sorted(Comparator.comparing(number -> -counts[number]))
                .limit(top)
                .map(number -> Usage.Busy.of(get(number), counts[number]))
                .toList();
    }
}
