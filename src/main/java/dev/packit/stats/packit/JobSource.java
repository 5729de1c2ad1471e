package dev.packit.stats.packit;

import static dev.packit.stats.packit.Columns.NO_TEXT;
import static dev.packit.stats.packit.Columns.NO_TIME;

import java.util.List;

/**
 * The table in which the jobs of one or two kinds are stored, and its relations to other tables. In the
 * SQL, {@code t} is a row of the table. The meaning of the status words comes from Packit's models.
 */
public enum JobSource {
    SRPM(
            "srpm_builds",
            "",
            new Columns(
                    "t.status",
                    NO_TEXT,
                    "submitted_time",
                    "t.build_start_time",
                    "t.build_finished_time",
                    "t.copr_web_url"),
            new PipelineLink("srpm_build_id", "t.id"),
            Statuses.of("waiting_for_srpm pending", "success", "failure", "error", "canceled retry"),
            Details.SRPM),
    COPR(
            "copr_build_targets",
            "",
            new Columns(
                    "t.status",
                    "t.target",
                    "t.identifier",
                    "submitted_time",
                    "t.build_start_time",
                    "t.build_finished_time",
                    "t.web_url"),
            new PipelineLink("copr_build_group_id", "t.copr_build_group_id"),
            Statuses.of("waiting_for_srpm pending", "success", "failure", "error", "canceled retry"),
            Details.COPR),
    KOJI(
            "koji_build_targets",
            "",
            new Columns(
                    "t.status",
                    "t.target",
                    "submitted_time",
                    "t.build_start_time",
                    "t.build_finished_time",
                    "t.web_url"),
            new PipelineLink("koji_build_group_id", "t.koji_build_group_id").by(Reference.KOJI_BUILD_GROUP),
            Statuses.of("queued pending running retry", "success", "failure", "error", "canceled skipped")
                    .andAnyText(),
            Details.KOJI),
    KOJI_TAG_REQUEST(
            "koji_tag_request_targets",
            "",
            new Columns(NO_TEXT, "t.target", "tag_request_submitted_time", NO_TIME, NO_TIME, "t.web_url"),
            new PipelineLink("koji_tag_request_group_id", "t.koji_tag_request_group_id")
                    .by(Reference.KOJI_TAG_REQUEST_GROUP),
            Statuses.none(),
            Details.KOJI_TAG_REQUEST),
    TESTING_FARM(
            "tft_test_run_targets",
            "",
            new Columns("t.status", "t.target", "t.identifier", "submitted_time", NO_TIME, NO_TIME, "t.web_url"),
            new PipelineLink("test_run_group_id", "t.tft_test_run_group_id"),
            Statuses.of(
                    "new queued running retry",
                    "passed",
                    "failed needs_inspection",
                    "error",
                    "skipped unknown complete canceled cancel-requested cancel_requested"),
            Details.TESTING_FARM),
    SYNC_RELEASE(
            "sync_release_run_targets",
            "left join sync_release_runs s on s.id = t.sync_release_id",
            new Columns(
                    "t.status",
                    "t.branch",
                    "submitted_time",
                    "t.start_time",
                    "t.finished_time",
                    // older rows contain the URL themselves, for newer ones it is in their pull requests
                    """
                    coalesce(t.downstream_pr_url, (
                        select x.url
                        from sync_release_pr_association a
                        join sync_release_pull_request x on x.id = a.sync_release_pr_id
                        where a.sync_release_target_id = t.id
                        order by x.is_fast_forward nulls first, x.id
                        limit 1))"""),
            new PipelineLink("sync_release_run_id", "t.sync_release_id"),
            Statuses.of("queued running retry", "submitted", "", "error", "skipped"),
            Details.SYNC_RELEASE),
    BODHI(
            "bodhi_update_targets",
            "",
            new Columns("t.status", "t.target", "submitted_time", NO_TIME, NO_TIME, "t.web_url"),
            new PipelineLink("bodhi_update_group_id", "t.bodhi_update_group_id").by(Reference.BODHI_UPDATE_GROUP),
            Statuses.of("queued retry", "success", "", "error", "skipped").andAnyText(),
            Details.BODHI),
    OPENSCANHUB(
            "scans",
            "left join copr_build_targets c on c.id = t.copr_build_target_id",
            new Columns("t.status", "c.target", "submitted_time", NO_TIME, NO_TIME, "t.url"),
            new PipelineLink("copr_build_group_id", "c.copr_build_group_id").through("""
                            t.copr_build_target_id = any (array(
                                select x.id from copr_build_targets x where x.copr_build_group_id = any ({links})))"""),
            Statuses.of("pending running", "succeeded", "", "failed", "canceled"),
            Details.OPENSCANHUB),
    LOG_DETECTIVE(
            "log_detective_run",
            "",
            new Columns("t.status", "t.target", "t.identifier", "submitted_time", NO_TIME, NO_TIME, NO_TEXT),
            new PipelineLink("log_detective_run_group_id", "t.log_detective_run_group_id"),
            Statuses.of("running", "complete", "", "error", "unknown"),
            Details.LOG_DETECTIVE),
    VM_IMAGE(
            "vm_image_build_targets",
            "",
            new Columns(
                    "t.status", "t.target", "submitted_time", "t.build_start_time", "t.build_finished_time", NO_TEXT),
            new PipelineLink("vm_image_build_id", "t.id"),
            Statuses.of("pending building uploading registering", "success", "failure", "error", ""),
            Details.VM_IMAGE);

    private final String table;
    private final String joins;
    private final Columns columns;
    private final PipelineLink link;
    private final Statuses statuses;
    private final Details details;

    JobSource(String table, String joins, Columns columns, PipelineLink link, Statuses statuses, Details details) {
        this.table = table;
        this.joins = joins;
        this.columns = columns;
        this.link = link;
        this.statuses = statuses;
        this.details = details;
    }

    public String table() {
        return table;
    }

    /** The joins to {@code t} that its {@link #columns} need. */
    public String joins() {
        return joins;
    }

    public Columns columns() {
        return columns;
    }

    public PipelineLink link() {
        return link;
    }

    /** The column of {@code pipelines} that refers to its jobs. */
    public String pipelineColumn() {
        return link.pipelineColumn();
    }

    public Statuses statuses() {
        return statuses;
    }

    public List<Attribute> attributes() {
        return details.attributes();
    }

    public List<Relation> relations() {
        return details.relations();
    }

    /** Whether it records the status of its jobs. */
    public boolean hasStatus() {
        return !statuses.outcomes().isEmpty();
    }

    /** Whether each of its jobs is for a chroot, branch or compose. */
    public boolean hasTarget() {
        return !columns.target().equals(NO_TEXT);
    }

    /** Whether its jobs have identifiers that distinguish those for the same target. */
    public boolean hasIdentifier() {
        return !columns.identifier().equals(NO_TEXT);
    }

    /** Whether it records when jobs start and end. */
    public boolean isTimed() {
        return !columns.started().equals(NO_TIME);
    }
}
