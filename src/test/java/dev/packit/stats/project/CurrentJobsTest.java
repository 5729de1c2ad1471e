package dev.packit.stats.project;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which jobs count: the newest of each identity, and only those that were built and that report back. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_current"),
            @ResourceArg(name = "changes", value = CurrentJobsTest.ROWS)
        })
@ExtendWith(Counted.class)
public class CurrentJobsTest {

    public static final String ROWS = """
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

    private static final String WIDGETS = "/projects/github.com/acme/widgets";
    private static final String MONO = "/projects/github.com/acme/mono";
    private static final String RETRIED = "/projects/github.com/acme/retried";

    @Test
    void jobsOfOneTargetAreToldApartByTheirIdentifiers() {
        assertThat(targets(WIDGETS + "/-/pull-requests/12"))
                .containsExactlyInAnyOrder(
                        Map.of("job", "testing-farm fedora-44-x86_64 integration", "failed", 1, "flaky", 0),
                        Map.of("job", "copr fedora-44-x86_64", "failed", 0, "flaky", 0),
                        Map.of("job", "testing-farm fedora-44-x86_64 unit", "failed", 0, "flaky", 0),
                        Map.of("job", "srpm", "failed", 0, "flaky", 0));
        assertThat(json("/jobs/testing-farm/9102").getString("previous_job")).isNull();
        assertThat(json("/jobs/testing-farm/9101").getString("next_job")).isNull();
        assertThat(page("/jobs/testing-farm/9102").select("h1").text())
                .isEqualTo("Test run integration on fedora-44-x86_64 failed");
        assertThat(page("/jobs/testing-farm/9102").select(".crumbs li").last().text())
                .isEqualTo("Testing Farm fedora-44-x86_64 integration");
        assertThat(page(WIDGETS).select(".grid th[scope=row]").eachText())
                .contains("Testing Farm fedora-44-x86_64 integration", "Testing Farm fedora-44-x86_64 unit");
        assertThat(outcomes(WIDGETS + "/-/pull-requests")).containsEntry("12", "failed");
    }

    @Test
    void aNewerTrySupersedesAnOlderOne() {
        JsonPath run = json("/pipeline/9103");

        assertThat(run.getString("outcome")).isEqualTo("success");
        assertThat(run.getList("jobs.id")).containsExactly(9103, 9103, 9103, 9104);
        assertThat(page("/pipeline/9104").select("p.sentence strong").text()).isEqualTo("3 success");
        assertThat(page("/pipeline/9104")
                        .select("tr:has(.status:contains(superseded)) a.job")
                        .eachAttr("href"))
                .containsExactly("/jobs/testing-farm/9103");
        assertThat(outcomes(WIDGETS + "/-/pull-requests")).containsEntry("13", "success");
        assertThat(targets(WIDGETS + "/-/pull-requests/13"))
                .contains(Map.of("job", "testing-farm fedora-44-x86_64", "failed", 1, "flaky", 1));
        assertThat(json("/jobs/testing-farm/9104").getString("previous_job")).endsWith("/jobs/testing-farm/9103");
        assertThat(json("/jobs/testing-farm/9103").getString("next_job")).endsWith("/jobs/testing-farm/9104");
        assertThat(json("/jobs/testing-farm/9103").getString("superseded_by")).endsWith("/jobs/testing-farm/9104");
        assertThat(page("/jobs/testing-farm/9103").select("p.sentence").text())
                .endsWith("A retry succeeded and counts instead.");
        assertThat(json("/jobs/testing-farm/9103").<Object>get("retry")).isNull();
        assertThat(json("/jobs/testing-farm/9104").getString("superseded_by")).isNull();
        assertThat(json("/jobs/testing-farm/9102").getString("superseded_by")).isNull();
        assertThat(json("/jobs/testing-farm/9102").getString("retry.command")).isEqualTo("/packit retest-failed");
        assertThat(page("/jobs/testing-farm/9104").select("nav.neighbours a").eachText())
                .containsExactly("← Previous: failed");
        assertThat(json("/pipeline?outcome=failed&project=acme/widgets").getList("items.id"))
                .containsExactly(9105, 9101);
        assertThat(json("/pipeline?outcome=success&project=acme/widgets").getList("items.id"))
                .containsExactly(9103);
        assertThat(json("/pipeline?status=failed&project=acme/widgets").getList("items.id"))
                .containsExactly(9103, 9101);
    }

    @Test
    void aRetryInALaterRunOfThePushSupersedesAJob() {
        assertThat(json("/jobs/copr/9181").getString("superseded_by")).endsWith("/jobs/copr/9183");
        assertThat(json("/jobs/copr/9181").<Object>get("retry")).isNull();
        assertThat(page("/jobs/copr/9181").select("p.sentence").text())
                .endsWith("A retry succeeded and counts instead.");
        assertThat(json("/jobs/copr/9182").getString("superseded_by")).isNull();
        assertThat(json("/jobs/copr/9183").getString("superseded_by")).isNull();
        assertThat(json("/jobs/propose-downstream/9185").getString("superseded_by"))
                .endsWith("/jobs/propose-downstream/9187");
        assertThat(outcomes(RETRIED + "/-/pull-requests")).containsEntry("21", "success");
        assertThat(page(RETRIED + "/-/pull-requests")
                        .select("tr:has(a[href$=/21]) .counts")
                        .text())
                .isEqualTo("3 success");
    }

    @Test
    void theRepetitionOfAnOlderPushIsNotTheNewestOne() {
        JsonPath branches = json(RETRIED + "/-/branches");

        assertThat(branches.getList("items.outcome")).containsExactly("success");
        assertThat(branches.getList("items.last_activity")).containsExactly("2026-06-12T08:00:00Z");
        assertThat(page(RETRIED + "/-/branches").select("tr .counts").eachText())
                .containsExactly("1 success");
        assertThat(page(RETRIED).select(".grid tr:has(th:contains(Koji)) td a").eachAttr("href"))
                .containsExactly("/jobs/koji/9192", "/jobs/koji/9193");
        assertThat(json(RETRIED + "/-/branches/main").getList("pushes.pipelines.outcome"))
                .containsExactly(List.of("success"), List.of("failed", "failed"));
        assertThat(json("/badge/github.com/acme/retried/koji.svg?format=shields")
                        .getString("message"))
                .isEqualTo("success");
    }

    @Test
    void aPushIsOneColumnWhateverTriggeredIt() {
        Document project = page(RETRIED);

        assertThat(project.select(".grid thead th a .name").eachText())
                .containsExactly("main", "main", "…1.2.0-beta.3", "#22", "#21");
        assertThat(project.select(".grid thead th a").eachAttr("aria-label"))
                .containsExactly(
                        "retried main",
                        "retried main, 2 runs",
                        "retried retried-1.2.0-beta.3, 2 runs",
                        "retried #22, 2 runs",
                        "retried #21, 2 runs");
        assertThat(project.select(".grid tr:has(th:contains(Propose downstream)) td a")
                        .eachAttr("href"))
                .containsExactly("/jobs/propose-downstream/9186", "/jobs/propose-downstream/9187");
    }

    @Test
    void aSharedJobIsOfItsFirstPackage() {
        for (String kind : List.of("copr", "openscanhub")) {
            assertThat(json("/jobs/" + kind + "/9201").getString("package")).isEqualTo("lib");
            assertThat(json("/jobs/" + kind + "/9201").getString("next_job")).isNull();
            assertThat(json("/jobs/" + kind + "/9203").getString("package")).isEqualTo("doc");
            assertThat(json("/jobs/" + kind + "/9203").getString("previous_job"))
                    .isNull();
        }
    }

    @Test
    void whatWasNotBuiltIsNoFailure() {
        JsonPath build = json("/jobs/copr/9105");

        assertThat(build.getString("status")).isEqualTo("failure");
        assertThat(build.getString("outcome")).isEqualTo("other");
        assertThat(build.getInt("srpm.id")).isEqualTo(9105);
        assertThat(page("/jobs/copr/9105").select("h1").text())
                .isEqualTo("Copr build for fedora-44-x86_64 was not built");
        assertThat(page("/jobs/copr/9105").select("p:contains(Not built) a[href=/jobs/srpm/9105]"))
                .hasSize(1);
        assertThat(json("/jobs/copr?outcome=failed&project=acme/widgets").getList("items.id"))
                .isEmpty();
        assertThat(json("/jobs/copr?outcome=other&project=acme/widgets").getList("items.id"))
                .containsExactly(9106, 9105);
        assertThat(json("/jobs/copr?status=failure&project=acme/widgets").getList("items.id"))
                .containsExactly(9106, 9105);
        Map<String, Object> copr =
                json("/statistics?project=acme/widgets&kind=copr").getMap("kinds[0]");
        assertThat(copr)
                .containsEntry("total", 4)
                .containsEntry("success", 2)
                .containsEntry("failed", 0)
                .containsEntry("other", 2)
                .containsEntry("not_built", 2)
                .containsEntry("success_rate", 1.0f);
        assertThat(json("/pipeline/9105").getString("outcome")).isEqualTo("failed");
        assertThat(json(WIDGETS + "/-/statistics").getList("targets.findAll { it.kind == 'copr' }.failing_since"))
                .containsOnlyNulls();
    }

    @Test
    void packagesOfAMonorepoAreJobsOfTheirOwn() {
        assertThat(targets(MONO))
                .contains(
                        Map.of("job", "copr fedora-44-x86_64 beta", "failed", 3, "flaky", 0),
                        Map.of("job", "copr fedora-44-x86_64 alpha", "failed", 0, "flaky", 0));
        Map<String, Object> failing = json(MONO + "/-/statistics")
                .getMap("targets.find { it.package == 'beta' && it.kind == 'copr' }.failing_since");
        assertThat(failing).containsEntry("failures", 3).containsEntry("ever", true);
        assertThat(page(MONO).select(".grid th[scope=row]").eachText())
                .contains("Copr fedora-44-x86_64 alpha", "Copr fedora-44-x86_64 beta");
        assertThat(json("/jobs/copr/9115").getString("previous_job")).endsWith("/jobs/copr/9113");
        assertThat(json(MONO + "/-/packages").getList("items.collect { it.package + ' ' + it.outcome }"))
                .containsExactly("beta failed", "alpha success");
        assertThat(page(MONO + "/-/packages").select("tr .counts").eachText())
                .containsExactly("1 success 1 failed", "2 success");
    }

    @Test
    void theOnlyPackageOfAProjectIsNamedInJsonAlone() {
        JsonPath statistics = json(RETRIED + "/-/statistics");

        assertThat(Set.copyOf(statistics.getList("targets.package"))).containsExactly("retried");
        assertThat(page(RETRIED + "/-/statistics")
                        .select("section:has(h2:contains(Targets)) th[scope=row]")
                        .eachText())
                .contains("Copr fedora-rawhide-x86_64 stable", "Koji scratch rawhide");
        assertThat(json("/projects/github.com/acme/old/-/statistics").getList("targets.package"))
                .containsOnlyNulls();
    }

    @Test
    void aTargetThatIsNoLongerBuiltRanksBelowTheOthersAndIsNotFailing() {
        JsonPath statistics = json("/projects/github.com/acme/old/-/statistics?period=month");

        assertThat(statistics.getList("targets.target")).containsExactly("fedora-44-x86_64", "fedora-43-x86_64");
        assertThat(statistics.getList("targets.current")).containsExactly(true, false);
        assertThat(statistics.getList("targets.failing_since")).containsOnlyNulls();
        assertThat(statistics.getList("targets.newest_submitted"))
                .containsExactly("2026-06-06T00:00:00Z", "2026-06-03T00:00:00Z");
        assertThat(page("/projects/github.com/acme/old/-/statistics?period=month")
                        .select("tr:has(th:contains(fedora-43)) td")
                        .eachText())
                .contains("last submitted 3 Jun 2026");
        assertThat(page("/projects/github.com/acme/old")
                        .select(".grid th[scope=row]")
                        .eachText())
                .containsExactly("Copr fedora-44-x86_64", "Copr fedora-43-x86_64 last 3 Jun 2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"target=fedora-43-x86_64", "outcome=failed", "from=2026-06-01&to=2026-06-04", "kind=copr"})
    void noFilterMakesATargetOneThatIsStillBuilt(String query) {
        JsonPath statistics = json("/projects/github.com/acme/old/-/statistics?" + query);

        assertThat(statistics.getList("targets.findAll { it.target == 'fedora-43-x86_64' }.current"))
                .containsExactly(false);
        assertThat(statistics.getList("targets.findAll { it.target == 'fedora-43-x86_64' }.failing_since"))
                .containsOnlyNulls();
    }

    @Test
    void aBranchThatIsNoLongerUsedDoesNotKeepItsTargetsCurrent() {
        String path = "/projects/src.fedoraproject.org/rpms/branched";
        JsonPath statistics = json(path + "/-/statistics");

        assertThat(statistics.getList("targets.target")).containsExactly("rawhide", "f38");
        assertThat(statistics.getList("targets.current")).containsExactly(true, false);
        assertThat(statistics.getList("targets.failing_since")).containsOnlyNulls();
        assertThat(page(path).select(".grid th[scope=row]").eachText())
                .containsExactly("Koji rawhide", "Koji f38 last 1 Jun 2025");
    }

    @Test
    void aBuildThatSeveralRunsShareIsCountedOnce() {
        String distGit = "/projects/src.fedoraproject.org/rpms/acme";

        assertThat(outcomes(distGit + "/-/pull-requests")).containsEntry("5", "failed");
        assertThat(page(distGit + "/-/pull-requests")
                        .select("tr:has(a[href$=/5]) .counts")
                        .text())
                .isEqualTo("2 success 1 failed");
        assertThat(page(distGit).select(".grid th[scope=row]").eachText())
                .containsExactly(
                        "Koji scratch rawhide",
                        "Testing Farm Fedora-Rawhide installability",
                        "Testing Farm Fedora-Rawhide rpminspect");
    }

    @Test
    void aRunWithoutJobsHasTheOutcomeThatPackitRecorded() {
        assertThat(json("/pipeline?project=acme/widgets&release=v1").getList("items.outcome"))
                .containsExactly("other", "running", "error");
        assertThat(json("/pipeline?project=acme/widgets&release=v1&outcome=error")
                        .getList("items.id"))
                .containsExactly(9131);
        assertThat(page("/pipeline/9131").select("p.sentence").text()).startsWith("Ended in an error before any job");
    }

    @Test
    void overdueAndLostJobsAreTheSameEverywhere() {
        assertThat(json("/jobs/openscanhub?outcome=running").getList("items.id"))
                .contains(9141, 9142, 9143);
        assertThat(json("/jobs/openscanhub?outcome=running").getList("items.id"))
                .doesNotContain(9144);
        assertThat(json("/jobs/openscanhub?outcome=other").getList("items.id")).contains(9144);
        assertThat(json("/jobs/openscanhub?overdue=true").getList("items.id")).contains(9142, 9143);
        assertThat(json("/jobs/openscanhub?overdue=true").getList("items.id")).doesNotContain(9141, 9144);
        assertThat(page("/jobs/openscanhub/9144").select("h1").text())
                .isEqualTo("OpenScanHub scan never reported back");

        JsonPath status = json("/status");
        Map<String, Integer> running = json("/statistics").getList("kinds", Map.class).stream()
                .collect(Collectors.toMap(kind -> (String) kind.get("kind"), kind -> (Integer) kind.get("running")));
        assertThat(running.get("openscanhub")).isEqualTo(5);
        assertThat(json("/statistics?kind=openscanhub").getInt("kinds[0].lost")).isEqualTo(1);
        status.getList("queues", Map.class)
                .forEach(queue -> assertThat((Integer) queue.get("waiting") + (Integer) queue.get("running"))
                        .as("%s", queue.get("kind"))
                        .isEqualTo(running.get((String) queue.get("kind"))));
        assertThat(json("/").getInt("running"))
                .isEqualTo(running.values().stream().mapToInt(Integer::intValue).sum());
        assertThat(json("/").getInt("overdue"))
                .isEqualTo(status.getList("queues.overdue", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    private static Map<String, String> outcomes(String list) {
        return json(list).getList("items", Map.class).stream()
                .collect(
                        Collectors.toMap(item -> String.valueOf(item.get("pr")), item -> (String) item.get("outcome")));
    }

    private static List<Map<String, Object>> targets(String path) {
        return json(path + "/-/statistics").getList("targets", Map.class).stream()
                .map(target -> Map.<String, Object>of(
                        "job",
                                Stream.of("kind", "target", "identifier", "package")
                                        .map(target::get)
                                        .filter(Objects::nonNull)
                                        .map(Object::toString)
                                        .collect(Collectors.joining(" ")),
                        "failed", target.get("failed"),
                        "flaky", target.get("flaky_commits")))
                .toList();
    }
}
