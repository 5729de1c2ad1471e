-- A small Packit with every kind of job and every oddity that its database is known to hold.
-- The tests' clock stands at 2026-06-15 12:00 UTC. Ids of one table start at a hundred of their own, so that an id
-- of the wrong table is not found by chance.

insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
    (1, 'github.com', 'packit', 'ogr', 'https://github.com/packit/ogr'),
    (2, 'gitlab.com', 'redhat/centos-stream/rpms', 'glibc', 'https://gitlab.com/redhat/centos-stream/rpms/glibc.git'),
    (3, 'src.fedoraproject.org', 'rpms', 'python-ogr', 'https://src.fedoraproject.org/rpms/python-ogr'),
    (4, 'pagure.io', '', 'pagure-app', 'https://pagure.io/pagure-app'),
    (5, 'codeberg.org', 'tools', 'forger', 'https://codeberg.org/tools/forger'),
    -- the same project twice
    (6, 'github.com', 'packit', 'twice', 'https://github.com/packit/twice'),
    (7, 'github.com', 'packit', 'twice', 'http://github.com/packit/twice'),
    -- names and addresses that somebody outside typed
    (8, 'github.com', 'evil"''<b>', 'repo<script>alert(1)</script>', 'javascript:alert(1)'),
    -- a name that another forge has, too
    (9, 'gitlab.com', 'packit', 'ogr', 'https://gitlab.com/packit/ogr');

insert into anitya_projects (id, project_id, project_name, package) values (1, 4412, 'ogr', 'python-ogr');

insert into pull_requests (id, pr_id, project_id) values
    (101, 24, 1), (102, 5, 2), (103, 8, 6), (104, 8, 7), (105, 3, 4), (106, 11, 5), (107, 31, 3);
insert into git_branches (id, name, project_id) values
    (201, 'feature/x', 1), (202, 'rawhide', 3), (203, '<script>alert("x")</script>', 8);
insert into project_releases (id, tag_name, commit_hash, project_id) values
    (301, 'v1.0', 'aaaa000000000000000000000000000000000301', 1),
    (302, 'v2.0', 'bbbb000000000000000000000000000000000302', 5);
insert into project_issues (id, issue_id, project_id) values (401, 7, 1);
insert into koji_build_tags (id, task_id, koji_tag_name, project_id, target) values
    (501, '55000501', 'f45-build-side-90000', 3, 'f45');
insert into anitya_versions (id, version, project_id) values (601, '1.2.3', 1);
insert into anitya_multiple_versions (id, versions, project_id) values (701, '{1.2.3,1.3.0rc1}', 1);

insert into project_events (id, type, event_id, commit_sha) values
    (1, 'pull_request', 101, 'c0ffee0000000000000000000000000000000001'),
    (2, 'branch_push', 201, 'c0ffee0000000000000000000000000000000002'),
    (3, 'release', 301, 'c0ffee0000000000000000000000000000000003'),
    (4, 'issue', 401, null),
    (5, 'koji_build_tag', 501, null),
    (6, 'anitya_version', 601, null),
    (7, 'anitya_multiple_versions', 701, null),
    -- points at nothing
    (8, 'pull_request', 99999, 'c0ffee0000000000000000000000000000000008'),
    -- of no type
    (9, null, 101, null),
    (10, 'pull_request', 102, 'c0ffee0000000000000000000000000000000010'),
    (11, 'branch_push', 202, 'c0ffee0000000000000000000000000000000011'),
    (12, 'pull_request', 103, 'c0ffee0000000000000000000000000000000012'),
    (13, 'pull_request', 104, 'c0ffee0000000000000000000000000000000013'),
    (14, 'branch_push', 203, 'c0ffee0000000000000000000000000000000014'),
    (15, 'pull_request', 105, 'c0ffee0000000000000000000000000000000015'),
    (16, 'pull_request', 106, 'c0ffee0000000000000000000000000000000016'),
    (17, 'pull_request', 107, 'c0ffee0000000000000000000000000000000017'),
    -- its commit is the release's
    (18, 'release', 302, null);

insert into srpm_builds (id, status, submitted_time, build_start_time, build_finished_time, copr_build_id, copr_web_url, logs_url, url, logs) values
    -- built in Copr
    (1001, 'success', '2026-06-15 10:00:00', '2026-06-15 10:00:15', '2026-06-15 10:02:15', '7001',
        'https://copr.fedorainfracloud.org/coprs/build/7001/', 'https://download.example.org/srpm/7001/builder-live.log.gz',
        'https://download.example.org/srpm/7001/ogr-1.0-1.src.rpm', null),
    -- built in the sandbox, and failed
    (1002, 'failure', '2026-06-14 09:00:00', null, '2026-06-14 09:03:00', null, null, null, null,
        E'Cloning the repository\nerror: <script>alert("log")</script>\nRPM build errors:'),
    (1003, 'pending', '2026-06-15 11:50:00', null, null, null, null, null, null, null),
    -- times that contradict each other
    (1004, 'success', '2026-06-13 09:00:00', '2026-06-13 08:59:00', '2026-06-13 08:58:00', '7004', 'javascript:alert(4)', null, null, null),
    -- no time, no status, no pipeline
    (1005, null, null, null, null, null, null, null, null, null);
insert into srpm_builds (id, status, submitted_time)
    select 1100 + row_number() over (), status,
        case when cast(status as text) in ('pending', 'waiting_for_srpm') then timestamp '2026-06-09' else '2026-01-01' end from unnest(enum_range(null::buildstatus)) status;

insert into copr_build_groups (id, submitted_time) values
    (2001, '2026-06-15 10:00:02'), (2002, '2026-06-14 09:00:02'), (2003, '2026-06-13'), (2004, '2026-06-12'),
    (2005, '2026-06-11'), (2006, '2026-06-10'), (2007, '2026-06-09'), (2008, '2026-06-08'), (2009, '2026-06-07'),
    (2010, '2026-06-06'), (2011, '2026-06-05');
insert into copr_build_targets (id, build_id, status, target, web_url, build_logs_url, submitted_time, build_start_time, build_finished_time,
        project_name, owner, task_accepted_time, built_packages, copr_build_group_id, identifier) values
    -- the legacy: no group
    (3001, '6001', 'success', 'fedora-33-x86_64', 'https://copr.fedorainfracloud.org/coprs/build/6001/', null, '2020-10-01 08:00:00',
        null, null, 'packit-ogr-1', 'packit', null, null, null, null),
    -- a group without a pipeline
    (3002, '6002', 'success', 'fedora-44-x86_64', null, null, '2026-06-05', null, null, null, null, null, null, 2011, null),
    (3003, '6003', 'success', 'fedora-44-x86_64', null, null, '2026-06-06', null, null, null, null, null, null, 2010, null),
    (3004, '6004', 'success', 'fedora-44-x86_64', null, null, '2026-06-07', null, null, null, null, null, null, 2009, null),
    (3005, '6005', 'success', 'fedora-44-x86_64', null, null, '2026-06-08', null, null, null, null, null, null, 2008, null),
    (3006, '6006', 'success', 'fedora-44-x86_64', null, null, '2026-06-09', null, null, null, null, null, null, 2007, null),
    (3007, '6007', 'success', 'fedora-44-x86_64', null, null, '2026-06-10', null, null, null, null, null, '[]', 2006, null),
    -- what nobody should paste into a shell
    (3008, '6008', 'success', 'fedora-44-x86_64', null, null, '2026-06-11', null, null, 'packit-1', 'packit', null,
        '[{"arch": "noarch", "epoch": null, "name": "a; rm -rf /", "release": "1", "version": "1"}, "b"]', 2005, null),
    (3009, '6009', 'error', 'epel-9-x86_64', null, null, '2026-06-12 08:00:00', null, null, null, null, null, null, 2004, null),
    (3010, '6010', 'canceled', 'fedora-44-x86_64', null, null, '2026-06-13 08:00:00', null, null, null, null, null, null, 2003, null),
    -- the SRPM of these failed
    (3011, null, 'failure', 'fedora-44-x86_64', null, null, '2026-06-14 09:00:02', null, null, null, null, null, null, 2002, null),
    (3012, null, 'failure', 'fedora-rawhide-x86_64', null, null, '2026-06-14 09:00:02', null, null, null, null, null, null, 2002, null),
    (3013, '7001', 'success', 'fedora-44-x86_64', 'https://copr.fedorainfracloud.org/coprs/build/7001/',
        'https://download.example.org/7001/fedora-44-x86_64/builder-live.log.gz',
        '2026-06-15 10:00:02', '2026-06-15 10:03:02', '2026-06-15 10:09:02', 'packit-ogr-24', 'packit', '2026-06-15 10:00:01',
        '[{"arch": "src", "epoch": 0, "name": "python-ogr", "release": "1.fc44", "version": "1.0"},
          {"arch": "noarch", "epoch": 2, "name": "python3-ogr", "release": "1.fc44", "version": "1.0"}]', 2001, 'e2e'),
    (3014, '7001', 'failure', 'fedora-rawhide-x86_64', 'https://copr.fedorainfracloud.org/coprs/build/7001/',
        'https://download.example.org/7001/fedora-rawhide-x86_64/builder-live.log.gz',
        '2026-06-15 10:00:02', '2026-06-15 10:03:02', '2026-06-15 10:04:32', 'packit-ogr-24', 'packit', null, null, 2001, null),
    (3015, '7001', 'pending', 'fedora-rawhide-aarch64', null, null, '2026-06-15 10:00:02', '2026-06-15 10:03:02', null,
        'packit-ogr-24', 'packit', null, null, 2001, null);
insert into copr_build_targets (id, status, target, submitted_time)
    select 3100 + row_number() over (), status, 'fedora-' || status,
        case when cast(status as text) in ('pending', 'waiting_for_srpm') then timestamp '2026-06-09' else '2026-01-01' end from unnest(enum_range(null::buildstatus)) status;

insert into koji_build_groups (id, submitted_time) values (4001, '2026-06-14 08:00:00'), (4002, '2026-06-14 10:00:00');
insert into koji_build_targets (id, task_id, status, target, web_url, submitted_time, build_start_time, build_finished_time, scratch,
        koji_build_group_id, build_logs_urls, sidetag, nvr, build_submission_stdout) values
    -- from before scratch was recorded
    (5001, '55005001', 'success', 'rawhide', 'https://koji.fedoraproject.org/koji/taskinfo?taskID=55005001', '2022-01-01 08:00:00', null, null, null, null, null, null, null, null),
    (5002, '55005002', 'failure', 'rawhide', 'https://koji.fedoraproject.org/koji/taskinfo?taskID=55005002', '2026-06-14 08:00:00', '2026-06-14 08:01:00', '2026-06-14 08:21:00', true, 4001,
        '{"x86_64": "https://kojipkgs.example.org/5002/x86_64/build.log", "s390x": "javascript:alert(2)"}', null, null, E'\x1b[32mCreated\x1b[0m task: 55005002\n 50%\r100%\n\x1b[1;31mERROR\x1b[0m <b>no</b> access'),
    (5003, '55005003', 'success', 'rawhide', 'https://koji.fedoraproject.org/koji/taskinfo?taskID=55005003', '2026-06-14 10:00:00', '2026-06-14 10:01:00', '2026-06-14 10:21:00', false, 4002,
        null, 'f45-build-side-90000', 'python-ogr-1.0-1.fc45', null);
-- every word that Packit writes, one that nobody knows, and none
insert into koji_build_targets (id, status, target, submitted_time, scratch)
    select 5100 + n, status, 'rawhide',
        case when cast(status as text) in ('queued', 'pending', 'running', 'retry') then timestamp '2026-06-09' else '2026-01-01' end, scratch
    from unnest(array['queued', 'pending', 'running', 'retry', 'success', 'failure', 'error', 'canceled', 'skipped', 'perplexed', null]) with ordinality x (status, n),
        unnest(array[true]) scratch;
insert into koji_build_targets (id, status, target, submitted_time, scratch)
    select 5200 + n, status, 'rawhide',
        case when cast(status as text) in ('queued', 'pending', 'running', 'retry') then timestamp '2026-06-09' else '2026-01-01' end, false
    from unnest(array['queued', 'pending', 'running', 'retry', 'success', 'failure', 'error', 'canceled', 'skipped', 'perplexed', null]) with ordinality x (status, n);

insert into koji_tag_request_groups (id, submitted_time) values (4501, '2026-06-14 11:00:00');
insert into koji_tag_request_targets (id, task_id, target, web_url, tag_request_submitted_time, sidetag, nvr, koji_tag_request_group_id) values
    (4601, '55004601', 'rawhide', 'https://koji.fedoraproject.org/koji/taskinfo?taskID=55004601', '2026-06-14 11:00:00', 'f45-build-side-90000', 'python-ogr-1.0-1.fc45', 4501),
    (4602, null, null, null, null, null, null, null);

insert into tft_test_run_groups (id, submitted_time, ranch) values (5501, '2026-06-15 10:10:00', 'public'), (5502, '2026-06-15 11:00:00', null);
insert into tft_test_run_targets (id, pipeline_id, status, target, web_url, submitted_time, identifier, tft_test_run_group_id) values
    (5601, '11111111-2222-4333-a444-555555555555', 'passed', 'fedora-44-x86_64', 'https://artifacts.example.org/11111111', '2026-06-15 10:10:05', 'e2e', 5501),
    -- triggered again: a pipeline of its own, for the same builds
    (5602, '11111111-2222-4333-a444-666666666666', 'failed', 'fedora-44-x86_64', 'javascript:alert(document.domain)', '2026-06-15 11:00:05', null, 5502),
    -- of a Koji build, without a group
    (5603, null, 'error', 'fedora-rawhide', null, '2026-06-14 10:30:00', null, null);
insert into tft_test_run_targets (id, status, target, submitted_time)
    select 5700 + row_number() over (), status, 'fedora-44',
        case when cast(status as text) in ('new', 'queued', 'running', 'retry') then timestamp '2026-06-09' else '2026-01-01' end from unnest(enum_range(null::testingfarmresult)) status;
insert into tf_copr_build_association_table (copr_id, tft_id) values (3013, 5601), (3013, 5602), (3007, 5602);
insert into tf_koji_build_association_table (koji_id, tft_id) values (5003, 5603);

insert into sync_release_runs (id, status, submitted_time, job_type) values
    (6001, 'finished', '2026-06-13 08:00:00', 'propose_downstream'),
    (6002, 'running', '2026-06-15 08:00:00', 'pull_from_upstream'),
    (6003, 'error', '2026-06-15 09:00:00', null);
insert into sync_release_run_targets (id, branch, downstream_pr_url, status, submitted_time, start_time, finished_time, logs, sync_release_id) values
    -- an older row has the URL itself
    (6101, 'rawhide', 'https://src.fedoraproject.org/rpms/python-ogr/pull-request/30', 'submitted', '2026-06-13 08:00:00', '2026-06-13 08:00:10', '2026-06-13 08:02:10', E'PR created\nAll done', 6001),
    (6102, 'f44', null, 'error', '2026-06-13 08:00:00', '2026-06-13 08:00:10', '2026-06-13 08:01:10', 'Traceback: <b>nothing</b>', 6001),
    -- a newer one has pull requests
    (6103, 'rawhide', null, 'submitted', '2026-06-15 08:00:00', '2026-06-15 08:00:10', '2026-06-15 08:01:40', null, 6002),
    -- a run that does not say what it is, and a target without a run
    (6104, 'rawhide', null, 'queued', '2026-06-15 09:00:00', null, null, null, 6003),
    (6105, 'f44', null, 'skipped', '2026-06-15 09:30:00', null, null, null, null);
insert into sync_release_run_targets (id, branch, status, submitted_time, sync_release_id)
    select 6200 + row_number() over (), 'f45', status,
        case when cast(status as text) in ('queued', 'running', 'retry') then timestamp '2026-06-09' else '2026-01-01' end, 6002 from unnest(enum_range(null::syncreleasetargetstatus)) status;
insert into sync_release_pull_request (id, pr_id, project_id, is_fast_forward, target_branch, url) values
    (6301, 31, 3, false, 'rawhide', 'https://src.fedoraproject.org/rpms/python-ogr/pull-request/31'),
    (6302, 32, 3, true, 'f45', 'https://src.fedoraproject.org/rpms/python-ogr/pull-request/32');
insert into sync_release_pr_association (sync_release_target_id, sync_release_pr_id) values (6103, 6301), (6103, 6302);

insert into bodhi_update_groups (id, submitted_time) values (7001, '2026-06-14 12:00:00');
insert into bodhi_update_targets (id, status, target, web_url, koji_nvrs, alias, bodhi_update_group_id, submitted_time, update_creation_time, sidetag) values
    (7101, 'success', 'f45', 'https://bodhi.fedoraproject.org/updates/FEDORA-2026-0123456789', 'python-ogr-1.0-1.fc45, ogr-tools-1.0-1.fc45
ogr-docs-1.0-1.fc45', 'FEDORA-2026-0123456789', 7001, '2026-06-14 12:00:00', '2026-06-14 14:00:30', 'f45-build-side-90000');
insert into bodhi_update_targets (id, status, target, submitted_time)
    select 7200 + n, status, 'f45',
        case when cast(status as text) in ('queued', 'pending', 'running', 'retry') then timestamp '2026-06-09' else '2026-01-01' end
    from unnest(array['queued', 'retry', 'success', 'error', 'skipped', 'perplexed', null]) with ordinality x (status, n);

insert into scans (id, task_id, status, url, issues_added_url, issues_fixed_url, scan_results_url, copr_build_target_id, submitted_time, issues_added_count) values
    (8001, 300001, 'succeeded', 'https://openscanhub.example.org/task/300001/', 'https://openscanhub.example.org/task/300001/log/added.js', null,
        'https://openscanhub.example.org/task/300001/results.tar.xz', 3013, '2026-06-15 10:10:00', 2);
insert into scans (id, status, submitted_time)
    select 8100 + row_number() over (), status,
        case when cast(status as text) in ('pending', 'running') then timestamp '2026-06-09' else '2026-01-01' end from unnest(enum_range(null::oshscanstatus)) status;
-- of a time when Packit did not count yet
update scans set issues_added_url = 'https://openscanhub.example.org/task/300002/log/added.js' where id = 8101;

insert into log_detective_run_groups (id, submitted_time) values (8501, '2026-06-15 08:00:00'), (8502, '2026-06-15 08:00:00');
insert into log_detective_run (id, status, target_build, log_detective_response, submitted_time, identifier, build_system, copr_build_target_id, koji_build_target_id, target, analysis_id, log_detective_run_group_id, error_msg) values
    (8601, 'complete', '7001',
        '{"explanation": {"text": "The test <b>failed</b>."}, "solution": "Add the missing BuildRequires.", "snippets": [{"text": "error: no module", "explanation": "It is missing.", "line_number": 12, "file": "build.log"}, "not an object"]}',
        '2026-06-15 10:10:00', 'e2e', 'copr', 3014, null, 'fedora-rawhide-x86_64', 'analysis-1', 8501, null),
    (8602, 'error', '55005002', null, '2026-06-14 08:30:00', null, 'koji', null, 5002, 'rawhide-x86_64', 'analysis-2', null, 'No logs <found>'),
    -- answers of other forms
    (8603, 'complete', '7001', '{"explanation": "Plain words."}', '2026-06-15 10:11:00', null, 'copr', null, null, null, 'analysis-3', 8501, null),
    (8604, 'complete', '7001', '[1, 2]', '2026-06-15 10:11:00', null, 'copr', null, null, null, 'analysis-4', null, null),
    (8605, 'complete', '7001', '"words"', '2026-06-15 10:11:00', null, null, null, null, null, 'analysis-5', null, null),
    -- what json, unlike jsonb, takes: a NUL and half a surrogate pair
    (8606, 'complete', '7001', '{"explanation": "fine", "snippets": [{"text": "a\u0000b \ud800 c"}], "other": "\u0000"}', '2026-06-15 10:11:00', null, null, null, null, null, 'analysis-6', null, null);
insert into log_detective_run (id, status, submitted_time, analysis_id)
    select 8700 + row_number() over (), status,
        case when cast(status as text) in ('running') then timestamp '2026-06-09' else '2026-01-01' end, 'status-' || status from unnest(enum_range(null::logdetectiveresult)) status;

insert into vm_image_build_targets (id, build_id, project_url, project_name, owner, status, target, pr_id, task_accepted_time, submitted_time, build_start_time, build_finished_time) values
    (9001, 'image-1', 'https://github.com/packit/ogr', 'packit-ogr-24', 'packit', 'success', 'fedora-44-x86_64', '24', '2026-06-15 10:20:00', '2026-06-15 10:20:01', '2026-06-15 10:20:31', '2026-06-15 11:00:31');
insert into vm_image_build_targets (id, status, submitted_time)
    select 9100 + row_number() over (), status,
        case when cast(status as text) in ('pending', 'building', 'uploading', 'registering') then timestamp '2026-06-09' else '2026-01-01' end from unnest(enum_range(null::vmimagebuildstatus)) status;

insert into pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id, koji_build_group_id, koji_tag_request_group_id, test_run_group_id,
        sync_release_run_id, bodhi_update_group_id, vm_image_build_id, log_detective_run_group_id, package_name) values
    (10, '2026-06-15 10:00:00', 1, 1001, 2001, null, null, 5501, null, null, null, 8501, 'python-ogr'),
    -- the tests again, and an image: rows that share SRPM and builds
    (11, '2026-06-15 11:00:00', 1, 1001, 2001, null, null, 5502, null, null, null, null, 'python-ogr'),
    (12, '2026-06-15 10:20:00', 1, 1001, 2001, null, null, null, null, null, 9001, null, 'python-ogr'),
    (13, '2026-06-14 09:00:00', 2, 1002, 2002, null, null, null, null, null, null, null, null),
    (14, '2026-06-15 11:50:00', 10, 1003, null, null, null, null, null, null, null, null, 'glibc'),
    (15, '2026-06-13 09:00:00', 14, 1004, 2003, null, null, null, null, null, null, null, 'pkg<i>&'),
    (16, '2026-06-12 08:00:00', 8, null, 2004, null, null, null, null, null, null, null, null),
    (17, '2026-06-11 08:00:00', 9, null, 2005, null, null, null, null, null, null, null, null),
    -- no event
    (18, '2026-06-10 08:00:00', null, null, 2006, null, null, null, null, null, null, null, null),
    (19, '2026-06-09 08:00:00', 12, null, 2007, null, null, null, null, null, null, null, 'twice'),
    (20, '2026-06-08 08:00:00', 13, null, 2008, null, null, null, null, null, null, null, 'twice'),
    (21, '2026-06-07 08:00:00', 15, null, 2009, null, null, null, null, null, null, null, null),
    (22, '2026-06-06 08:00:00', 16, null, 2010, null, null, null, null, null, null, null, null),
    (23, '2026-06-14 08:00:00', 17, null, null, 4001, null, null, null, null, null, null, 'python-ogr'),
    (24, '2026-06-14 10:00:00', 11, null, null, 4002, null, null, null, null, null, null, 'python-ogr'),
    (25, '2026-06-14 11:00:00', 5, null, null, null, 4501, null, null, null, null, null, 'python-ogr'),
    (26, '2026-06-13 08:00:00', 3, null, null, null, null, null, 6001, null, null, null, 'python-ogr'),
    (27, '2026-06-15 08:00:00', 6, null, null, null, null, null, 6002, null, null, null, 'python-ogr'),
    (28, '2026-06-15 09:00:00', 7, null, null, null, null, null, 6003, null, null, null, null),
    (29, '2026-06-14 12:00:00', 11, null, null, null, null, null, null, 7001, null, null, 'python-ogr'),
    (30, '2026-06-14 13:00:00', 4, null, null, null, null, null, null, null, null, null, null),
    (31, '2026-01-01 00:00:00', 18, null, null, null, null, null, null, null, 9101, null, null);
