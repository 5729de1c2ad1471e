-- The schema of Packit Service's database at alembic head b4e11a52ea52, as dumped from its catalog.
-- Packit owns it: https://github.com/packit/packit-service/tree/main/alembic
-- This copy is only for the demo and the tests. Differences in a real database are detected at startup.

create type allowliststatus as enum ('approved_automatically', 'waiting', 'approved_manually', 'denied');
create type buildstatus as enum ('success', 'pending', 'failure', 'error', 'waiting_for_srpm', 'retry', 'canceled');
create type logdetectivebuildsystem as enum ('copr', 'koji');
create type logdetectiveresult as enum ('complete', 'running', 'unknown', 'error');
create type oshscanstatus as enum ('pending', 'running', 'succeeded', 'canceled', 'failed');
create type projecteventmodeltype as enum (
    'pull_request', 'branch_push', 'release', 'issue', 'koji_build_tag', 'anitya_version',
    'anitya_multiple_versions'
);
create type syncreleasejobtype as enum ('pull_from_upstream', 'propose_downstream');
create type syncreleasestatus as enum ('running', 'finished', 'error');
create type syncreleasetargetstatus as enum ('queued', 'running', 'error', 'retry', 'submitted', 'skipped');
create type testingfarmresult as enum (
    'new', 'passed', 'failed', 'error', 'running', 'queued', 'skipped', 'unknown', 'needs_inspection',
    'complete', 'canceled', 'cancel-requested', 'retry', 'cancel_requested'
);
create type vmimagebuildstatus as enum (
    'success', 'pending', 'building', 'uploading', 'registering', 'failure', 'error'
);

create table alembic_version (
    version_num varchar constraint alembic_version_pkc primary key
);

create table allowlist (
    id serial primary key,
    namespace varchar,
    status allowliststatus,
    fas_account varchar
);

create table anitya_projects (
    id serial primary key,
    project_id integer,
    project_name varchar,
    package varchar
);

create table anitya_multiple_versions (
    id serial primary key,
    versions varchar[] not null,
    project_id integer references anitya_projects
);

create table anitya_versions (
    id serial primary key,
    version varchar,
    project_id integer references anitya_projects
);

create table bodhi_update_groups (
    id serial primary key,
    submitted_time timestamp
);

create table bodhi_update_targets (
    id serial primary key,
    status varchar,
    target varchar,
    web_url varchar,
    koji_nvrs varchar,
    alias varchar,
    data json,
    bodhi_update_group_id integer references bodhi_update_groups,
    submitted_time timestamp,
    update_creation_time timestamp,
    sidetag varchar
);

create table copr_build_groups (
    id serial primary key,
    submitted_time timestamp
);

create table copr_build_targets (
    id serial primary key,
    build_id varchar,
    status buildstatus,
    target varchar,
    web_url varchar,
    build_logs_url varchar,
    data json,
    build_finished_time timestamp,
    build_start_time timestamp,
    submitted_time timestamp,
    project_name varchar,
    owner varchar,
    task_accepted_time timestamp,
    built_packages json,
    copr_build_group_id integer references copr_build_groups,
    identifier varchar
);

create table git_projects (
    id serial primary key,
    namespace varchar,
    repo_name varchar,
    project_url varchar,
    instance_url varchar not null,
    onboarded_downstream boolean
);

create table git_branches (
    id serial primary key,
    name varchar,
    project_id integer references git_projects
);

create table github_installations (
    id serial primary key,
    account_login varchar,
    account_id integer,
    account_url varchar,
    account_type varchar,
    sender_id integer,
    sender_login varchar,
    created_at timestamp,
    repositories integer[]
);

create table koji_build_groups (
    id serial primary key,
    submitted_time timestamp
);

create table koji_build_tags (
    id serial primary key,
    task_id varchar,
    koji_tag_name varchar,
    project_id integer references git_projects,
    target varchar
);

create table koji_build_targets (
    id serial primary key,
    task_id varchar,
    status varchar,
    target varchar,
    web_url varchar,
    submitted_time timestamp,
    build_start_time timestamp,
    build_finished_time timestamp,
    data json,
    scratch boolean,
    koji_build_group_id integer references koji_build_groups,
    build_logs_urls json,
    sidetag varchar,
    nvr varchar,
    build_submission_stdout text
);

create table koji_tag_request_groups (
    id serial primary key,
    submitted_time timestamp
);

create table koji_tag_request_targets (
    id serial primary key,
    task_id varchar,
    target varchar,
    web_url varchar,
    tag_request_submitted_time timestamp,
    sidetag varchar,
    nvr varchar,
    koji_tag_request_group_id integer references koji_tag_request_groups
);

create table log_detective_run_groups (
    id serial primary key,
    submitted_time timestamp
);

create table log_detective_run (
    id serial primary key,
    status logdetectiveresult not null,
    target_build varchar,
    log_detective_response json,
    submitted_time timestamp,
    identifier varchar,
    build_system logdetectivebuildsystem,
    copr_build_target_id integer references copr_build_targets on delete cascade,
    koji_build_target_id integer references koji_build_targets on delete cascade,
    target varchar,
    analysis_id varchar not null constraint uq_log_detective_run_analysis_id unique,
    log_detective_run_group_id integer
        constraint fk_log_detective_run_log_detective_run_groups_id references log_detective_run_groups,
    error_msg varchar
);

create table project_authentication_issue (
    id serial primary key,
    issue_created boolean,
    project_id integer references git_projects
);

create table project_events (
    id serial primary key,
    type projecteventmodeltype,
    event_id integer,
    commit_sha varchar,
    packages_config json
);

create table project_issues (
    id serial primary key,
    issue_id integer,
    project_id integer references git_projects
);

create table project_releases (
    id serial primary key,
    tag_name varchar,
    commit_hash varchar,
    project_id integer references git_projects
);

create table pull_requests (
    id serial primary key,
    pr_id integer,
    project_id integer references git_projects
        constraint pull_requests_project_id_fkey1 references git_projects
);

create table scans (
    id serial primary key,
    task_id integer unique,
    status oshscanstatus,
    url varchar,
    issues_added_url varchar,
    issues_fixed_url varchar,
    scan_results_url varchar,
    copr_build_target_id integer unique references copr_build_targets,
    submitted_time timestamp,
    issues_added_count integer
);

create table sidetag_groups (
    id serial primary key,
    name varchar
);

create table sidetags (
    id serial primary key,
    koji_name varchar,
    target varchar,
    sidetag_group_id integer references sidetag_groups
);

create table source_git_pr_dist_git_pr (
    id serial primary key,
    source_git_pull_request_id integer references pull_requests,
    dist_git_pull_request_id integer references pull_requests
);

create table srpm_builds (
    id serial primary key,
    logs text,
    submitted_time timestamp,
    url text,
    build_finished_time timestamp,
    build_start_time timestamp,
    copr_build_id varchar,
    copr_web_url text,
    logs_url text,
    status buildstatus
);

create table sync_release_pull_request (
    id serial primary key,
    pr_id integer,
    project_id integer references git_projects,
    is_fast_forward boolean,
    target_branch varchar,
    url varchar
);

create table sync_release_runs (
    id serial primary key,
    status syncreleasestatus,
    submitted_time timestamp,
    job_type syncreleasejobtype
);

create table sync_release_run_targets (
    id serial primary key,
    branch varchar,
    downstream_pr_url varchar,
    status syncreleasetargetstatus,
    submitted_time timestamp,
    start_time timestamp,
    finished_time timestamp,
    logs text,
    sync_release_id integer references sync_release_runs
);

create table sync_release_pr_association (
    sync_release_target_id integer not null references sync_release_run_targets,
    sync_release_pr_id integer not null references sync_release_pull_request,
    primary key (sync_release_target_id, sync_release_pr_id)
);

create table tft_test_run_groups (
    id serial primary key,
    submitted_time timestamp,
    ranch varchar
);

create table tft_test_run_targets (
    id serial primary key,
    pipeline_id varchar,
    status testingfarmresult,
    target varchar,
    web_url varchar,
    data json,
    submitted_time timestamp,
    identifier varchar,
    tft_test_run_group_id integer references tft_test_run_groups
);

create table tf_copr_build_association_table (
    copr_id integer not null references copr_build_targets,
    tft_id integer not null references tft_test_run_targets,
    primary key (copr_id, tft_id)
);

create table tf_koji_build_association_table (
    koji_id integer not null references koji_build_targets,
    tft_id integer not null references tft_test_run_targets,
    primary key (koji_id, tft_id)
);

create table vm_image_build_targets (
    id serial primary key,
    build_id varchar,
    project_url varchar,
    project_name varchar,
    owner varchar,
    status vmimagebuildstatus,
    target varchar,
    pr_id varchar,
    task_accepted_time timestamp,
    submitted_time timestamp,
    build_start_time timestamp,
    build_finished_time timestamp,
    data json
);

create table pipelines (
    id serial primary key,
    datetime timestamp,
    project_event_id integer constraint runs_project_event_id_fkey references project_events,
    srpm_build_id integer constraint runs_srpm_build_id_fkey references srpm_builds,
    sync_release_run_id integer references sync_release_runs,
    vm_image_build_id integer references vm_image_build_targets,
    test_run_group_id integer references tft_test_run_groups,
    copr_build_group_id integer references copr_build_groups,
    koji_build_group_id integer references koji_build_groups,
    package_name varchar,
    bodhi_update_group_id integer references bodhi_update_groups,
    koji_tag_request_group_id integer references koji_tag_request_groups,
    log_detective_run_group_id integer
        constraint fk_pipelines_log_detective_run_groups_id references log_detective_run_groups
);

create index ix_allowlist_namespace on allowlist (namespace);
create index ix_anitya_multiple_versions_project_id on anitya_multiple_versions (project_id);
create index ix_anitya_projects_project_id on anitya_projects (project_id);
create index ix_anitya_versions_project_id on anitya_versions (project_id);
create index ix_copr_build_targets_build_id on copr_build_targets (build_id);
create index ix_copr_build_targets_copr_build_group_id on copr_build_targets (copr_build_group_id);
create index ix_git_branches_project_id on git_branches (project_id);
create index ix_git_projects_namespace on git_projects (namespace);
create index ix_git_projects_repo_name on git_projects (repo_name);
create index ix_koji_build_tags_koji_tag_name on koji_build_tags (koji_tag_name);
create index ix_koji_build_tags_project_id on koji_build_tags (project_id);
create index ix_koji_build_tags_task_id on koji_build_tags (task_id);
create index ix_koji_build_targets_task_id on koji_build_targets (task_id);
create index ix_koji_tag_request_targets_task_id on koji_tag_request_targets (task_id);
create index ix_log_detective_run_log_detective_run_group_id
    on log_detective_run (log_detective_run_group_id);
create index ix_pipelines_bodhi_update_group_id on pipelines (bodhi_update_group_id);
create index ix_pipelines_copr_build_group_id on pipelines (copr_build_group_id);
create index ix_pipelines_koji_build_group_id on pipelines (koji_build_group_id);
create index ix_pipelines_koji_tag_request_group_id on pipelines (koji_tag_request_group_id);
create index ix_pipelines_log_detective_run_group_id on pipelines (log_detective_run_group_id);
create index ix_pipelines_package_name on pipelines (package_name);
create index ix_pipelines_project_event_id on pipelines (project_event_id);
create index ix_pipelines_srpm_build_id on pipelines (srpm_build_id);
create index ix_pipelines_sync_release_run_id on pipelines (sync_release_run_id);
create index ix_pipelines_test_run_group_id on pipelines (test_run_group_id);
create index ix_pipelines_vm_image_build_id on pipelines (vm_image_build_id);
create index ix_project_events_commit_sha on project_events (commit_sha);
create index ix_project_events_event_id on project_events (event_id);
create index ix_project_issues_issue_id on project_issues (issue_id);
create index ix_project_issues_project_id on project_issues (project_id);
create index ix_project_releases_project_id on project_releases (project_id);
create index ix_pull_requests_pr_id on pull_requests (pr_id);
create index ix_pull_requests_project_id on pull_requests (project_id);
create unique index ix_sidetag_groups_name on sidetag_groups (name);
create unique index ix_sidetags_koji_name on sidetags (koji_name);
create unique index ix_source_git_pr_dist_git_pr_dist_git_pull_request_id
    on source_git_pr_dist_git_pr (dist_git_pull_request_id);
create unique index ix_source_git_pr_dist_git_pr_source_git_pull_request_id
    on source_git_pr_dist_git_pr (source_git_pull_request_id);
create index ix_srpm_builds_copr_build_id on srpm_builds (copr_build_id);
create index ix_sync_release_pull_request_pr_id on sync_release_pull_request (pr_id);
create index ix_sync_release_pull_request_project_id on sync_release_pull_request (project_id);
create index ix_sync_release_run_targets_sync_release_id
    on sync_release_run_targets (sync_release_id);
create index ix_tft_test_run_targets_pipeline_id on tft_test_run_targets (pipeline_id);
create index ix_tft_test_run_targets_tft_test_run_group_id
    on tft_test_run_targets (tft_test_run_group_id);
create index ix_vm_image_build_targets_build_id on vm_image_build_targets (build_id);

insert into alembic_version values ('b4e11a52ea52');
