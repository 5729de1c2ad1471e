package dev.packit.stats.packit;

import dev.packit.stats.database.Sql;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code git_projects}. The table has no unique constraint, so a project can have several rows. */
@Entity
@Immutable
@Table(name = "git_projects")
public class GitProject extends PanacheEntityBase {

    private static final String NAMED = """
            select p.id, p.instance_url, p.namespace, p.repo_name, p.project_url
            from git_projects p
            where p.repo_name = any (:repos) and p.instance_url <> ''
                and case when coalesce(p.namespace, '') = '' then p.repo_name
                    else p.namespace || '/' || p.repo_name end = :name
            order by p.id
            """;

    @Id
    public Integer id;

    /** Host name of the forge. */
    @Column(name = "instance_url")
    public String forge;

    public @Nullable String namespace;

    @Column(name = "repo_name")
    public @Nullable String repo;

    /** The project's URL on the forge. */
    @Column(name = "project_url")
    public @Nullable String url;

    /**
     * Finds the rows whose namespace and repo, joined by a slash, equal the name. Both may contain slashes, so every
     * possible split of the name is tried, using the index on the repo's name. A row without the name of a host cannot be
     * linked to, so there is no page about it.
     */
    static List<GitProject> named(String name) {
        List<String> repos = ProjectName.possibleRepos(name);
        return repos.isEmpty()
                ? List.of()
                : CDI.current()
                        .select(Sql.class)
                        .get()
                        .entities(GitProject.class, NAMED, Map.of("repos", repos.toArray(String[]::new), "name", name));
    }
}
