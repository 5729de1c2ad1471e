package dev.packit.stats.packit;

import static dev.packit.stats.packit.Attribute.Form.CODE;
import static dev.packit.stats.packit.Attribute.Form.FLAG;
import static dev.packit.stats.packit.Attribute.Form.LINK;
import static dev.packit.stats.packit.Attribute.Form.LINKS;
import static dev.packit.stats.packit.Attribute.Form.LOG;
import static dev.packit.stats.packit.Attribute.Form.PACKAGES;
import static dev.packit.stats.packit.Attribute.Form.TEXT;
import static dev.packit.stats.packit.Attribute.Form.TIME;

import java.util.List;

/** The tables of builds: source packages, packages and images. */
final class BuildTables {

    private BuildTables() {}

    static SourceTable srpm() {
        return new SourceTable("srpm_builds", new PipelineLink(PipelineRow.BUILD, "t.id"))
                .status("t.status", ofCopr())
                .timed("t.build_start_time", "t.build_finished_time")
                .externalUrl("t.copr_web_url")
                .name(ExternalId.COPR_BUILD, "copr_build_id", "Copr build", CODE, "copr_build_id")
                .attribute("srpm_url", "SRPM", LINK, "t.url")
                .attribute("logs_url", "Build log", LINK, "t.logs_url")
                .attribute("logs", "Build log", LOG, "t.logs");
    }

    static SourceTable copr() {
        return new SourceTable("copr_build_targets", new PipelineLink("copr_build_group_id", "t.copr_build_group_id"))
                .status("t.status", ofCopr())
                // A failed SRPM build marks all its targets like this. The offset makes PostgreSQL look it up for the
                // few targets in question, rather than read all SRPM builds.
                .notBuilt("""
                        cast(t.status as text) = 'failure'
                        and t.build_start_time is null and t.build_finished_time is null and t.build_logs_url is null
                        and exists (
                            select 1
                            from pipelines x
                            join srpm_builds y on y.id = x.srpm_build_id
                            where x.copr_build_group_id = t.copr_build_group_id
                                and cast(y.status as text) in ('failure', 'error')
                            offset 0)""")
                .target("t.target")
                .identifier("t.identifier")
                .timed("t.build_start_time", "t.build_finished_time")
                .externalUrl("t.web_url")
                .name(ExternalId.COPR_BUILD, "build_id", "Copr build", CODE, "build_id")
                .attribute("owner", "Copr owner", CODE, "t.owner")
                .attribute("copr_project", "Copr project", CODE, "t.project_name")
                .attribute("task_accepted", "Task accepted", TIME, "t.task_accepted_time")
                .attribute("logs_url", "Build log", LINK, "t.build_logs_url")
                .hidden("logs_urls", LINKS, """
                        case when t.build_logs_url is not null and t.target is not null
                            then json_build_object(substring(t.target from '[^-]*$'), t.build_logs_url) end""")
                .attribute("built_packages", "Built packages", PACKAGES, "t.built_packages")
                .hidden("srpm_url", LINK, """
                        (select y.url
                            from pipelines x
                            join srpm_builds y on y.id = x.srpm_build_id
                            where x.copr_build_group_id = t.copr_build_group_id
                            order by x.id
                            limit 1)""")
                .command(Command.afterFailure("Build it on your machine", "mock -r {target} --rebuild {srpm_url}"))
                .relations(() -> List.of(
                        Relation.one("srpm", "SRPM", JobSource.SRPM, """
                                select p.srpm_build_id as id
                                from copr_build_targets t
                                join pipelines p on p.copr_build_group_id = t.copr_build_group_id
                                where t.id = :id and p.srpm_build_id is not null
                                """),
                        Relation.many(
                                "tests",
                                "Tests of this build",
                                JobSource.TESTING_FARM,
                                "select a.tft_id as id from tf_copr_build_association_table a where a.copr_id = :id"),
                        Relation.one(
                                "scan",
                                "Scan of this build",
                                JobSource.OPENSCANHUB,
                                "select t.id from scans t where t.copr_build_target_id = :id"),
                        Relation.many(
                                "log_detective",
                                "Log Detective runs for this build",
                                JobSource.LOG_DETECTIVE,
                                new Reference("log_detective_run", "copr_build_target_id"))));
    }

    static SourceTable koji() {
        return new SourceTable(
                        "koji_build_targets",
                        new PipelineLink("koji_build_group_id", "t.koji_build_group_id")
                                .by(new Reference("koji_build_targets", "koji_build_group_id")))
                .status(
                        "t.status",
                        Statuses.NONE
                                .waiting("queued pending retry")
                                .running("running")
                                .success("success")
                                .failed("failure")
                                .error("error")
                                .other("canceled skipped")
                                .andAnyText())
                .target("t.target")
                .timed("t.build_start_time", "t.build_finished_time")
                .externalUrl("t.web_url")
                .error(new DataKey("t.data", "error", SourceTable.ERROR_LENGTH).sql())
                .name(ExternalId.KOJI_TASK, "task_id", "Koji task", CODE, "task_id")
                .attribute("scratch", "Scratch build", FLAG, "t.scratch")
                .name(ExternalId.NVR, "nvr", "NVR", CODE, "nvr")
                .name(ExternalId.SIDE_TAG, "sidetag", "Side tag", CODE, "sidetag")
                .attribute("logs_urls", "Build logs", LINKS, "t.build_logs_urls")
                .attribute("build_submission_stdout", "Submission output", LOG, "t.build_submission_stdout")
                .command(Command.afterFailure("Download its logs", "koji download-logs {task_id}"))
                .command(Command.afterSuccess("Download the packages", "koji download-task {task_id}"))
                .relations(() -> List.of(
                        Relation.one("srpm", "SRPM", JobSource.SRPM, """
                                select p.srpm_build_id as id
                                from koji_build_targets t
                                join pipelines p on p.koji_build_group_id = t.koji_build_group_id
                                where t.id = :id and p.srpm_build_id is not null
                                """),
                        Relation.many(
                                "tests",
                                "Tests of this build",
                                JobSource.TESTING_FARM,
                                "select a.tft_id as id from tf_koji_build_association_table a where a.koji_id = :id"),
                        Relation.many(
                                "log_detective",
                                "Log Detective runs for this build",
                                JobSource.LOG_DETECTIVE,
                                new Reference("log_detective_run", "koji_build_target_id"))));
    }

    static SourceTable vmImage() {
        return new SourceTable("vm_image_build_targets", new PipelineLink("vm_image_build_id", "t.id"))
                .status(
                        "t.status",
                        Statuses.NONE
                                .waiting("pending")
                                .running("building uploading registering")
                                .success("success")
                                .failed("failure")
                                .error("error"))
                .target("t.target")
                .timed("t.build_start_time", "t.build_finished_time")
                .name(ExternalId.IMAGE_BUILD, "build_id", "Image build", CODE, "build_id")
                .attribute("owner", "Copr owner", CODE, "t.owner")
                .attribute("copr_project", "Copr project", CODE, "t.project_name")
                .hidden("project_url", LINK, "t.project_url")
                .hidden("pr_id", TEXT, "t.pr_id")
                .attribute("task_accepted", "Task accepted", TIME, "t.task_accepted_time");
    }

    private static Statuses ofCopr() {
        return Statuses.NONE
                .waiting("waiting_for_srpm pending")
                .success("success")
                .failed("failure")
                .error("error")
                .other("canceled")
                // while Copr is out of order, until Packit submits the build again
                .passing("retry");
    }
}
