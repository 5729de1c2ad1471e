package dev.packit.stats.packit;

import dev.packit.stats.mirror.BackReferences;

/**
 * A reference without an index in Packit's database that pages have to follow backwards. It is indexed in memory by
 * {@link BackReferences}.
 */
public enum Reference {
    KOJI_BUILD_GROUP("koji_build_targets", "koji_build_group_id"),
    KOJI_TAG_REQUEST_GROUP("koji_tag_request_targets", "koji_tag_request_group_id"),
    BODHI_UPDATE_GROUP("bodhi_update_targets", "bodhi_update_group_id"),
    LOG_DETECTIVE_OF_COPR("log_detective_run", "copr_build_target_id"),
    LOG_DETECTIVE_OF_KOJI("log_detective_run", "koji_build_target_id");

    private final String table;
    private final String column;

    Reference(String table, String column) {
        this.table = table;
        this.column = column;
    }

    public String table() {
        return table;
    }

    public String column() {
        return column;
    }
}
