package dev.packit.stats.project;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static dev.packit.stats.Pages.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.Query;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares pages with simple SQL, on a year of generated data, for random projects and filters. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = AgainstSqlTest.DATABASE),
            @ResourceArg(name = "data", value = "generated")
        })
@ExtendWith(Counted.class)
class AgainstSqlTest {

    static final String DATABASE = "packit_generated";
    private static final Query SQL = new Query(DATABASE);

    private static final int DRAWN = 5;

    /** A table of this test's: the trigger of each pipeline that belongs to a project. */
    private static final String OF_PROJECT = "of_project";

    private static final String TRIGGERS = """
            select p.id, p.package_name, p.datetime, p.run,
                e.type, t.name, replace(g.instance_url || '/' || g.namespace || '/' || g.repo_name, '//', '/') as project
            from (
                select *, case when srpm_build_id is null then id
                    else min(id) over (partition by srpm_build_id) end as run
                from pipelines) p
            join project_events e on e.id = p.project_event_id
            join (
                select 'pull_request' as type, id, pr_id::text as name, project_id from pull_requests
                union all select 'branch_push', id, name, project_id from git_branches
                union all select 'release', id, tag_name, project_id from project_releases
                union all select 'issue', id, issue_id::text, project_id from project_issues
                union all select 'koji_build_tag', id, koji_tag_name, project_id from koji_build_tags) t
                on t.id = e.event_id and t.type = e.type::text
            join git_projects g on g.id = t.project_id
            """;

    @BeforeAll
    static void joinOnce() {
        SQL.run("drop table if exists %1$s; create table %1$s as %2$s; analyze %1$s".formatted(OF_PROJECT, TRIGGERS));
    }

    @Test
    void projectsWithTheirCounts() {
        List<String> projects = walk(
                "/projects?limit=50",
                "items.collect { (it.forge + '/' + it.namespace + '/' + it.repo).replace('//', '/') }");

        assertThat(new TreeSet<>(projects))
                .isEqualTo(
                        new TreeSet<>(
                                SQL.values(
                                        "select distinct replace(instance_url || '/' || namespace || '/' || repo_name, '//', '/') from git_projects")))
                .hasSameSizeAs(projects);
        for (String project : drawn(projects)) {
            JsonPath page = json("/projects/" + project);
            String rows =
                    " t join git_projects g on g.id = t.project_id where replace(g.instance_url || '/' || g.namespace || '/' || g.repo_name, '//', '/') = '%s'"
                            .formatted(project);
            assertThat(page.getString("pull_requests"))
                    .isEqualTo(SQL.values("select count(*) from pull_requests" + rows)
                            .get(0));
            assertThat(page.getString("branches"))
                    .isEqualTo(SQL.values("select count(*) from git_branches" + rows)
                            .get(0));
            assertThat(page.getString("releases"))
                    .isEqualTo(SQL.values("select count(*) from project_releases" + rows)
                            .get(0));
            assertThat(page.getString("issues"))
                    .isEqualTo(SQL.values("select count(*) from project_issues" + rows)
                            .get(0));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pull-requests, pr, pull_request, pull_requests, pr_id",
        "branches, branch, branch_push, git_branches, name",
        "releases, release, release, project_releases, tag_name",
        "issues, issue, issue, project_issues, issue_id"
    })
    void whatTriggersRunsInAProject(String section, String key, String type, String table, String column) {
        for (String project : drawn(
                SQL.values("select distinct project from " + OF_PROJECT + " where type = '" + type + "' order by 1"))) {
            String path = "/projects/" + project + "/-/" + section;
            List<String> names = walk(path + "?limit=17", "items.collect { it." + key + ".toString() }");

            assertThat(names).as(path).containsExactlyInAnyOrderElementsOf(SQL.values("""
                            select distinct t.%s::text from %s t join git_projects g on g.id = t.project_id
                            where replace(g.instance_url || '/' || g.namespace || '/' || g.repo_name, '//', '/') = '%s'""".formatted(
                            column, table, project)));
            // clients resolve dots in a path before they send it
            for (String name :
                    drawn(names.stream().filter(each -> !each.contains("..")).toList())) {
                List<String> runs = walk(path + "/" + name + "?limit=3", "pushes.pipelines.id.flatten()");
                assertThat(runs).as(path + "/" + name).containsExactlyInAnyOrderElementsOf(SQL.values("""
                                select distinct run from %s where type = '%s' and name = '%s' and project = '%s'""".formatted(
                                OF_PROJECT, type, name.replace("'", "''"), project)));
            }
        }
    }

    @Test
    void packagesOfAProject() {
        for (String project : drawn(SQL.values(
                "select distinct project from " + OF_PROJECT + " where package_name is not null order by 1"))) {
            List<String> names = walk("/projects/" + project + "/-/packages?limit=5", "items.package");

            assertThat(names)
                    .as(project)
                    .containsExactlyInAnyOrderElementsOf(SQL.values("select distinct package_name from " + OF_PROJECT
                            + " where package_name is not null and project = '" + project + "'"));
            for (String name : drawn(names)) {
                assertThat(walk(
                                "/projects/" + project + "/-/packages/" + name + "?limit=45",
                                "pushes.pipelines.id.flatten()"))
                        .as(project + " " + name)
                        .containsAll(
                                SQL.values("select distinct run from %s where package_name = '%s' and project = '%s'"
                                        .formatted(OF_PROJECT, name, project)))
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void runsByProjectTriggerAndPackage() {
        List<String> samples = drawn(
                SQL.values("select project || ' ' || type || ' ' || name || ' ' || coalesce(package_name, '') from "
                        + OF_PROJECT + " where type in ('pull_request', 'branch_push', 'release') order by id"));
        for (String sample : samples) {
            String[] parts = sample.split(" ", -1);
            String key = parts[1].equals("pull_request") ? "pr" : parts[1].equals("release") ? "release" : "branch";
            String path = "/pipeline?limit=13&project=" + parts[0];
            String where = " where project = '" + parts[0] + "'";
            assertRuns(path, where);
            path += "&" + key + "=" + parts[2];
            where += " and type = '%s' and name = '%s'".formatted(parts[1], parts[2]);
            assertRuns(path, where);
            if (!parts[3].isEmpty()) {
                assertRuns(path + "&package=" + parts[3], where + " and package_name = '" + parts[3] + "'");
            }
        }
        assertRuns(
                "/pipeline?limit=50&project=github.com/packit/ogr&from=2026-05-01&to=2026-06-01",
                " where project = 'github.com/packit/ogr' and datetime >= '2026-05-01' and datetime < '2026-06-01' and id = run");
        assertThat(walk("/pipeline?limit=100&period=month", "items.id")).isEqualTo(SQL.values("""
                        select p.id from pipelines p
                        where p.datetime >= '2026-05-15 12:00:00' and p.id = coalesce(
                            (select min(x.id) from pipelines x where x.srpm_build_id = p.srpm_build_id), p.id)
                        order by p.id desc"""));
    }

    /** The packages share an SRPM build, the last two a test as well; each has a Copr build of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"hello", "hello-doc", "hello-lib"})
    void everyPackageOfARunFindsIt(String name) {
        String ofPackage = "from pipelines p where p.package_name = '" + name + "'";
        assertThat(walk("/pipeline?limit=50&package=" + name, "items.id"))
                .isEqualTo(SQL.values("""
                        select distinct coalesce(
                            (select min(x.id) from pipelines x where x.srpm_build_id = p.srpm_build_id), p.id) as run
                        %s order by run desc""".formatted(ofPackage)));
        assertThat(walk("/jobs/srpm?limit=50&package=" + name, "items.id"))
                .isEqualTo(
                        SQL.values("select id from srpm_builds where id in (select p.srpm_build_id %s) order by id desc"
                                .formatted(ofPackage)));
        assertThat(walk("/jobs/copr?limit=50&package=" + name, "items.id"))
                .isEqualTo(SQL.values("""
                        select id from copr_build_targets
                        where copr_build_group_id in (select p.copr_build_group_id %s) order by id desc""".formatted(ofPackage)));
        assertThat(walk("/jobs/testing-farm?limit=50&package=" + name, "items.id"))
                .isEqualTo(SQL.values("""
                        select id from tft_test_run_targets
                        where tft_test_run_group_id in (select p.test_run_group_id %s) order by id desc""".formatted(ofPackage)));
    }

    @Test
    void aRunSaysAllItsPackages() {
        JsonPath run = json("/pipeline?package=hello-lib");

        assertThat(run.getString("items[0].package")).isEqualTo("hello");
        assertThat(run.getList("items[0].packages")).isEqualTo(List.of("hello", "hello-doc", "hello-lib"));
        assertThat(page("/pipeline/" + run.getInt("items[0].id"))
                        .select("p.sentence")
                        .text())
                .contains("for packages hello, hello-doc, hello-lib");
        assertThat(page("/pipeline?package=hello-lib").select("td.for").text())
                .endsWith("packages hello, hello-doc, hello-lib");
    }

    /** The page, the list, the CSV and the JSON of a job, and the same job as a part of its run. */
    @Test
    void aJobThatPackagesShareSaysAllOfThem() {
        List<String> all = List.of("hello", "hello-doc", "hello-lib");
        JsonPath list = json("/jobs/srpm?limit=1&package=hello-lib");
        String path = "/jobs/srpm/" + list.getInt("items[0].id");

        assertThat(list.getString("items[0].package")).isEqualTo("hello");
        assertThat(list.getList("items[0].packages")).isEqualTo(all);
        assertThat(json(path).getList("packages")).isEqualTo(all);
        assertThat(json("/pipeline/" + list.getInt("items[0].pipeline"))
                        .getList("jobs.find { it.kind == 'srpm' }.packages"))
                .isEqualTo(all);
        assertThat(given().get("/jobs/srpm?limit=1&package=hello-lib&format=csv")
                        .asString())
                .contains(",hello,\"[\"\"hello\"\",\"\"hello-doc\"\",\"\"hello-lib\"\"]\",");
        assertThat(page("/jobs/srpm?limit=1&package=hello-lib")
                        .select("table.jobs tbody td:nth-child(3)")
                        .eachText())
                .containsExactly("hello, hello-doc, hello-lib");
        assertThat(page(path).select("dl.facts dt:contains(Packages) + dd a").eachText())
                .isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "status=failure&period=month, c.status = 'failure'",
        "status=error&period=month, c.status = 'error'",
        "target=fedora-rawhide-x86_64&period=month, c.target = 'fedora-rawhide-x86_64'",
        "status=success&target=*-aarch64&period=month, c.status = 'success' and c.target like '%-aarch64'"
    })
    void runsByWhatBecameOfTheirJobs(String filter, String condition) {
        List<String> copr = SQL.values("""
                select distinct coalesce((select min(x.id) from pipelines x where x.srpm_build_id = p.srpm_build_id), p.id)
                from pipelines p join copr_build_targets c on c.copr_build_group_id = p.copr_build_group_id
                where %s and p.datetime >= '2026-05-15 12:00:00'""".formatted(condition));

        // other kinds of job may match as well
        assertThat(walk("/pipeline?limit=100&" + filter, "items.id"))
                .containsAll(copr)
                .doesNotHaveDuplicates();
    }

    /** Every run has one outcome, the same in the list, on its own page and in the filter. */
    @ParameterizedTest
    @EnumSource(Outcome.class)
    void runsByTheirOwnOutcome(Outcome outcome) {
        List<String> ofOutcome = walk("/pipeline?limit=100&period=week&outcome=" + outcome, "items.id");
        Map<String, String> all = new HashMap<>();
        JsonPath page = json("/pipeline?limit=100&period=week");
        page.getList("items", Map.class).forEach(run -> all.put(run.get("id").toString(), (String) run.get("outcome")));

        assertThat(ofOutcome)
                .containsAll(all.keySet().stream()
                        .filter(run -> outcome.word().equals(all.get(run)))
                        .toList())
                .doesNotContainAnyElementsOf(all.keySet().stream()
                        .filter(run -> !outcome.word().equals(all.get(run)))
                        .toList());
        drawn(ofOutcome)
                .forEach(run -> assertThat(json("/pipeline/" + run).getString("outcome"))
                        .isEqualTo(outcome.word()));
    }

    @Test
    void theJobsOfRuns() {
        for (String run : drawn(SQL.values("select distinct run from " + OF_PROJECT + " order by 1"))) {
            String rows =
                    "(select x.* from pipelines x where x.id = %1$s or x.srpm_build_id = (select srpm_build_id from pipelines where id = %1$s)) p"
                            .formatted(run);
            JsonPath page = json("/pipeline/" + run);
            assertThat(page.getList("jobs.collect { it.kind + ' ' + it.id }", String.class))
                    .as("run " + run)
                    .containsExactlyInAnyOrderElementsOf(SQL.values("""
                            select distinct 'srpm ' || srpm_build_id from %1$s where srpm_build_id is not null
                            union select 'copr ' || t.id from copr_build_targets t join %1$s on p.copr_build_group_id = t.copr_build_group_id
                            union select case when t.scratch is false then 'koji-downstream ' else 'koji ' end || t.id from koji_build_targets t join %1$s on p.koji_build_group_id = t.koji_build_group_id
                            union select 'koji-tag-requests ' || t.id from koji_tag_request_targets t join %1$s on p.koji_tag_request_group_id = t.koji_tag_request_group_id
                            union select 'testing-farm ' || t.id from tft_test_run_targets t join %1$s on p.test_run_group_id = t.tft_test_run_group_id
                            union select case when s.job_type = 'pull_from_upstream' then 'pull-from-upstream ' else 'propose-downstream ' end || t.id
                                from sync_release_run_targets t join sync_release_runs s on s.id = t.sync_release_id join %1$s on p.sync_release_run_id = s.id
                            union select 'bodhi ' || t.id from bodhi_update_targets t join %1$s on p.bodhi_update_group_id = t.bodhi_update_group_id
                            union select 'openscanhub ' || t.id from scans t join copr_build_targets c on c.id = t.copr_build_target_id join %1$s on p.copr_build_group_id = c.copr_build_group_id
                            union select 'log-detective ' || t.id from log_detective_run t join %1$s on p.log_detective_run_group_id = t.log_detective_run_group_id
                            union select 'vm-image ' || vm_image_build_id from %1$s where vm_image_build_id is not null""".formatted(rows)));
        }
    }

    private void assertRuns(String path, String where) {
        assertThat(walk(path, "items.id"))
                .as(path)
                .isEqualTo(SQL.values("select distinct run from " + OF_PROJECT + where + " order by run desc"));
    }

    private static List<String> drawn(List<String> of) {
        Random random = new Random(7);
        List<String> drawn = new ArrayList<>();
        for (int i = 0; i < DRAWN && !of.isEmpty(); i++) {
            drawn.add(of.get(random.nextInt(of.size())));
        }
        return drawn;
    }

    /** Of all pages of a list, from the first to the last. They are put together, since each evaluation takes long. */
    private static List<String> walk(String path, String what) {
        JsonNode all = tree(path);
        String items = all.has("items") ? "items" : "pushes";
        for (JsonNode page = all; page.hasNonNull("next"); ) {
            page = tree(page.get("next").textValue());
            page.get(items).forEach(((ArrayNode) all.get(items))::add);
        }
        return JsonPath.from(all.toString()).getList(what).stream()
                .map(item -> String.valueOf(item))
                .toList();
    }
}
