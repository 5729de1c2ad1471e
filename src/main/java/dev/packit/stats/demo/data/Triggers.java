package dev.packit.stats.demo.data;

import dev.packit.stats.demo.data.Repository.PullRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records events on the forges, in Koji and on release-monitoring.org. */
final class Triggers {

    private static final double NEW_PULL_REQUEST = 0.45;

    private final World world;

    Triggers(World world) {
        this.world = world;
    }

    /** A pull request is opened, or pushed to. */
    Trigger pullRequest(Repository repository) {
        List<PullRequest> open = repository.openPullRequests();
        boolean isNew = open.isEmpty() || world.chance().of(NEW_PULL_REQUEST);
        PullRequest pullRequest =
                isNew ? openPullRequest(repository) : world.chance().oneOf(open);
        return push(repository, pullRequest);
    }

    PullRequest openPullRequest(Repository repository) {
        int number = repository.nextNumber();
        int id = world.rows()
                .add(Table.PULL_REQUESTS)
                .set("pr_id", number)
                .set("project_id", repository.id())
                .id();
        PullRequest pullRequest = new PullRequest(id, number);
        repository.open(pullRequest);
        return pullRequest;
    }

    Trigger push(Repository repository, PullRequest pullRequest) {
        String commit = world.chance().hex(40);
        String number = Integer.toString(pullRequest.number());
        int event = event("pull_request", pullRequest.id(), commit);
        return new Trigger(repository, event, number, "refs/pull/" + number + "/head", commit);
    }

    Trigger branch(Repository repository, String name) {
        int branch = repository
                .branches()
                .computeIfAbsent(
                        name,
                        unknown -> world.rows()
                                .add(Table.GIT_BRANCHES)
                                .set("name", name)
                                .set("project_id", repository.id())
                                .id());
        String commit = world.chance().hex(40);
        return new Trigger(repository, event("branch_push", branch, commit), name, name, commit);
    }

    /** The repository's current version is released. */
    Trigger release(Repository repository) {
        String commit = world.chance().hex(40);
        int release = world.rows()
                .add(Table.PROJECT_RELEASES)
                .set("tag_name", repository.tag())
                .set("commit_hash", commit)
                .set("project_id", repository.id())
                .id();
        return new Trigger(repository, event("release", release, commit), "releases", repository.tag(), commit);
    }

    /** Somebody comments on an issue. */
    Trigger issue(Repository repository) {
        int number = repository.nextNumber();
        int issue = world.rows()
                .add(Table.PROJECT_ISSUES)
                .set("issue_id", number)
                .set("project_id", repository.id())
                .id();
        return new Trigger(repository, event("issue", issue, null), Integer.toString(number));
    }

    /** A build is tagged into a side tag. */
    Trigger kojiTag(Repository repository, int task, String tag, String branch) {
        int tagging = world.rows()
                .add(Table.KOJI_BUILD_TAGS)
                .set("task_id", task)
                .set("koji_tag_name", tag)
                .set("project_id", repository.id())
                .set("target", branch)
                .id();
        return new Trigger(repository, event("koji_build_tag", tagging, null), tag);
    }

    /** release-monitoring.org reports one or several new versions. */
    Trigger versions(Repository repository, int anityaProject, List<String> versions) {
        boolean single = versions.size() == 1;
        int seen = world.rows()
                .add(single ? Table.ANITYA_VERSIONS : Table.ANITYA_MULTIPLE_VERSIONS)
                .set(single ? "version" : "versions", single ? versions.get(0) : "{" + String.join(",", versions) + "}")
                .set("project_id", anityaProject)
                .id();
        int event = event(single ? "anitya_version" : "anitya_multiple_versions", seen, null);
        return new Trigger(repository, event, versions.get(0));
    }

    /** @param id row id in the table for the event's type */
    private int event(String type, int id, @Nullable String commit) {
        return world.rows()
                .add(Table.PROJECT_EVENTS)
                .set("type", type)
                .set("event_id", id)
                .set("commit_sha", commit)
                .set(
                        "packages_config",
                        world.isOlderThan(1) ? null : world.texts().text("packages-config.json"))
                .id();
    }
}
