package dev.packit.stats.release;

import dev.packit.stats.database.Guard;
import dev.packit.stats.database.Sql;
import dev.packit.stats.packit.AnityaProject;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.ReleaseStep;
import dev.packit.stats.packit.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds out how far the version that a release or a job proposes to Fedora has come. */
@ApplicationScoped
public class ReleaseTables {

    private static final String NEWEST = """
            select %s as tag
            from project_releases t
            where t.project_id = any (:projects) and t.tag_name is not null
            order by t.id desc
            limit 1
            """.formatted(Guard.word("t.tag_name"));

    @Inject
    Sql sql;

    @Inject
    ReleaseWays ways;

    @Inject
    Clock clock;

    /** Returns null unless the job proposes a version, and for a package that is unknown. */
    public @Nullable ReleaseTable of(Job job) {
        Trigger trigger = job.trigger();
        if (job.kind().step() != ReleaseStep.PULL_REQUEST || trigger == null) {
            return null;
        }
        AnityaProject upstream = trigger.anityaProject();
        if (upstream != null) {
            String name = upstream.packageName();
            return name == null ? null : of(trigger.version(), name, null, upstream.packagePath());
        }
        Project project = job.project();
        String name = job.packageName();
        if (project == null || name == null) {
            return null;
        }
        ProjectName known = ProjectName.at(project.forge(), project.name());
        return known == null ? null : of(trigger.release(), name, known, job.packagePath(name));
    }

    /** Returns the same table with the newest release of a project that has them, if it has not been proposed yet. */
    public ReleaseTable withNewest(ReleaseTable table, ProjectName project) {
        if (table.versions().isEmpty() || project.project().packageInFedora() != null) {
            return table;
        }
        String tag = sql.first(NEWEST, Map.of("projects", project.ids()), row -> row.text("tag"));
        return tag == null ? table : table.with(tag, project.project());
    }

    /**
     * @param tags that name the version, the likeliest first, separated by commas; null if it is unknown
     * @param project that releases the package; null for a package of Fedora
     * @param path of the page about the package; null if there is none
     * @return null if nothing has become of the version
     */
    public @Nullable ReleaseTable of(
            @Nullable String tags, String packageName, @Nullable ProjectName project, @Nullable String path) {
        if (tags == null) {
            return null;
        }
        List<ReleaseWay> all = ways.of(packageName, project);
        return Arrays.stream(tags.split(", "))
                .map(tag -> ReleaseWays.version(tag, packageName, project == null ? null : project.project()))
                .filter(version -> ReleaseTable.has(all, version))
                .findFirst()
                .map(version -> ReleaseTable.of(packageName, all, version, path, clock.instant()))
                .orElse(null);
    }
}
