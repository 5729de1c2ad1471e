package dev.packit.stats.job;

import dev.packit.stats.database.Row;
import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TriggerType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the default branch of a project, which Packit does not record, among those to which something was pushed: {@code main},
 * {@code master} or, in Fedora's dist-git, {@code rawhide}; if there is none of these, the branch with the newest push.
 */
@ApplicationScoped
public class DefaultBranch {

    private static final List<String> USUAL = List.of("main", "master");

    private static final List<String> OF_FEDORA = List.of("rawhide", "main", "master");

    private static final String NAMED = """
            select t.id, t.name, t.project_id as project
            from git_branches t
            where t.project_id = any (:projects) and t.name = any (:names)
            """;

    private static final String BY_ID = """
            select t.id, t.name, t.project_id as project
            from git_branches t
            where t.id = :id
            """;

    @Inject
    Sql sql;

    @Inject
    PipelineIndex index;

    /**
     * A branch.
     *
     * @param id in {@code git_branches}
     * @param project the id of its project
     */
    public record Branch(int id, String name, int project) {

        static @Nullable Branch of(Row row) {
            String name = row.text("name");
            return name == null ? null : new Branch(row.intValue("id"), name, row.intValue("project"));
        }
    }

    /** Returns its name; null if nothing was pushed to any branch. */
    public @Nullable String of(ProjectName project) {
        Branch found = find(project);
        return found == null ? null : found.name;
    }

    /** Returns the pipelines of pushes to it, ordered by id; empty if nothing was pushed to any branch. */
    public int[] pipelines(Integer[] ids, Project project) {
        Branch found = find(new ProjectName(ids, project));
        return found == null ? new int[0] : index.known().ofTrigger(TriggerType.BRANCH, found.id);
    }

    private @Nullable Branch find(ProjectName project) {
        return of(List.of(project)).get(project.project());
    }

    /** Returns those of several projects, without projects of which nothing was pushed to any branch. */
    public Map<Project, Branch> of(Collection<ProjectName> projects) {
        PipelineSnapshot known = index.known();
        Integer[] ids = projects.stream()
                .flatMap(project -> Arrays.stream(project.ids()))
                .toArray(Integer[]::new);
        // the names in Fedora include all others
        Map<String, Object> parameters = Map.of("projects", ids, "names", OF_FEDORA.toArray(String[]::new));
        Map<Integer, List<Branch>> named = sql.list(NAMED, parameters, Branch::of).stream()
                .filter(branch -> known.lastOfTrigger(TriggerType.BRANCH, branch.id) > 0)
                .collect(Collectors.groupingBy(Branch::project));
        Map<Project, Branch> found = new HashMap<>();
        for (ProjectName project : projects) {
            List<String> names = project.project().isInFedora() ? OF_FEDORA : USUAL;
            Branch branch = Arrays.stream(project.ids())
                    .flatMap(id -> named.getOrDefault(id, List.of()).stream())
                    .filter(usual -> names.contains(usual.name))
                    .min(Comparator.comparing(usual -> names.indexOf(usual.name)))
                    .orElseGet(() -> newest(project.ids(), known));
            if (branch != null) {
                found.put(project.project(), branch);
            }
        }
        return found;
    }

    private @Nullable Branch newest(Integer[] ids, PipelineSnapshot known) {
        return known.triggers(TriggerType.BRANCH, ids).entrySet().stream()
                .filter(branch -> branch.getValue().length > 0)
                .max(Comparator.comparing(branch -> branch.getValue()[branch.getValue().length - 1]))
                .map(branch -> sql.first(BY_ID, Map.of("id", branch.getKey()), Branch::of))
                .orElse(null);
    }
}
