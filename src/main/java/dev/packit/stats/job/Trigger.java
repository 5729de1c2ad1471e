package dev.packit.stats.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.database.Row;

/**
 * What made Packit do a job. What does not apply to its type, and what the database lost, is null.
 *
 * @param type Packit's word: {@code pull_request}, {@code branch_push}, {@code release}, {@code issue},
 *     {@code koji_build_tag}, {@code anitya_version} or {@code anitya_multiple_versions}; null where it was not recorded
 * @param version of an upstream release that release-monitoring.org saw; several are separated by commas
 * @param url on the forge, in Koji or on release-monitoring.org
 * @param source what {@code version} or {@code tag} is of: an upstream's name
 * @param tag a Koji tag
 * @param commitUrl on the forge
 */
public record Trigger(
        String type,
        Long pr,
        String branch,
        String release,
        Long issue,
        String version,
        String commit,
        String url,
        @JsonIgnore String source,
        @JsonIgnore String tag,
        @JsonIgnore String commitUrl) {

    /** From the columns of {@link TriggerSql#COLUMNS}; null for a job of which no event is known. */
    public static Trigger of(Row row, Project project) {
        if (row.number("event") == null) {
            return null;
        }
        String commit = row.text("commit");
        Trigger plain = new Trigger(
                row.text("type"),
                row.number("pr"),
                row.text("branch"),
                row.text("release"),
                row.number("issue"),
                row.text("version"),
                commit,
                null,
                row.text("anitya_name"),
                row.text("tag"),
                project == null ? null : Forge.at(project.forge()).commit(project, commit));
        return plain.at(plain.address(row, project));
    }

    private Trigger at(String url) {
        return new Trigger(type, pr, branch, release, issue, version, commit, url, source, tag, commitUrl);
    }

    private String address(Row row, Project project) {
        Long anitya = row.number("anitya_project");
        String kojiTask = row.text("tag_task");
        if (anitya != null) {
            return "https://release-monitoring.org/project/%d/".formatted(anitya);
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

    /** How people call it: {@code #24101}, {@code main}, {@code v1.0}, {@code issue #7}, {@code curl 8.9.1}. */
    public String label() {
        if (pr != null) {
            return "#" + pr;
        }
        if (issue != null) {
            return "issue #" + issue;
        }
        if (version != null) {
            return source == null ? version : source + " " + version;
        }
        return branch != null ? branch : release != null ? release : tag != null ? tag : unknown();
    }

    /** Its type in words; empty where it was not recorded. */
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

    /** The first digits of the commit, as forges show them; null where none is known. */
    public String shortCommit() {
        return commit == null ? null : commit.substring(0, Math.min(7, commit.length()));
    }

    private String unknown() {
        return type == null ? "unknown trigger" : "unknown " + type.replace('_', ' ');
    }
}
