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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
            select t.id, t.name
            from git_branches t
            where t.project_id = any (:projects) and t.name = any (:names)
            """;

    private static final String BY_ID = "select t.id, t.name from git_branches t where t.id = :id";

    @Inject
    Sql sql;

    @Inject
    PipelineIndex index;

    private record Branch(int id, String name) {

        static @Nullable Branch of(Row row) {
            String name = row.text("name");
            return name == null ? null : new Branch(row.intValue("id"), name);
        }
    }

    /** Returns its name; null if nothing was pushed to any branch. */
    public @Nullable String of(ProjectName project) {
        Branch found = find(project.ids(), project.project());
        return found == null ? null : found.name;
    }

    /** Returns the pipelines of pushes to it, ordered by id; empty if nothing was pushed to any branch. */
    public int[] pipelines(Integer[] ids, Project project) {
        Branch found = find(ids, project);
        return found == null ? new int[0] : index.known().ofTrigger(TriggerType.BRANCH, found.id);
    }

    private @Nullable Branch find(Integer[] ids, Project project) {
        PipelineSnapshot known = index.known();
        List<String> names = project.forge().equals(Project.FEDORA_DIST_GIT) ? OF_FEDORA : USUAL;
        Map<String, Object> parameters = Map.of("projects", ids, "names", names.toArray(String[]::new));
        return sql.list(NAMED, parameters, Branch::of).stream()
                .filter(branch -> known.lastOfTrigger(TriggerType.BRANCH, branch.id) > 0)
                .min(Comparator.comparing(branch -> names.indexOf(branch.name)))
                .orElseGet(() -> newest(ids, known));
    }

    private @Nullable Branch newest(Integer[] ids, PipelineSnapshot known) {
        return known.triggers(TriggerType.BRANCH, ids).entrySet().stream()
                .filter(branch -> branch.getValue().length > 0)
                .max(Comparator.comparing(branch -> branch.getValue()[branch.getValue().length - 1]))
                .map(branch -> sql.first(BY_ID, Map.of("id", branch.getKey()), Branch::of))
                .orElse(null);
    }
}
