-- Creates the role that the dashboard connects as, or brings it up to date. It can read what is shown, and nothing else.
-- Run it on Packit's database, as often as needed:
--   psql packit -f reader-role.sql
--   psql packit -c '\password packit_stats'
-- Run it as a superuser, because much of what is revoked at the end belongs to PostgreSQL itself. The owner of the database, if
-- allowed to create roles, can run it as well; a warning then says what remains to be done.
-- No privileges are granted on internal data: packages_config, allowlist and installations. Of the columns data, only those
-- of three tables are granted, since they also hold what is shown: the key error of bodhi_update_targets and
-- koji_build_targets, and the key fedora_ci_test of tft_test_run_targets. No other key is ever read.
do $$
begin
    create role packit_stats login;
exception
    when duplicate_object then null;
end $$;
-- Enough for every pod of openshift/, and few enough to leave Packit some of PostgreSQL's default of 100.
alter role packit_stats connection limit 50;
-- Defaults, which the role could change. See docs/operations.md for what that means.
alter role packit_stats set default_transaction_read_only = on;
alter role packit_stats set statement_timeout = '5s';
alter role packit_stats set idle_in_transaction_session_timeout = '1min';
grant usage on schema public to packit_stats;
grant select (id, versions, project_id)
    on anitya_multiple_versions to packit_stats;
grant select (id, project_id, project_name, package)
    on anitya_projects to packit_stats;
grant select (id, version, project_id)
    on anitya_versions to packit_stats;
grant select (id, status, target, web_url, koji_nvrs, alias, data, bodhi_update_group_id,
    submitted_time, update_creation_time, sidetag)
    on bodhi_update_targets to packit_stats;
grant select (id, build_id, status, target, web_url, build_logs_url, build_finished_time,
    build_start_time, submitted_time, project_name, owner, task_accepted_time, built_packages,
    copr_build_group_id, identifier)
    on copr_build_targets to packit_stats;
grant select (id, name, project_id)
    on git_branches to packit_stats;
grant select (id, namespace, repo_name, project_url, instance_url)
    on git_projects to packit_stats;
grant select (id, task_id, koji_tag_name, project_id, target)
    on koji_build_tags to packit_stats;
grant select (id, task_id, status, target, web_url, submitted_time, build_start_time,
    build_finished_time, data, scratch, koji_build_group_id, build_logs_urls, sidetag, nvr,
    build_submission_stdout)
    on koji_build_targets to packit_stats;
grant select (id, task_id, target, web_url, tag_request_submitted_time, sidetag, nvr,
    koji_tag_request_group_id)
    on koji_tag_request_targets to packit_stats;
grant select (id, status, target_build, log_detective_response, submitted_time, identifier,
    build_system, copr_build_target_id, koji_build_target_id, target, analysis_id,
    log_detective_run_group_id, error_msg)
    on log_detective_run to packit_stats;
grant select (id, submitted_time)
    on log_detective_run_groups to packit_stats;
grant select (id, datetime, project_event_id, srpm_build_id, sync_release_run_id, vm_image_build_id,
    test_run_group_id, copr_build_group_id, koji_build_group_id, package_name,
    bodhi_update_group_id, koji_tag_request_group_id, log_detective_run_group_id)
    on pipelines to packit_stats;
grant select (id, type, event_id, commit_sha)
    on project_events to packit_stats;
grant select (id, issue_id, project_id)
    on project_issues to packit_stats;
grant select (id, tag_name, commit_hash, project_id)
    on project_releases to packit_stats;
grant select (id, pr_id, project_id)
    on pull_requests to packit_stats;
grant select (id, task_id, status, url, issues_added_url, issues_fixed_url, scan_results_url,
    copr_build_target_id, submitted_time, issues_added_count)
    on scans to packit_stats;
grant select (id, logs, submitted_time, url, build_finished_time, build_start_time, copr_build_id,
    copr_web_url, logs_url, status)
    on srpm_builds to packit_stats;
grant select (sync_release_target_id, sync_release_pr_id)
    on sync_release_pr_association to packit_stats;
grant select (id, pr_id, project_id, is_fast_forward, target_branch, url)
    on sync_release_pull_request to packit_stats;
grant select (id, branch, downstream_pr_url, status, submitted_time, start_time, finished_time,
    logs, sync_release_id)
    on sync_release_run_targets to packit_stats;
grant select (id, status, submitted_time, job_type)
    on sync_release_runs to packit_stats;
grant select (copr_id, tft_id)
    on tf_copr_build_association_table to packit_stats;
grant select (koji_id, tft_id)
    on tf_koji_build_association_table to packit_stats;
grant select (id, ranch)
    on tft_test_run_groups to packit_stats;
grant select (id, pipeline_id, status, target, web_url, data, submitted_time, identifier,
    tft_test_run_group_id)
    on tft_test_run_targets to packit_stats;
grant select (id, build_id, project_url, project_name, owner, status, target, pr_id,
    task_accepted_time, submitted_time, build_start_time, build_finished_time)
    on vm_image_build_targets to packit_stats;

-- Every role may do the following unless it is revoked from all of them: write large objects (even in a read-only transaction)
-- and messages into the log for replication, save snapshots, fill the table of locks, create temporary tables, and connect to
-- other databases. All other roles that exist keep it. For a database that is created later, run this again.
do $$
declare
    others text;
    possible record;
    remaining text[] := '{}';
begin
    select string_agg(quote_ident(rolname), ', ')
    into others
    from pg_roles
    where not rolsuper and rolname !~ '^pg_' and not pg_has_role('packit_stats', oid, 'member');

    for possible in
        select format('execute on function %s', oid::regprocedure) as privilege, proowner as owner
        from pg_proc
        where pronamespace = 'pg_catalog'::regnamespace
            and proname ~ '^(lo_.*|loread|lowrite|pg_logical_emit_message|pg_export_snapshot|pg_(try_)?advisory_.*)$'
            and has_function_privilege('public', oid, 'execute')
        union all
        select 'create on schema public', nspowner
        from pg_namespace
        where nspname = 'public' and has_schema_privilege('public', oid, 'create')
        union all
        select format('temporary on database %I', datname), datdba
        from pg_database
        where datname = current_database() and has_database_privilege('public', oid, 'temporary')
        union all
        select format('connect on database %I', datname), datdba
        from pg_database
        where datname <> current_database() and datallowconn and has_database_privilege('public', oid, 'connect')
    loop
        if not pg_has_role(possible.owner, 'usage') then
            remaining := remaining || possible.privilege;
        else
            if others is not null then
                execute format('grant %s to %s', possible.privilege, others);
            end if;
            execute format('revoke %s from public', possible.privilege);
        end if;
    end loop;

    execute format('grant connect on database %I to packit_stats', current_database());

    -- Sorting cannot fill the disk. Unlike the defaults above, the role cannot change this.
    if has_parameter_privilege('temp_file_limit', 'set') then
        alter role packit_stats set temp_file_limit = '1GB';
    else
        remaining := remaining || 'set on parameter temp_file_limit'::text;
    end if;

    if remaining <> '{}' then
        raise warning 'Run this as a superuser; packit_stats still has: %', array_to_string(remaining, ', ');
    end if;
end $$;
