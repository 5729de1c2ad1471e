package dev.packit.stats.packit;

import dev.packit.stats.web.request.BadParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds a project by name.
 *
 * @param ids of all its rows in {@code git_projects}; usually one, but there is no unique constraint
 * @param project the data of its first row
 */
public record ProjectName(Integer[] ids, Project project) {

    /** GitLab nests groups at most twenty deep, and other forges less. */
    private static final int MOST_SLASHES = 30;

    /**
     * Finds a project by {@code forge/namespace/repo}, or by {@code namespace/repo} if that is unique.
     *
     * @throws NoProject if there is none
     * @throws BadParameter if it exists on several forges
     */
    public static ProjectName find(String written) {
        int slash = written.indexOf('/');
        if (slash > 0) {
            ProjectName there = at(written.substring(0, slash), written.substring(slash + 1));
            if (there != null) {
                return there;
            }
        }
        List<GitProject> anywhere = GitProject.named(written);
        List<String> forges =
                anywhere.stream().map(project -> project.forge).distinct().toList();
        if (forges.size() > 1) {
            throw new BadParameter(
                    "project",
                    "is ambiguous: use one of %s"
                            .formatted(forges.stream()
                                    .map(forge -> forge + "/" + written)
                                    .collect(Collectors.joining(", "))));
        }
        if (anywhere.isEmpty()) {
            throw new NoProject(written);
        }
        return of(anywhere);
    }

    /**
     * Finds a project by forge and {@code namespace/repo}; null if there is none.
     *
     * @param name only the repo if there is no namespace
     */
    public static @Nullable ProjectName at(String forge, String name) {
        List<GitProject> there = only(GitProject.named(name), project -> forge.equals(project.forge));
        return there.isEmpty() ? null : of(there);
    }

    /**
     * The parts of a name that can be the repo: the whole name and what follows each of its slashes; none for a name with so
     * many slashes that no project has it and that the parts together would be much longer than the name.
     */
    static List<String> possibleRepos(String name) {
        if (name.chars()
                        .filter(character -> character == '/')
                        .limit(MOST_SLASHES + 1L)
                        .count()
                > MOST_SLASHES) {
            return List.of();
        }
        List<String> repos = new ArrayList<>(List.of(name));
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            repos.add(name.substring(slash + 1));
        }
        return repos;
    }

    private static List<GitProject> only(List<GitProject> projects, Predicate<GitProject> wanted) {
        return projects.stream().filter(wanted).toList();
    }

    private static ProjectName of(List<GitProject> rows) {
        GitProject first = rows.get(0);
        return new ProjectName(
                rows.stream().map(row -> row.id).toArray(Integer[]::new),
                new Project(first.forge, first.namespace, first.repo, first.url));
    }
}
