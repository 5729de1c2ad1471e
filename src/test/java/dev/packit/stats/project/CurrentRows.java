package dev.packit.stats.project;

/** Projects whose newest jobs were retried, shared, left out or superseded, for the tests of what counts now. */
public final class CurrentRows {

    public static final String SQL = """
            set session_replication_role = replica;
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (901, 'github.com', 'acme', 'widgets', 'https://github.com/acme/widgets'),
                (902, 'github.com', 'acme', 'mono', 'https://github.com/acme/mono'),
                (903, 'src.fedoraproject.org', 'rpms', 'acme', 'https://src.fedoraproject.org/rpms/acme'),
                (904, 'github.com', 'acme', 'old', 'https://github.com/acme/old'),
                (905, 'src.fedoraproject.org', 'rpms', 'branched', 'https://src.fedoraproject.org/rpms/branched'),
                (906, 'github.com', 'acme', 'stuck', 'https://github.com/acme/stuck'),
                (907, 'github.com', 'acme', 'retried', 'https://github.com/acme/retried'),
                (908, 'github.com', 'acme', 'shared', 'https://github.com/acme/shared');
            insert into pull_requests (id, pr_id, project_id) values (911, 12, 901), (912, 13, 901), (913, 5, 903), (917, 21, 907), (918, 22, 907);
            insert into git_branches (id, name, project_id) values (921, 'main', 901), (922, 'main', 902), (924, 'main', 904),
                (925, 'rawhide', 905), (926, 'f38', 905), (927, 'main', 906),
                (928, 'main', 907), (929, 'main', 908);
            insert into project_releases (id, tag_name, project_id) values (931, 'v1', 901), (932, 'retried-1.2.0-beta.3', 907);
            insert into project_events (id, type, event_id, commit_sha) values
                (911, 'pull_request', 911, 'a100000000000000000000000000000000000001'),
                (912, 'pull_request', 912, 'a100000000000000000000000000000000000002'),
                (913, 'pull_request', 913, 'a100000000000000000000000000000000000003'),
                (921, 'branch_push', 921, 'b100000000000000000000000000000000000001'),
                (922, 'branch_push', 922, 'b100000000000000000000000000000000000002'),
                (931, 'release', 931, 'd100000000000000000000000000000000000001');
            insert into project_events (id, type, event_id, commit_sha)
                select 940 + n, 'branch_push', 924, 'e10000000000000000000000000000000000000' || n from generate_series(1, 5) n;
            insert into project_events (id, type, event_id, commit_sha) values
                (951, 'branch_push', 925, 'f100000000000000000000000000000000000001'),
                (952, 'branch_push', 926, 'f100000000000000000000000000000000000002'),
                (953, 'branch_push', 925, 'f100000000000000000000000000000000000003'),
                (954, 'branch_push', 927, 'f200000000000000000000000000000000000001'),
                (955, 'branch_push', 927, 'f200000000000000000000000000000000000002'),
                (961, 'pull_request', 917, 'f300000000000000000000000000000000000001'),
                (962, 'pull_request', 918, 'f300000000000000000000000000000000000002'),
                (963, 'release', 932, null),
                (964, 'branch_push', 928, 'f300000000000000000000000000000000000003'),
                (965, 'branch_push', 928, 'f300000000000000000000000000000000000004'),
                (966, 'branch_push', 929, 'f400000000000000000000000000000000000001'),
                (967, 'branch_push', 929, 'f400000000000000000000000000000000000002');

            -- #12: two test jobs of one target, told apart by their identifiers
            insert into srpm_builds (id, status, submitted_time) values (9101, 'success', '2026-06-15 10:00');
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time, build_finished_time,
                    copr_build_group_id)
                values (9101, 'success', 'fedora-44-x86_64', '2026-06-15 10:01', '2026-06-15 10:02', '2026-06-15 10:09', 9101);
            insert into tft_test_run_targets (id, status, target, submitted_time, identifier, tft_test_run_group_id) values
                (9101, 'passed', 'fedora-44-x86_64', '2026-06-15 10:10', 'unit', 9101),
                (9102, 'failed', 'fedora-44-x86_64', '2026-06-15 10:10', 'integration', 9102);
            insert into pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id, test_run_group_id) values
                (9101, '2026-06-15 10:00', 911, 9101, 9101, 9101), (9102, '2026-06-15 10:10', 911, 9101, 9101, 9102);

            -- #13: a test failed, and passed when it was repeated with the same source package
            insert into srpm_builds (id, status, submitted_time) values (9103, 'success', '2026-06-15 10:20');
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time, build_finished_time,
                    copr_build_group_id)
                values (9103, 'success', 'fedora-44-x86_64', '2026-06-15 10:21', '2026-06-15 10:22', '2026-06-15 10:29', 9103);
            insert into tft_test_run_targets (id, status, target, submitted_time, tft_test_run_group_id) values
                (9103, 'failed', 'fedora-44-x86_64', '2026-06-15 10:30', 9103),
                (9104, 'passed', 'fedora-44-x86_64', '2026-06-15 10:40', 9104);
            insert into pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id, test_run_group_id) values
                (9103, '2026-06-15 10:20', 912, 9103, 9103, 9103), (9104, '2026-06-15 10:40', 912, 9103, 9103, 9104);

            -- main: a source package failed, and with it two targets that never were built
            insert into srpm_builds (id, status, submitted_time) values (9105, 'failure', '2026-06-14 20:00');
            insert into copr_build_targets (id, status, target, submitted_time, copr_build_group_id) values
                (9105, 'failure', 'fedora-44-x86_64', '2026-06-14 20:00', 9105),
                (9106, 'failure', 'fedora-45-x86_64', '2026-06-14 20:00', 9105);
            insert into pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id) values
                (9105, '2026-06-14 20:00', 921, 9105, 9105);

            -- mono: alpha succeeds three times, beta fails three times, on one target and for the same commit
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time, build_finished_time,
                    copr_build_group_id)
                select 9110 + n, case when n % 2 = 0 then 'success' else 'failure' end::buildstatus, 'fedora-44-x86_64',
                    '2026-06-15 09:00', '2026-06-15 09:01', '2026-06-15 09:05', 9110 + n
                from generate_series(0, 5) n;
            insert into srpm_builds (id, status, submitted_time)
                select 9110 + n, 'success', '2026-06-15 09:00' from generate_series(0, 5) n;
            insert into pipelines (id, datetime, project_event_id, package_name, srpm_build_id, copr_build_group_id)
                select 9110 + n, '2026-06-15 09:00', 922, case when n % 2 = 0 then 'alpha' else 'beta' end, 9110 + n, 9110 + n
                from generate_series(0, 5) n;

            -- dist-git: one scratch build, tested by two checks in runs of their own
            insert into koji_build_targets (id, status, target, scratch, submitted_time, koji_build_group_id) values
                (9120, 'success', 'rawhide', true, '2026-06-15 08:00', 9120);
            insert into tft_test_run_targets (id, status, target, submitted_time, identifier, tft_test_run_group_id) values
                (9120, 'failed', 'Fedora-Rawhide', '2026-06-15 08:30', 'rpminspect', 9120),
                (9121, 'passed', 'Fedora-Rawhide', '2026-06-15 08:30', 'installability', 9121);
            insert into pipelines (id, datetime, project_event_id, package_name, koji_build_group_id, test_run_group_id) values
                (9120, '2026-06-15 08:00', 913, 'acme', 9120, 9120), (9121, '2026-06-15 08:00', 913, 'acme', 9120, 9121);

            -- v1: a run that ended in an error before it had any target, one that still runs, one that never reported back
            insert into sync_release_runs (id, status, submitted_time, job_type) values
                (9131, 'error', '2026-06-15 11:00', 'propose_downstream'),
                (9132, 'running', '2026-06-15 11:00', 'propose_downstream'),
                (9133, 'running', '2026-06-01 11:00', 'propose_downstream');
            insert into pipelines (id, datetime, project_event_id, package_name, sync_release_run_id) values
                (9131, '2026-06-15 11:00', 931, 'a', 9131), (9132, '2026-06-15 11:00', 931, 'b', 9132),
                (9133, '2026-06-01 11:00', 931, 'c', 9133);

            -- old: fedora-43 failed in the first two of five pushes, and has not been built since; fedora-44 passes
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time, build_finished_time,
                    copr_build_group_id)
                select 9150 + n * 2, 'success'::buildstatus, 'fedora-44-x86_64', date '2026-06-01' + n, date '2026-06-01' + n,
                    date '2026-06-01' + n, 9150 + n
                from generate_series(1, 5) n
                union all
                select 9151 + n * 2, 'failure'::buildstatus, 'fedora-43-x86_64', date '2026-06-01' + n, date '2026-06-01' + n,
                    date '2026-06-01' + n, 9150 + n
                from generate_series(1, 2) n;
            insert into pipelines (id, datetime, project_event_id, copr_build_group_id)
                select 9150 + n, date '2026-06-01' + n, 940 + n, 9150 + n from generate_series(1, 5) n;

            -- branched: the last build for f38 failed, a year before the newest one for rawhide
            insert into koji_build_targets (id, status, target, scratch, submitted_time, koji_build_group_id) values
                (9161, 'success', 'rawhide', false, '2025-05-01 08:00', 9161),
                (9162, 'failure', 'f38', false, '2025-06-01 08:00', 9162),
                (9163, 'success', 'rawhide', false, '2026-06-01 08:00', 9163);
            insert into pipelines (id, datetime, project_event_id, package_name, koji_build_group_id) values
                (9161, '2025-05-01 08:00', 951, 'branched', 9161), (9162, '2025-06-01 08:00', 952, 'branched', 9162),
                (9163, '2026-06-01 08:00', 953, 'branched', 9163);

            -- stuck: one target of the newest push is overdue, the push before succeeded after a failure
            insert into copr_build_targets (id, status, target, submitted_time, copr_build_group_id) values
                (9171, 'failure', 'fedora-43-x86_64', '2026-05-01 08:00', 9171),
                (9172, 'success', 'fedora-44-x86_64', '2026-05-01 08:00', 9171),
                (9173, 'success', 'fedora-43-x86_64', '2026-06-01 08:00', 9172),
                (9174, 'success', 'fedora-44-x86_64', '2026-06-01 08:00', 9172),
                (9175, 'success', 'fedora-43-x86_64', '2026-06-14 08:00', 9173),
                (9176, 'pending', 'fedora-44-x86_64', '2026-06-14 08:00', 9173);
            insert into pipelines (id, datetime, project_event_id, copr_build_group_id) values
                (9171, '2026-05-01 08:00', 954, 9171), (9172, '2026-06-01 08:00', 954, 9172),
                (9173, '2026-06-14 08:00', 955, 9173);

            -- retried: of two targets of #21, the one that failed was rebuilt from a new source package
            insert into srpm_builds (id, status, submitted_time)
                select 9180 + n, 'success', '2026-06-15 10:50' from generate_series(1, 4) n;
            insert into copr_build_targets (id, status, target, identifier, submitted_time, build_start_time,
                    build_finished_time, copr_build_group_id)
                select id, status::buildstatus, target, identifier, '2026-06-15 10:50', '2026-06-15 10:51', '2026-06-15 10:52',
                    build_group
                from (values
                    (9181, 'failure', 'fedora-43-x86_64', null, 9181), (9182, 'success', 'fedora-44-x86_64', null, 9181),
                    (9183, 'success', 'fedora-43-x86_64', null, 9182),
                    (9184, 'success', 'fedora-rawhide-x86_64', 'stable', 9183),
                    (9185, 'success', 'fedora-rawhide-x86_64', 'next', 9184)) t (id, status, target, identifier, build_group);
            -- v2 could not be proposed for one branch at first
            insert into sync_release_runs (id, status, submitted_time, job_type) values
                (9185, 'error', '2026-06-15 10:56', 'propose_downstream'),
                (9186, 'finished', '2026-06-15 10:57', 'propose_downstream');
            insert into sync_release_run_targets (id, status, branch, submitted_time, sync_release_id) values
                (9185, 'error', 'f44', '2026-06-15 10:56', 9185), (9186, 'submitted', 'rawhide', '2026-06-15 10:56', 9185),
                (9187, 'submitted', 'f44', '2026-06-15 10:57', 9186);
            insert into pipelines (id, datetime, project_event_id, package_name, srpm_build_id, copr_build_group_id)
                select 9180 + n, '2026-06-15 10:50', case when n < 3 then 961 else 962 end, 'retried', 9180 + n, 9180 + n
                from generate_series(1, 4) n;
            insert into pipelines (id, datetime, project_event_id, package_name, sync_release_run_id) values
                (9185, '2026-06-15 10:56', 963, 'retried', 9185), (9186, '2026-06-15 10:57', 963, 'retried', 9186);

            -- the newest push to main succeeded, then an older one was repeated in vain
            insert into koji_build_targets (id, status, target, scratch, submitted_time, koji_build_group_id) values
                (9191, 'failure', 'rawhide', true, '2026-06-10 08:00', 9191),
                (9192, 'success', 'rawhide', true, '2026-06-11 08:00', 9192),
                (9193, 'failure', 'rawhide', true, '2026-06-12 08:00', 9193);
            insert into pipelines (id, datetime, project_event_id, package_name, koji_build_group_id) values
                (9191, '2026-06-10 08:00', 964, 'retried', 9191), (9192, '2026-06-11 08:00', 965, 'retried', 9192),
                (9193, '2026-06-12 08:00', 964, 'retried', 9193);

            -- shared: both packages of a monorepo use one build of the first push, the second push builds one of them
            insert into copr_build_targets (id, status, target, submitted_time, copr_build_group_id) values
                (9201, 'success', 'fedora-44-x86_64', '2026-06-11 08:00', 9201),
                (9203, 'success', 'fedora-44-x86_64', '2026-06-12 08:00', 9203);
            insert into scans (id, status, submitted_time, copr_build_target_id) values
                (9201, 'succeeded', '2026-06-11 09:00', 9201), (9203, 'failed', '2026-06-12 09:00', 9203);
            insert into pipelines (id, datetime, project_event_id, package_name, copr_build_group_id) values
                (9201, '2026-06-11 08:00', 966, 'lib', 9201), (9202, '2026-06-11 08:00', 966, 'doc', 9201),
                (9203, '2026-06-12 08:00', 967, 'doc', 9203);

            -- newlib has not been proposed in dist-git yet, so that it has no project
            insert into anitya_projects (id, project_id, project_name, package) values (951, 951, 'newlib', 'newlib');
            insert into anitya_versions (id, version, project_id) values (951, '0.1', 951);
            insert into project_events (id, type, event_id) values (968, 'anitya_version', 951);
            insert into sync_release_runs (id, status, submitted_time, job_type) values
                (9211, 'error', '2026-06-13 08:00', 'pull_from_upstream');
            insert into sync_release_run_targets (id, status, branch, submitted_time, sync_release_id) values
                (9211, 'error', 'rawhide', '2026-06-13 08:00', 9211);
            insert into pipelines (id, datetime, project_event_id, package_name, sync_release_run_id) values
                (9211, '2026-06-13 08:00', 968, 'newlib', 9211);

            -- OpenScanHub on nothing: just submitted, overdue, at the limit, lost
            insert into scans (id, status, submitted_time) values
                (9141, 'running', '2026-06-15 00:00:01'), (9142, 'running', '2026-06-14 23:59:59'),
                (9143, 'pending', '2026-06-08 12:00:01'), (9144, 'pending', '2026-06-08 11:59:59');
            """;

    private CurrentRows() {}
}
