package dev.packit.stats.demo.data;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables that the demo fills, with their columns, in an order that satisfies the foreign keys. */
enum Table {
    GIT_PROJECTS("id namespace repo_name project_url instance_url onboarded_downstream"),
    ANITYA_PROJECTS("id project_id project_name package"),
    ANITYA_VERSIONS("id version project_id"),
    ANITYA_MULTIPLE_VERSIONS("id versions project_id"),
    PULL_REQUESTS("id pr_id project_id"),
    GIT_BRANCHES("id name project_id"),
    PROJECT_RELEASES("id tag_name commit_hash project_id"),
    PROJECT_ISSUES("id issue_id project_id"),
    KOJI_BUILD_TAGS("id task_id koji_tag_name project_id target"),
    PROJECT_EVENTS("id type event_id commit_sha packages_config"),
    SRPM_BUILDS("id logs submitted_time url build_finished_time build_start_time copr_build_id copr_web_url logs_url"
            + " status"),
    COPR_BUILD_GROUPS("id submitted_time"),
    COPR_BUILD_TARGETS("id build_id status target web_url build_logs_url build_finished_time build_start_time"
            + " submitted_time project_name owner task_accepted_time built_packages copr_build_group_id identifier"),
    KOJI_BUILD_GROUPS("id submitted_time"),
    KOJI_BUILD_TARGETS("id task_id status target web_url submitted_time build_start_time build_finished_time data"
            + " scratch koji_build_group_id build_logs_urls sidetag nvr build_submission_stdout"),
    KOJI_TAG_REQUEST_GROUPS("id submitted_time"),
    KOJI_TAG_REQUEST_TARGETS(
            "id task_id target web_url tag_request_submitted_time sidetag nvr" + " koji_tag_request_group_id"),
    TFT_TEST_RUN_GROUPS("id submitted_time ranch"),
    TFT_TEST_RUN_TARGETS("id pipeline_id status target web_url data submitted_time identifier tft_test_run_group_id"),
    TF_COPR_BUILD_ASSOCIATION_TABLE("copr_id tft_id"),
    TF_KOJI_BUILD_ASSOCIATION_TABLE("koji_id tft_id"),
    SYNC_RELEASE_RUNS("id status submitted_time job_type"),
    SYNC_RELEASE_RUN_TARGETS(
            "id branch downstream_pr_url status submitted_time start_time finished_time logs" + " sync_release_id"),
    SYNC_RELEASE_PULL_REQUEST("id pr_id project_id is_fast_forward target_branch url"),
    SYNC_RELEASE_PR_ASSOCIATION("sync_release_target_id sync_release_pr_id"),
    BODHI_UPDATE_GROUPS("id submitted_time"),
    BODHI_UPDATE_TARGETS("id status target web_url koji_nvrs alias data bodhi_update_group_id submitted_time"
            + " update_creation_time sidetag"),
    VM_IMAGE_BUILD_TARGETS("id build_id project_url project_name owner status target pr_id task_accepted_time"
            + " submitted_time build_start_time build_finished_time"),
    SCANS("id task_id status url issues_added_url issues_fixed_url scan_results_url copr_build_target_id submitted_time"
            + " issues_added_count"),
    LOG_DETECTIVE_RUN_GROUPS("id submitted_time"),
    LOG_DETECTIVE_RUN("id status target_build log_detective_response submitted_time identifier build_system"
            + " copr_build_target_id koji_build_target_id target analysis_id log_detective_run_group_id error_msg"),
    PIPELINES("id datetime project_event_id srpm_build_id sync_release_run_id vm_image_build_id test_run_group_id"
            + " copr_build_group_id koji_build_group_id package_name bodhi_update_group_id koji_tag_request_group_id"
            + " log_detective_run_group_id"),
    ALLOWLIST("id namespace status fas_account"),
    GITHUB_INSTALLATIONS(
            "id account_login account_id account_url account_type sender_id sender_login created_at" + " repositories"),
    PROJECT_AUTHENTICATION_ISSUE("id issue_created project_id"),
    SOURCE_GIT_PR_DIST_GIT_PR("id source_git_pull_request_id dist_git_pull_request_id"),
    SIDETAG_GROUPS("id name"),
    SIDETAGS("id koji_name target sidetag_group_id");

    private final List<String> columns;
    private final Map<String, Integer> indexes = new HashMap<>();

    Table(String columns) {
        this.columns = List.of(columns.split(" "));
        this.columns.forEach(column -> indexes.put(column, indexes.size()));
    }

    String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> columns() {
        return columns;
    }

    /** False for tables that only associate two others. */
    boolean isNumbered() {
        return columns.get(0).equals("id");
    }

    int indexOf(String column) {
        Integer index = indexes.get(column);
        if (index == null) {
            throw new IllegalArgumentException("%s has no column %s".formatted(sqlName(), column));
        }
        return index;
    }
}
