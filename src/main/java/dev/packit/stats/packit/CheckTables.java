package dev.packit.stats.packit;

import static dev.packit.stats.packit.Attribute.Form.ANALYSIS;
import static dev.packit.stats.packit.Attribute.Form.CODE;
import static dev.packit.stats.packit.Attribute.Form.GROUP;
import static dev.packit.stats.packit.Attribute.Form.LINK;
import static dev.packit.stats.packit.Attribute.Form.NO_ISSUE;
import static dev.packit.stats.packit.Attribute.Form.NUMBER;
import static dev.packit.stats.packit.Attribute.Form.SNIPPETS;
import static dev.packit.stats.packit.Attribute.Form.TEXT;

import java.util.List;

/** The tables of checks of builds: tests, scans and log analyses. */
final class CheckTables {

    private CheckTables() {}

    static SourceTable testingFarm() {
        return new SourceTable("tft_test_run_targets", new PipelineLink("test_run_group_id", "t.tft_test_run_group_id"))
                .status(
                        // the database has both spellings, of which Packit shows this one
                        "replace(cast(t.status as text), '%s', '%s')"
                                .formatted(Statuses.CANCEL_REQUESTED_IN_DATABASE, Statuses.CANCEL_REQUESTED),
                        Statuses.NONE
                                .waiting("new queued retry")
                                .running("running")
                                .success("passed")
                                .failed("failed needs_inspection")
                                .error("error")
                                .other("skipped unknown complete canceled")
                                .passing("cancel-requested"))
                .target("t.target")
                // Fedora CI's checks have only this name
                .identifier("coalesce(nullif(t.identifier, ''), %s)"
                        .formatted(new DataKey("t.data", "fedora_ci_test", 200).sql()))
                .externalUrl("t.web_url")
                .name(ExternalId.TEST_REQUEST, "request_id", "Testing Farm request", CODE, "pipeline_id")
                .attribute(
                        "ranch",
                        "Ranch",
                        TEXT,
                        "(select x.ranch from tft_test_run_groups x where x.id = t.tft_test_run_group_id)")
                .command(Command.afterFailure("Run the tests again as yourself", "testing-farm restart {request_id}"))
                .relations(() -> List.of(
                        Relation.one("srpm", "SRPM", JobSource.SRPM, """
                                select p.srpm_build_id as id
                                from tft_test_run_targets t
                                join pipelines p on p.test_run_group_id = t.tft_test_run_group_id
                                where t.id = :id and p.srpm_build_id is not null
                                """),
                        Relation.manyRecent(
                                "builds",
                                "Tested builds",
                                JobSource.COPR,
                                // the association table has no index by test, so this searches the run's own builds
                                // and, for builds of other projects, those of the preceding weeks
                                """
                                select a.copr_id as id
                                from tft_test_run_targets t
                                join pipelines p on p.test_run_group_id = t.tft_test_run_group_id
                                join copr_build_targets c on c.copr_build_group_id = p.copr_build_group_id
                                join tf_copr_build_association_table a on a.copr_id = c.id and a.tft_id = t.id
                                where t.id = :id
                                union
                                select a.copr_id
                                from tf_copr_build_association_table a
                                where a.tft_id = :id and a.copr_id >= :low_COPR and a.copr_id < :high_COPR
                                """),
                        Relation.manyRecent("builds", "Tested builds", JobSource.KOJI, """
                                select a.koji_id as id
                                from tf_koji_build_association_table a
                                where a.tft_id = :id and a.koji_id >= :low_KOJI and a.koji_id < :high_KOJI
                                """)));
    }

    static SourceTable openScanHub() {
        return new SourceTable("scans", new PipelineLink("copr_build_group_id", "c.copr_build_group_id").through("""
                        t.copr_build_target_id = any (array(
                            select x.id from copr_build_targets x where x.copr_build_group_id = any ({links})))"""))
                .joining("left join copr_build_targets c on c.id = t.copr_build_target_id")
                .status(
                        "t.status",
                        Statuses.NONE
                                .waiting("pending")
                                .running("running")
                                .success("succeeded")
                                .error("failed")
                                .other("canceled"))
                .target("c.target")
                .externalUrl("t.url")
                .name(ExternalId.SCAN, "task_id", "OpenScanHub task", NUMBER, "task_id")
                .attribute(new Attribute("issues_added_count", "New findings", NUMBER, "t.issues_added_count")
                        .leadingTo("issues_added_url"))
                .hidden("issues_added_url", LINK, "t.issues_added_url")
                .attribute("issues_fixed_url", "Fixed findings", LINK, "t.issues_fixed_url")
                .attribute("scan_results_url", "All results", LINK, "t.scan_results_url")
                .relations(() -> List.of(Relation.many(
                        "builds",
                        "Scanned build",
                        JobSource.COPR,
                        "select t.copr_build_target_id as id from scans t where t.id = :id")));
    }

    static SourceTable logDetective() {
        return new SourceTable(
                        "log_detective_run",
                        new PipelineLink("log_detective_run_group_id", "t.log_detective_run_group_id"))
                .groups("log_detective_run_groups")
                .status(
                        "t.status",
                        Statuses.NONE
                                .running("running")
                                .success("complete")
                                .error("error")
                                .other("unknown"))
                .target("t.target")
                .identifier("t.identifier")
                .error("left(t.error_msg, %d)".formatted(SourceTable.ERROR_LENGTH))
                .attribute("target_build", "Analyzed build", CODE, "t.target_build")
                .attribute("build_system", "Build system", TEXT, "cast(t.build_system as text)")
                .name(ExternalId.ANALYSIS, "analysis_id", "Analysis", CODE, "analysis_id")
                .attribute("log_detective_group", "Group", GROUP, "t.log_detective_run_group_id")
                .attribute("no_issue_found", "Issue found", NO_ISSUE, "t.log_detective_response")
                .attribute("explanation", "Explanation", ANALYSIS, "t.log_detective_response")
                .attribute("solution", "Solution", ANALYSIS, "t.log_detective_response")
                .attribute("snippets", "Snippets", SNIPPETS, "t.log_detective_response")
                .relations(() -> List.of(
                        Relation.many(
                                "builds",
                                "Analyzed build",
                                JobSource.COPR,
                                "select t.copr_build_target_id as id from log_detective_run t where t.id = :id"),
                        Relation.many(
                                "builds",
                                "Analyzed build",
                                JobSource.KOJI,
                                "select t.koji_build_target_id as id from log_detective_run t where t.id = :id")));
    }
}
