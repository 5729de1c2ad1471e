package dev.packit.stats.job;

/**
 * What can trigger jobs in a project, and where Packit keeps it. {@code project_events} points at these tables by type
 * and id, without a foreign key. (The two types of release-monitoring.org's events belong to no project on a forge.)
 */
enum TriggerType {
    PULL_REQUEST("pull_request", "pull_requests", "pr_id"),
    BRANCH("branch_push", "git_branches", "name"),
    RELEASE("release", "project_releases", "tag_name"),
    ISSUE("issue", "project_issues", "issue_id"),
    KOJI_TAG("koji_build_tag", "koji_build_tags", "koji_tag_name");

    private final String event;
    private final String table;
    private final String column;

    TriggerType(String event, String table, String column) {
        this.event = event;
        this.table = table;
        this.column = column;
    }

    /** The value of {@code project_events.type}. */
    String event() {
        return event;
    }

    String table() {
        return table;
    }

    /** What people call it by: the number, the name or the tag. */
    String column() {
        return column;
    }
}
