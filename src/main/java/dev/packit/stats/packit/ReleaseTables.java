package dev.packit.stats.packit;

import static dev.packit.stats.packit.Attribute.Form.CODE;
import static dev.packit.stats.packit.Attribute.Form.CODES;
import static dev.packit.stats.packit.Attribute.Form.LINK;
import static dev.packit.stats.packit.Attribute.Form.LOCAL_TIME;
import static dev.packit.stats.packit.Attribute.Form.LOG;
import static dev.packit.stats.packit.Attribute.Form.PULL_REQUESTS;
import static dev.packit.stats.packit.Attribute.Form.TEXT;

/** The tables of the steps of a release to Fedora. */
final class ReleaseTables {

    private ReleaseTables() {}

    static SourceTable syncRelease() {
        return new SourceTable("sync_release_run_targets", new PipelineLink("sync_release_run_id", "t.sync_release_id"))
                .joining("left join sync_release_runs s on s.id = t.sync_release_id")
                .status(
                        "t.status",
                        Statuses.NONE
                                .waiting("queued retry")
                                .running("running")
                                .success("submitted")
                                .error("error")
                                .other("skipped"))
                .target("t.branch")
                .timed("t.start_time", "t.finished_time")
                // older rows contain the URL themselves, for newer ones it is in their pull requests
                .externalUrl("""
                        coalesce(t.downstream_pr_url, (
                            select x.url
                            from sync_release_pr_association a
                            join sync_release_pull_request x on x.id = a.sync_release_pr_id
                            where a.sync_release_target_id = t.id
                            order by x.is_fast_forward nulls first, x.id
                            limit 1))""")
                .attribute("run_status", "Run status", TEXT, "cast(s.status as text)")
                .hidden("downstream_pr_url", LINK, "t.downstream_pr_url")
                .attribute("pull_requests", "Dist-git pull requests", PULL_REQUESTS, """
                        (select json_agg(json_build_object(
                            'pr', x.pr_id,
                            'target_branch', x.target_branch,
                            'is_fast_forward', x.is_fast_forward,
                            'url', x.url) order by x.id)
                        from sync_release_pr_association a
                        join sync_release_pull_request x on x.id = a.sync_release_pr_id
                        where a.sync_release_target_id = t.id)""")
                .attribute("logs", "Log", LOG, "t.logs");
    }

    static SourceTable kojiTagRequest() {
        return new SourceTable(
                        "koji_tag_request_targets",
                        new PipelineLink("koji_tag_request_group_id", "t.koji_tag_request_group_id")
                                .by(new Reference("koji_tag_request_targets", "koji_tag_request_group_id")))
                .target("t.target")
                .submitted("tag_request_submitted_time")
                .externalUrl("t.web_url")
                .name(ExternalId.KOJI_TASK, "task_id", "Koji task", CODE, "task_id")
                .name(ExternalId.NVR, "nvr", "NVR", CODE, "nvr")
                .name(ExternalId.SIDE_TAG, "sidetag", "Side tag", CODE, "sidetag");
    }

    static SourceTable bodhi() {
        return new SourceTable(
                        "bodhi_update_targets",
                        new PipelineLink("bodhi_update_group_id", "t.bodhi_update_group_id")
                                .by(new Reference("bodhi_update_targets", "bodhi_update_group_id")))
                .status(
                        "t.status",
                        Statuses.NONE
                                .waiting("queued retry")
                                .success("success")
                                .error("error")
                                .other("skipped")
                                .andAnyText())
                .target("t.target")
                .externalUrl("t.web_url")
                .error(new DataKey("t.data", "error", SourceTable.ERROR_LENGTH).sql())
                .name(ExternalId.UPDATE, "alias", "Update", CODE, "alias")
                .name(ExternalId.NVR, "koji_nvrs", "Builds", CODES, "koji_nvrs")
                .name(ExternalId.SIDE_TAG, "sidetag", "Side tag", CODE, "sidetag")
                .attribute("update_creation_time", "Created", LOCAL_TIME, "t.update_creation_time")
                .command(Command.afterSuccess(
                        "Install the update for testing",
                        "sudo dnf upgrade --refresh --enablerepo=updates-testing --advisory={alias}"));
    }
}
