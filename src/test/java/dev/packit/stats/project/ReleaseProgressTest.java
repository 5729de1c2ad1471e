package dev.packit.stats.project;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.packit.stats.PackitDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The release progress on a package's page: the steps of a row are of one version. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_releases"),
            @ResourceArg(name = "changes", value = ReleaseProgressTest.RELEASES)
        })
class ReleaseProgressTest {

    private static final String PACKAGE = "/projects/src.fedoraproject.org/rpms/libacme/-/packages/libacme";

    /**
     * Three new upstream versions, and what became of them. Every job has the id of its pipeline and group, which
     * rises with time.
     */
    static final String RELEASES = """
            insert into anitya_projects (id, project_id, project_name, package) values (90000, 99001, 'libacme', 'libacme');
            insert into anitya_versions (id, version, project_id) values
                (90001, '2.7.2', 90000), (90002, '2.7.3', 90000), (90003, '3.0-rc1', 90000), (90004, '3.0', 90000);
            insert into anitya_multiple_versions (id, versions, project_id) values (90001, '{2.8.0,2.9.0}', 90000);
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (90000, 'src.fedoraproject.org', 'rpms', 'libacme', 'https://src.fedoraproject.org/rpms/libacme');
            insert into git_branches (id, name, project_id) values (90000, 'f44', 90000);
            insert into pull_requests (id, pr_id, project_id) values (90000, 21, 90000);
            insert into project_events (id, type, event_id) values
                (90000, 'branch_push', 90000), (90001, 'anitya_version', 90001), (90002, 'anitya_version', 90002),
                (90003, 'anitya_version', 90003), (90004, 'anitya_version', 90004),
                (90005, 'anitya_multiple_versions', 90001), (90006, 'pull_request', 90000);

            create temp table step (id int, kind text, event int, branch text, status text, builds text);
            insert into step values
                (90010, 'pr', 90001, 'f44', 'submitted', null),
                (90011, 'koji', 90000, 'f44', 'success', 'libacme-2.7.2-1.fc44'),
                (90012, 'bodhi', 90000, 'f44', 'success', 'libacme-2.7.2-1.fc44'),
                (90013, 'pr', 90002, 'f44', 'submitted', null),
                (90014, 'koji', 90000, 'f44', 'success', 'libacme-2.7.3-1.fc44'),
                -- the older version, once more
                (90015, 'bodhi', 90000, 'f44', 'error', 'libacme-2.7.2-1.fc44'),
                -- a candidate, and a version of which there is no build yet
                (90020, 'pr', 90003, 'main', 'submitted', null),
                (90021, 'koji', 90000, 'rawhide', 'success', 'libacme-3.0~rc1-1.fc45'),
                (90022, 'pr', 90004, 'rawhide', 'error', null),
                -- a second build of a version, and an update of several builds
                (90030, 'koji', 90000, 'epel9', 'success', 'libacme-2.7.3-1.el9'),
                (90031, 'koji', 90000, 'epel9', 'failure', 'libacme-2.7.3-2.el9'),
                (90032, 'bodhi', 90000, 'epel9', 'success', 'acme-doc-1.0-5.el9, libacme-2.7.3-1.el9'),
                -- one of several versions, and a build that does not say of which
                (90040, 'koji', 90000, 'f43', 'success', 'libacme-2.7.2-1.fc43'),
                (90041, 'bodhi', 90000, 'f43', 'success', 'libacme-2.7.2-1.fc43'),
                (90042, 'pr', 90005, 'f43', 'submitted', null),
                (90043, 'koji', 90000, 'f43', 'running', null),
                -- a build for a pull request
                (90050, 'pr', 90002, 'f42', 'submitted', null),
                (90051, 'koji', 90006, 'f42', 'running', null),
                -- a version that users have, but not its second build
                (90060, 'koji', 90000, 'f41', 'success', 'libacme-2.7.3-1.fc41'),
                (90061, 'bodhi', 90000, 'f41', 'success', 'libacme-2.7.3-1.fc41'),
                (90062, 'koji', 90000, 'f41', 'success', 'libacme-2.7.3-2.fc41');
            insert into sync_release_runs (id, status, submitted_time, job_type)
                select id, 'finished', timestamp '2026-06-15 08:00' + (id - 90000) * interval '1 minute', 'pull_from_upstream'
                from step where kind = 'pr';
            insert into sync_release_run_targets (id, branch, downstream_pr_url, status, submitted_time, sync_release_id)
                select s.id, branch, case when branch = 'f42' then 'https://src.fedoraproject.org/rpms/libacme/pull-request/21' end,
                    s.status::syncreleasetargetstatus, r.submitted_time, r.id
                from step s join sync_release_runs r on r.id = s.id;
            insert into koji_build_groups (id, submitted_time)
                select id, timestamp '2026-06-15 08:00' + (id - 90000) * interval '1 minute' from step where kind = 'koji';
            insert into koji_build_targets (id, status, target, nvr, submitted_time, scratch, koji_build_group_id)
                select s.id, status, branch, builds, g.submitted_time, false, g.id from step s join koji_build_groups g on g.id = s.id;
            insert into bodhi_update_groups (id, submitted_time)
                select id, timestamp '2026-06-15 08:00' + (id - 90000) * interval '1 minute' from step where kind = 'bodhi';
            insert into bodhi_update_targets (id, status, target, koji_nvrs, submitted_time, bodhi_update_group_id)
                select s.id, status, branch, builds, g.submitted_time, g.id from step s join bodhi_update_groups g on g.id = s.id;
            insert into pipelines (id, datetime, project_event_id, package_name, sync_release_run_id, koji_build_group_id, bodhi_update_group_id)
                select id, timestamp '2026-06-15 08:00' + (id - 90000) * interval '1 minute', event, 'libacme',
                    case when kind = 'pr' then id end, case when kind = 'koji' then id end, case when kind = 'bodhi' then id end
                from step;

            -- two releases of a project, the newer of which nothing has become of
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (90800, 'github.com', 'acme', 'solo', 'https://github.com/acme/solo');
            insert into project_releases (id, tag_name, project_id) values (90800, 'v1.0', 90800), (90801, 'v1.1', 90800);
            insert into project_events (id, type, event_id) values (90800, 'release', 90800);
            insert into sync_release_runs (id, status, submitted_time, job_type) values
                (90800, 'finished', '2026-06-15 10:00', 'propose_downstream');
            insert into sync_release_run_targets (id, branch, status, submitted_time, sync_release_id) values
                (90800, 'f44', 'submitted', '2026-06-15 10:00', 90800);
            insert into pipelines (id, datetime, project_event_id, package_name, sync_release_run_id) values
                (90800, '2026-06-15 10:00', 90800, 'solo', 90800);

            -- a new upstream version of a package for which nothing else was done
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (90810, 'src.fedoraproject.org', 'rpms', 'libnew', 'https://src.fedoraproject.org/rpms/libnew');
            insert into anitya_projects (id, project_id, project_name, package) values (90810, 99810, 'libnew', 'libnew');
            insert into anitya_versions (id, version, project_id) values (90810, '1.0', 90810);
            insert into project_events (id, type, event_id) values (90810, 'anitya_version', 90810);
            insert into pipelines (id, datetime, project_event_id, package_name) values
                (90810, '2026-06-15 10:00', 90810, 'libnew');

            -- a release of two packages
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (90100, 'github.com', 'acme', 'mono', 'https://github.com/acme/mono');
            insert into project_releases (id, tag_name, project_id) values (90100, 'v1.0', 90100);
            insert into project_events (id, type, event_id) values (90100, 'release', 90100);
            insert into sync_release_runs (id, status, submitted_time, job_type) values
                (90100, 'finished', '2026-06-15 10:00', 'propose_downstream'),
                (90101, 'finished', '2026-06-15 10:00', 'propose_downstream');
            insert into sync_release_run_targets (id, branch, status, submitted_time, sync_release_id) values
                (90100, 'f44', 'submitted', '2026-06-15 10:00', 90100), (90101, 'f44', 'error', '2026-06-15 10:00', 90101);
            insert into pipelines (id, datetime, project_event_id, package_name, sync_release_run_id) values
                (90100, '2026-06-15 10:00', 90100, 'acme-beta', 90100), (90101, '2026-06-15 10:00', 90100, 'acme-alpha', 90101);

            -- a package to which its upstream project has proposed a release, and a fork of that project that has not
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (90200, 'src.fedoraproject.org', 'rpms', 'acme-tool', 'https://src.fedoraproject.org/rpms/acme-tool'),
                (90201, 'github.com', 'acme', 'tool', 'https://github.com/acme/tool'),
                (90202, 'github.com', 'somebody', 'tool', 'https://github.com/somebody/tool');
            insert into git_branches (id, name, project_id) values (90200, 'f44', 90200);
            insert into project_releases (id, tag_name, project_id) values (90201, 'tool-1.1', 90201), (90202, 'tool-9.9', 90202);
            insert into project_events (id, type, event_id) values
                (90200, 'branch_push', 90200), (90201, 'release', 90201), (90202, 'release', 90202);
            insert into sync_release_runs (id, status, submitted_time, job_type) values
                (90201, 'finished', '2026-06-15 10:00', 'propose_downstream'),
                (90202, 'error', '2026-06-15 10:30', 'propose_downstream');
            insert into sync_release_run_targets (id, branch, downstream_pr_url, status, submitted_time, sync_release_id) values
                (90201, 'f44', 'https://src.fedoraproject.org/rpms/acme-tool/pull-request/5', 'submitted', '2026-06-15 10:00', 90201),
                (90202, 'rawhide', null, 'error', '2026-06-15 10:00', 90201),
                (90203, 'rawhide', null, 'error', '2026-06-15 10:30', 90202);
            insert into koji_build_groups (id, submitted_time) values (90200, '2026-06-15 11:00');
            insert into koji_build_targets (id, status, target, nvr, submitted_time, scratch, koji_build_group_id) values
                (90200, 'success', 'f44', 'acme-tool-1.1-1.fc44', '2026-06-15 11:00', false, 90200);
            insert into pipelines (id, datetime, project_event_id, package_name, sync_release_run_id, koji_build_group_id) values
                (90201, '2026-06-15 10:00', 90201, 'acme-tool', 90201, null),
                (90202, '2026-06-15 10:30', 90202, 'acme-tool', 90202, null),
                (90203, '2026-06-15 11:00', 90200, 'acme-tool', null, 90200);
            """;

    @Test
    void aProjectInFedoraNamesTheNewestRunOfItsUpstream() {
        Document page = page("/projects/src.fedoraproject.org/rpms/libnew");

        assertThat(page.select("p.sentence").text()).endsWith("A new upstream version came 2 h ago: Run 90810");
        assertThat(page.select("p.sentence a").attr("href")).isEqualTo("/pipeline/90810");
        assertThat(page("/projects/src.fedoraproject.org/rpms/libacme")
                        .select("p.sentence")
                        .text())
                .doesNotContain("upstream");
    }

    @Test
    void theNewestReleaseIsNamedIfNothingHasBecomeOfIt() {
        Document page = page("/projects/github.com/acme/solo/-/packages/solo");

        assertThat(page.select("#progress h2").text()).isEqualTo("Release progress of 1.0");
        assertThat(page.select("#progress > p:contains(newest release)").text())
                .isEqualTo("Nothing has been proposed yet for the newest release, v1.1.");
        assertThat(page.select("#progress > p:contains(newest release) a").attr("href"))
                .isEqualTo("/projects/github.com/acme/solo/-/releases/v1.1");
        assertThat(page(PACKAGE).select("#progress").text()).doesNotContain("newest release");
    }

    @Test
    void theStepsOfARowAreOfOneVersion() {
        JsonPath page = json(PACKAGE);

        assertThat(rows(page, "f44"))
                .containsExactly(
                        "2.7.3 1.fc44 false | pull_request 2.7.3 success | build 2.7.3 success",
                        "2.7.2 1.fc44 true | pull_request 2.7.2 success | build 2.7.2 success | update 2.7.2 error");
        assertThat(rows(page, "rawhide"))
                .containsExactly(
                        "3.0 null false | pull_request 3.0 error",
                        "3.0~rc1 1.fc45 true | pull_request 3.0-rc1 success | build 3.0~rc1 success");
        assertThat(rows(page, "epel9"))
                .containsExactly(
                        "2.7.3 2.el9 false | build 2.7.3 failed",
                        "2.7.3 1.el9 true | build 2.7.3 success | update 2.7.3 success");
        assertThat(page.getList("release_progress.branch.unique()"))
                .isEqualTo(List.of("rawhide", "f44", "f43", "f42", "f41", "epel9"));
    }

    @Test
    void aVersionThatCannotBeKnownIsNotGuessed() {
        JsonPath page = json(PACKAGE);

        assertThat(rows(page, "f43"))
                .containsExactly(
                        "null null false | build null running",
                        "null null false | pull_request null success",
                        "2.7.2 1.fc43 true | build 2.7.2 success | update 2.7.2 success");
        assertThat(rows(page, "f42"))
                .containsExactly("2.7.3 null false | pull_request 2.7.3 success | build 2.7.3 running");
    }

    @Test
    void thePageShowsHowFarTheNewestVersionHasCome() {
        assertThat(table(""))
                .containsExactly(
                        "rawhide error N h ago success N h ago libacme-3.0~rc1-1.fc45 none none "
                                + "Stuck for N h: Dist-git pull request ended in an error users have 3.0~rc1-1.fc45",
                        "f44 success submitted N h ago of 2.7.3 success N h ago libacme-2.7.3-1.fc44 none error N h ago of 2.7.2 "
                                + "Nothing for 3.0 2.7.3-1.fc44: Under way for N h: no update for 2.7.3 users have 2.7.2-1.fc44",
                        "f43 success submitted N h ago unknown version running N h ago unknown version none success N h ago of 2.7.2 "
                                + "Nothing for 3.0 Under way for N h: Koji build is running users have 2.7.2-1.fc43",
                        "f42 success submitted N h ago #21 of 2.7.3 running N h ago of 2.7.3 none none "
                                + "Nothing for 3.0 2.7.3: Under way for N h: Koji build is running",
                        "f41 none success N h ago libacme-2.7.3-2.fc41 none success N h ago of 2.7.3 "
                                + "Nothing for 3.0 2.7.3-2.fc41: Under way for N h: no update for 2.7.3-2.fc41 users have 2.7.3-1.fc41",
                        "epel9 none failed N h ago libacme-2.7.3-2.el9 none success N h ago of 2.7.3 "
                                + "Nothing for 3.0 2.7.3-2.el9: Stuck for N h: Koji build failed users have 2.7.3-1.el9");
        assertThat(page(PACKAGE).select("td.older a[aria-label]").eachAttr("href"))
                .contains("/jobs/bodhi/90015")
                .doesNotContain("/jobs/koji-downstream/90043");
    }

    @Test
    void theProjectOfAPackageInFedoraShowsItFirst() {
        String project = PACKAGE.substring(0, PACKAGE.indexOf("/-/"));

        assertThat(page(project).select("main h2").eachText()).startsWith("Release progress of 3.0");
        assertThat(page(project).select("#progress table").outerHtml())
                .isEqualTo(page(PACKAGE).select("#progress table").outerHtml());
        assertThat(page("/projects/github.com/packit/ogr").select("main h2").eachText())
                .noneMatch(heading -> heading.startsWith("Release progress"));
    }

    @Test
    void aBoardSaysWhatIsStuck() {
        assertThat(page("/board?package=libacme").select("td[data-step='Release progress'] div").eachText().stream()
                        .map(row -> row.replaceAll("\\d+ (min|h)\\b", "N h")))
                .contains(
                        "f44 2.7.3-1.fc44 Under way for N h: no update for 2.7.3",
                        "epel9 2.7.3-2.el9 Stuck for N h: Koji build failed");
    }

    @Test
    void stuckReleasesNeedAttention() {
        assertThat(page("/board?project=github.com/acme/tool&package=libacme")
                        .select("tbody th > a:first-child")
                        .eachText())
                .containsExactly("libacme", "github.com/acme/tool");
    }

    @Test
    void aSentenceSaysHowFarTheVersionIs() {
        assertThat(page(PACKAGE).select("#progress > p:not(.versions)").eachText())
                .containsExactly("Stuck on rawhide. Nothing on f44, f43, f42, f41 and epel9.");
        assertThat(page(PACKAGE + "?version=2.7.3")
                        .select("#progress > p:not(.versions)")
                        .eachText())
                .containsExactly("Stuck on epel9. Under way on f44, f42 and f41. Nothing on rawhide and f43.");
    }

    @Test
    void anotherVersionCanBeChosen() {
        assertThat(table("?version=2.7.3"))
                .containsExactly(
                        "rawhide none none none none Nothing for 2.7.3 users have 3.0~rc1-1.fc45",
                        "f44 success submitted N h ago success N h ago libacme-2.7.3-1.fc44 none error N h ago of 2.7.2 "
                                + "Under way for N h: no update for 2.7.3 users have 2.7.2-1.fc44",
                        "f43 success submitted N h ago unknown version running N h ago unknown version none success N h ago of 2.7.2 "
                                + "Nothing for 2.7.3 Under way for N h: Koji build is running users have 2.7.2-1.fc43",
                        "f42 success submitted N h ago #21 running N h ago none none Under way for N h: Koji build is running",
                        "f41 none success N h ago libacme-2.7.3-2.fc41 none success N h ago of 2.7.3-1.fc41 "
                                + "Under way for N h: no update for 2.7.3-2.fc41 users have 2.7.3-1.fc41",
                        "epel9 none failed N h ago libacme-2.7.3-2.el9 none success N h ago of 2.7.3-1.el9 "
                                + "Stuck for N h: Koji build failed users have 2.7.3-1.el9");
        assertThat(page(PACKAGE + "?version=2.7.3").select("p.versions a").eachText())
                .containsExactly("3.0", "3.0~rc1", "2.7.3", "2.7.2");
        assertThat(json(PACKAGE + "?version=2.7.3").getList("release_progress.version"))
                .containsOnly("2.7.3");
    }

    @Test
    void aVersionThatIsUnknownIsRejected() {
        given().get(PACKAGE + "?version=9&format=json")
                .then()
                .statusCode(400)
                .body("parameter", equalTo("version"))
                .body("detail", equalTo("must be one of 3.0, 3.0~rc1, 2.7.3, 2.7.2, not “9”"));
        given().get(PACKAGE.replaceAll("packages.*", "branches/f44?version=3.0"))
                .then()
                .statusCode(400);
    }

    @Test
    void aJobShowsWhatBecameOfItsVersion() {
        assertThat(page("/jobs/pull-from-upstream/90010").select("#progress h2").text())
                .isEqualTo("Release progress of 2.7.2");
    }

    @Test
    void aReleaseShowsWhatBecameOfEachOfItsPackages() {
        Document release = page("/projects/github.com/acme/mono/-/releases/v1.0");

        assertThat(release.select("section[id^=progress] h2").eachText())
                .containsExactly("Release progress of acme-alpha 1.0", "Release progress of acme-beta 1.0");
        assertThat(release.select("#progress-acme-alpha td.words").text()).startsWith("Stuck for 2 h");
        assertThat(release.select("h2:contains(Latest)").text()).isEqualTo("Latest runs no commit recorded");
    }

    @Test
    void aPackageShowsWhatItsUpstreamProjectHasProposed() {
        JsonPath page = json("/projects/src.fedoraproject.org/rpms/acme-tool/-/packages/acme-tool");

        assertThat(rows(page, "f44"))
                .containsExactly("1.1 1.fc44 false | pull_request 1.1 success | build 1.1 success");
        assertThat(rows(page, "rawhide")).containsExactly("1.1 null false | pull_request 1.1 error");
        assertThat(json("/projects/github.com/acme/tool/-/packages/acme-tool").getList("release_progress"))
                .isEqualTo(page.getList("release_progress"));
    }

    private static List<String> table(String version) {
        return page(PACKAGE + version).select("table.ways tbody tr").eachText().stream()
                .map(row -> row.replaceAll("\\d+ (min|h)\\b", "N h"))
                .toList();
    }

    @Test
    void onlyPackagesHaveReleaseProgress() {
        assertThat(json("/projects/src.fedoraproject.org/rpms/libacme/-/branches/f44")
                        .getMap(""))
                .doesNotContainKey("release_progress");
    }

    private static List<String> rows(JsonPath page, String branch) {
        List<Map<String, Object>> rows =
                page.getList("release_progress.findAll { it.branch == '%s' }".formatted(branch));
        return rows.stream()
                .map(row -> row.get("version") + " " + row.get("release") + " " + row.get("reached_users")
                        + ((List<?>) row.get("steps"))
                                .stream()
                                        .map(step -> (Map<?, ?>) step)
                                        .filter(step -> step.get("job") != null)
                                        .map(step -> " | " + step.get("step") + " " + step.get("version") + " "
                                                + ((Map<?, ?>) step.get("job")).get("outcome"))
                                        .collect(Collectors.joining()))
                .toList();
    }
}
