package dev.packit.stats.release;

import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Finds what Packit does for packages in Fedora. */
@ApplicationScoped
public class Downstream {

    private static final String UPSTREAMS = """
            select a.id
            from anitya_projects a
            where a.package = :package
            """;

    @Inject
    Sql sql;

    @Inject
    PipelineIndex index;

    /** The pipelines in the dist-git project of a package, and those for new upstream versions. */
    public int[] pipelines(String name) {
        Project inFedora = Project.inFedora(name);
        ProjectName distGit = ProjectName.at(inFedora.forge(), inFedora.name());
        Integer[] upstreams = sql.list(UPSTREAMS, Map.of("package", name), row -> row.intValue("id"))
                .toArray(Integer[]::new);
        PipelineSnapshot known = index.known();
        return SortedIds.union(
                distGit == null ? new int[0] : known.ofProject(distGit.ids()), known.ofUpstream(upstreams));
    }
}
