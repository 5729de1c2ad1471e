package dev.packit.stats.packit;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The types of triggers and their tables. {@code project_events} refers to these tables by type and id, without
 * a foreign key.
 */
public enum TriggerType {
    PULL_REQUEST("pull_request", "pull_requests", "pr_id"),
    BRANCH("branch_push", "git_branches", "name"),
    RELEASE("release", "project_releases", "tag_name"),
    ISSUE("issue", "project_issues", "issue_id"),
    KOJI_TAG("koji_build_tag", "koji_build_tags", "koji_tag_name"),
    ANITYA_VERSION("anitya_version", "anitya_versions", "version"),
    ANITYA_VERSIONS("anitya_multiple_versions", "anitya_multiple_versions", "versions");

    /** The types that belong to a project on a forge. The others belong to a project on release-monitoring.org. */
    public static final Set<TriggerType> OF_PROJECTS =
            EnumSet.complementOf(EnumSet.of(ANITYA_VERSION, ANITYA_VERSIONS));

    private final String event;
    private final String table;
    private final String column;

    TriggerType(String event, String table, String column) {
        this.event = event;
        this.table = table;
        this.column = column;
    }

    public static Optional<TriggerType> ofEvent(@Nullable String event) {
        return Arrays.stream(values()).filter(type -> type.event.equals(event)).findFirst();
    }

    /** The value of {@code project_events.type}. */
    public String event() {
        return event;
    }

    public String table() {
        return table;
    }

    /** The column with its number, name or tag. */
    public String column() {
        return column;
    }
}
