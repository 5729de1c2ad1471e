package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.database.Guard;
import dev.packit.stats.database.Row;
import dev.packit.stats.web.Urls;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What triggered a job. Fields that do not apply to its type, or are missing in the database, are null.
 *
 * @param type Packit's word: {@code pull_request}, {@code branch_push}, {@code release}, {@code issue},
 *     {@code koji_build_tag}, {@code anitya_version} or {@code anitya_multiple_versions}; null if it was not recorded
 * @param version of a new upstream release found by release-monitoring.org; several are separated by commas
 * @param versions the same, one by one
 * @param anityaProject the project that has this version
 * @param tag a Koji tag
 * @param url on the forge, in Koji or on release-monitoring.org
 * @param commitUrl on the forge
 * @param row its row id in the table of its type; null if none was recorded
 */
public record Trigger(
        @Nullable String type,
        @Nullable Long pr,
        @Nullable String branch,
        @Nullable String release,
        @Nullable Long issue,
        @Nullable String version,
        @Nullable List<String> versions,
        @Nullable AnityaProject anityaProject,
        @Nullable String tag,
        @Nullable String commit,
        @Nullable String url,
        @JsonIgnore @Nullable String commitUrl,
        @JsonIgnore @Nullable Long row) {

    /** Creates a trigger that has a name in a project. */
    private Trigger(
            String type,
            @Nullable Long pr,
            @Nullable String branch,
            @Nullable String release,
            @Nullable Long issue,
            @Nullable String url) {
        this(type, pr, branch, release, issue, null, null, null, null, null, url, null, null);
    }

    /** Reads the columns of {@link TriggerSql#COLUMNS}; null for a job without a known event. */
    public static @Nullable Trigger of(Row row, @Nullable Project project) {
        if (row.number("event") == null) {
            return null;
        }
        String commit = row.text("commit");
        List<String> versions = versions(row);
        Trigger plain = new Trigger(
                row.text("type"),
                row.number("pr"),
                row.text("branch"),
                row.text("release"),
                row.number("issue"),
                versions == null ? null : String.join(", ", versions),
                versions,
                AnityaProject.of(row),
                row.text("tag"),
                commit,
                null,
                project == null ? null : Forge.at(project.forge()).commit(project, commit),
                row.number("trigger_row"));
        return plain.at(plain.address(row, project));
    }

    /**
     * Returns the trigger of this type and name in a project.
     *
     * @param name the number, branch name or tag
     */
    public static Trigger named(TriggerType type, String name, Project project) {
        Forge forge = Forge.at(project.forge());
        String event = type.event();
        return switch (type) {
            case PULL_REQUEST -> {
                long pr = Long.parseLong(name);
                yield new Trigger(event, pr, null, null, null, forge.pullRequest(project, pr));
            }
            case ISSUE -> {
                long issue = Long.parseLong(name);
                yield new Trigger(event, null, null, null, issue, forge.issue(project, issue));
            }
            case BRANCH -> new Trigger(event, null, name, null, null, forge.branch(project, name));
            case RELEASE -> new Trigger(event, null, null, name, null, forge.release(project, name));
            default -> throw new IllegalArgumentException(type + " has no page on a forge");
        };
    }

    /**
     * The path of this application's page about everything that it triggered in its project, or about the package of an
     * upstream project; null if there is none.
     */
    public @Nullable String path(@Nullable Project project) {
        if (anityaProject != null) {
            return anityaProject.packagePath();
        }
        String entry = entry();
        return project == null || entry == null ? null : Urls.reachable(project.path() + "/-/" + entry);
    }

    private @Nullable String entry() {
        if (pr != null) {
            return "pull-requests/" + pr;
        }
        if (issue != null) {
            return "issues/" + issue;
        }
        if (release != null) {
            return "releases/" + Urls.path(release);
        }
        return branch == null ? null : "branches/" + Urls.path(branch);
    }

    /** The path of this application's page about its commit in its project; null if either is unknown. */
    public @Nullable String commitPath(@Nullable Project project) {
        return project == null || commit == null
                ? null
                : Urls.reachable(project.path() + "/-/commits/" + Urls.path(commit));
    }

    private static @Nullable List<String> versions(Row row) {
        String version = row.text("version");
        JsonNode versions = row.json("versions");
        if (versions == null) {
            return version == null ? null : List.of(version);
        }
        return StreamSupport.stream(versions.spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .toList();
    }

    private Trigger at(@Nullable String url) {
        return new Trigger(
                type, pr, branch, release, issue, version, versions, anityaProject, tag, commit, url, commitUrl, row);
    }

    private @Nullable String address(Row row, @Nullable Project project) {
        String kojiTask = row.text("tag_task");
        if (anityaProject != null) {
            return anityaProject.url();
        }
        if (kojiTask != null && kojiTask.matches("\\d+")) {
            return "https://koji.fedoraproject.org/koji/taskinfo?taskID=" + kojiTask;
        }
        if (project == null) {
            return null;
        }
        Forge forge = Forge.at(project.forge());
        if (pr != null) {
            return forge.pullRequest(project, pr);
        }
        if (issue != null) {
            return forge.issue(project, issue);
        }
        return release != null ? forge.release(project, release) : forge.branch(project, branch);
    }

    /** A short label: {@code #24101}, {@code main}, {@code v1.0}, {@code issue #7}, {@code curl 8.9.1}. */
    public String label() {
        if (pr != null) {
            return "#" + pr;
        }
        if (issue != null) {
            return "issue #" + issue;
        }
        if (version != null) {
            return anityaProject == null || anityaProject.name() == null
                    ? version
                    : anityaProject.name() + " " + version;
        }
        return branch != null ? branch : release != null ? release : tag != null ? tag : unknown();
    }

    /** Its type and label: {@code Pull request #24101}. */
    public String title() {
        if (pr != null) {
            return "Pull request #" + pr;
        }
        String words = kind().isEmpty() || issue != null ? label() : kind() + " " + label();
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Its type in words; empty if it was not recorded. */
    public String kind() {
        return type == null
                ? ""
                : switch (type) {
                    case "branch_push" -> "push to";
                    case "koji_build_tag" -> "Koji tag";
                    case "anitya_version", "anitya_multiple_versions" -> "new upstream version";
                    default -> type.replace('_', ' ');
                };
    }

    /** The abbreviated commit hash, as forges show it; null if none is known. */
    public @Nullable String shortCommit() {
        return commit == null ? null : Guard.start(commit, 7);
    }

    private String unknown() {
        return type == null ? "unknown trigger" : "unknown " + type.replace('_', ' ');
    }
}
