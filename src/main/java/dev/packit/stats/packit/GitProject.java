package dev.packit.stats.packit;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code git_projects}. Nothing keeps a project from standing there twice. */
@Entity
@Immutable
@Table(name = "git_projects")
public class GitProject extends PanacheEntityBase {

    @Id
    public Integer id;

    /** Host name of the forge. */
    @Column(name = "instance_url")
    public String forge;

    public @Nullable String namespace;

    @Column(name = "repo_name")
    public @Nullable String repo;

    /** On the forge. */
    @Column(name = "project_url")
    public @Nullable String url;

    /**
     * The rows whose namespace and repo, joined by a slash, are this name. Either may hold slashes itself, so every
     * place where the name can be split is tried, which the index on the repo's name serves.
     */
    static List<GitProject> named(String name) {
        return list(
                "repo in ?1 and (case when coalesce(namespace, '') = '' then repo else namespace || '/' || repo end) = ?2"
                        + " order by id",
                ProjectName.possibleRepos(name),
                name);
    }
}
