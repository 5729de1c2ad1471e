package dev.packit.stats.packit;

import static dev.packit.stats.packit.Attribute.Form.CODE;
import static dev.packit.stats.packit.Attribute.Form.CODES;
import static dev.packit.stats.packit.Attribute.Form.FLAG;
import static dev.packit.stats.packit.Attribute.Form.LINK;
import static dev.packit.stats.packit.Attribute.Form.LINKS;
import static dev.packit.stats.packit.Attribute.Form.LOCAL_TIME;
import static dev.packit.stats.packit.Attribute.Form.LOG;
import static dev.packit.stats.packit.Attribute.Form.NUMBER;
import static dev.packit.stats.packit.Attribute.Form.PACKAGES;
import static dev.packit.stats.packit.Attribute.Form.PROSE;
import static dev.packit.stats.packit.Attribute.Form.PULL_REQUESTS;
import static dev.packit.stats.packit.Attribute.Form.SNIPPETS;
import static dev.packit.stats.packit.Attribute.Form.TEXT;
import static dev.packit.stats.packit.Attribute.Form.TIME;

import java.util.List;
import java.util.function.Supplier;

/**
 * The attributes and relations of a single job, by source: everything in the database that is not internal to Packit (the
 * {@code data} columns are).
 */
enum Details {
    SRPM(
            () -> List.of(
                    new Attribute("copr_build_id", "Copr build", CODE, "t.copr_build_id"),
                    new Attribute("srpm_url", "SRPM", LINK, "t.url"),
                    new Attribute("logs_url", "Build log", LINK, "t.logs_url"),
                    new Attribute("logs", "Build log", LOG, "t.logs")),
            () -> List.of()),

    COPR(
            () -> List.of(
                    new Attribute("build_id", "Copr build", CODE, "t.build_id"),
                    new Attribute("owner", "Copr owner", CODE, "t.owner"),
                    new Attribute("copr_project", "Copr project", CODE, "t.project_name"),
                    new Attribute("task_accepted", "Task accepted", TIME, "t.task_accepted_time"),
                    new Attribute("logs_url", "Build log", LINK, "t.build_logs_url"),
                    new Attribute("logs_urls", null, LINKS, """
                            case when t.build_logs_url is not null and t.target is not null
                                then json_build_object(substring(t.target from '[^-]*$'), t.build_logs_url) end"""),
                    new Attribute("built_packages", "Built packages", PACKAGES, "t.built_packages")),
            () -> List.of(
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
                            Reference.LOG_DETECTIVE_OF_COPR))),

    KOJI(
            () -> List.of(
                    new Attribute("task_id", "Koji task", CODE, "t.task_id"),
                    new Attribute("scratch", "Scratch build", FLAG, "t.scratch"),
                    new Attribute("nvr", "NVR", CODE, "t.nvr"),
                    new Attribute("sidetag", "Side tag", CODE, "t.sidetag"),
                    new Attribute("logs_urls", "Build logs", LINKS, "t.build_logs_urls"),
                    new Attribute("build_submission_stdout", "Submission output", LOG, "t.build_submission_stdout")),
            () -> List.of(
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
                            Reference.LOG_DETECTIVE_OF_KOJI))),

    KOJI_TAG_REQUEST(
            () -> List.of(
                    new Attribute("task_id", "Koji task", CODE, "t.task_id"),
                    new Attribute("nvr", "NVR", CODE, "t.nvr"),
                    new Attribute("sidetag", "Side tag", CODE, "t.sidetag")),
            () -> List.of()),

    TESTING_FARM(
            () -> List.of(
                    new Attribute("request_id", "Testing Farm request", CODE, "t.pipeline_id"),
                    new Attribute(
                            "ranch",
                            "Ranch",
                            TEXT,
                            "(select x.ranch from tft_test_run_groups x where x.id = t.tft_test_run_group_id)")),
            () -> List.of(
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
                            // the association table has no index by test, so this searches the run's own builds and,
                            // for builds of other projects, those of the preceding weeks
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
                                    """))),

    SYNC_RELEASE(
            () -> List.of(
                    new Attribute("run_status", "Run status", TEXT, "cast(s.status as text)"),
                    new Attribute("downstream_pr_url", null, LINK, "t.downstream_pr_url"),
                    new Attribute("pull_requests", "Dist-git pull requests", PULL_REQUESTS, """
                            (select json_agg(json_build_object(
                                'pr', x.pr_id,
                                'target_branch', x.target_branch,
                                'is_fast_forward', x.is_fast_forward,
                                'url', x.url) order by x.id)
                            from sync_release_pr_association a
                            join sync_release_pull_request x on x.id = a.sync_release_pr_id
                            where a.sync_release_target_id = t.id)"""),
                    new Attribute("logs", "Log", LOG, "t.logs")),
            () -> List.of()),

    BODHI(
            () -> List.of(
                    new Attribute("alias", "Update", CODE, "t.alias"),
                    new Attribute("koji_nvrs", "Builds", CODES, "t.koji_nvrs"),
                    new Attribute("sidetag", "Side tag", CODE, "t.sidetag"),
                    new Attribute("update_creation_time", "Created", LOCAL_TIME, "t.update_creation_time")),
            () -> List.of()),

    OPENSCANHUB(
            () -> List.of(
                    new Attribute("task_id", "OpenScanHub task", NUMBER, "t.task_id"),
                    new Attribute("issues_added_count", "New findings", NUMBER, "t.issues_added_count")
                            .leadingTo("issues_added_url"),
                    new Attribute("issues_added_url", null, LINK, "t.issues_added_url"),
                    new Attribute("issues_fixed_url", "Fixed findings", LINK, "t.issues_fixed_url"),
                    new Attribute("scan_results_url", "All results", LINK, "t.scan_results_url")),
            () -> List.of(Relation.many(
                    "builds",
                    "Scanned build",
                    JobSource.COPR,
                    "select t.copr_build_target_id as id from scans t where t.id = :id"))),

    LOG_DETECTIVE(
            () -> List.of(
                    new Attribute("target_build", "Analyzed build", CODE, "t.target_build"),
                    new Attribute("build_system", "Build system", TEXT, "cast(t.build_system as text)"),
                    new Attribute("analysis_id", "Analysis", CODE, "t.analysis_id"),
                    new Attribute("log_detective_group", null, NUMBER, "t.log_detective_run_group_id"),
                    new Attribute("error_msg", "Error", TEXT, "t.error_msg"),
                    new Attribute("explanation", "Explanation", PROSE, "t.log_detective_response"),
                    new Attribute("solution", "Solution", PROSE, "t.log_detective_response"),
                    new Attribute("snippets", "Snippets", SNIPPETS, "t.log_detective_response")),
            () -> List.of(
                    Relation.many(
                            "builds",
                            "Analyzed build",
                            JobSource.COPR,
                            "select t.copr_build_target_id as id from log_detective_run t where t.id = :id"),
                    Relation.many(
                            "builds",
                            "Analyzed build",
                            JobSource.KOJI,
                            "select t.koji_build_target_id as id from log_detective_run t where t.id = :id"))),

    VM_IMAGE(
            () -> List.of(
                    new Attribute("build_id", "Image build", CODE, "t.build_id"),
                    new Attribute("owner", "Copr owner", CODE, "t.owner"),
                    new Attribute("copr_project", "Copr project", CODE, "t.project_name"),
                    new Attribute("project_url", null, LINK, "t.project_url"),
                    new Attribute("pr_id", null, TEXT, "t.pr_id"),
                    new Attribute("task_accepted", "Task accepted", TIME, "t.task_accepted_time")),
            () -> List.of());

    // Suppliers, because relations refer to sources and sources to their details.
    private final Supplier<List<Attribute>> attributes;
    private final Supplier<List<Relation>> relations;

    Details(Supplier<List<Attribute>> attributes, Supplier<List<Relation>> relations) {
        this.attributes = attributes;
        this.relations = relations;
    }

    List<Attribute> attributes() {
        return attributes.get();
    }

    List<Relation> relations() {
        return relations.get();
    }
}
