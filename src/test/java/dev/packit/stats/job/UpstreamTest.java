package dev.packit.stats.job;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static dev.packit.stats.Pages.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words and names as Packit has them: upstream projects, their packages, Koji tags, and statuses. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_upstream"),
            @ResourceArg(name = "changes", value = UpstreamTest.ROWS)
        })
@ExtendWith(Counted.class)
class UpstreamTest {

    static final String ROWS = """
            insert into anitya_projects (id, project_id, project_name, package) values
                -- Packit knows no dist-git project of this package
                (90, 4490, 'libacme', 'libacme'),
                (91, null, null, null),
                (92, 4492, '<b>', 'a/../"<b>');
            insert into anitya_versions (id, version, project_id) values (690, '3.1', 90), (691, '1', 91), (692, '2', 92);
            insert into anitya_multiple_versions (id, versions, project_id) values (790, '{"1,0",2.0,null}', 90);
            insert into project_events (id, type, event_id) values
                (90, 'anitya_version', 690), (91, 'anitya_version', 691), (92, 'anitya_version', 692),
                (93, 'anitya_multiple_versions', 790), (94, 'anitya_version', 99999);
            insert into sync_release_runs (id, status, submitted_time, job_type)
                select id, 'finished', '2026-06-15 11:00:00', 'pull_from_upstream' from generate_series(6090, 6094) id;
            insert into sync_release_run_targets (id, branch, status, submitted_time, sync_release_id)
                select id + 900, 'rawhide', 'submitted', '2026-06-15 11:00:00', id from generate_series(6090, 6094) id;
            insert into pipelines (id, datetime, project_event_id, sync_release_run_id)
                select id - 6000, '2026-06-15 11:00:00', id - 6000, id from generate_series(6090, 6094) id;
            insert into tft_test_run_targets (id, status, target, submitted_time) values
                (5901, 'cancel_requested', 'fedora-rawhide', '2026-06-15 11:00:00'),
                (5902, 'cancel-requested', 'fedora-rawhide', '2026-06-15 11:00:00');
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pull-from-upstream/6103 | 1.2.3           | ["1.2.3"]           | {"id": 4412, "name": "ogr", "package": "python-ogr"}  | null
            pull-from-upstream/6104 | 1.2.3, 1.3.0rc1 | ["1.2.3","1.3.0rc1"] | {"id": 4412, "name": "ogr", "package": "python-ogr"} | null
            pull-from-upstream/6990 | 3.1             | ["3.1"]             | {"id": 4490, "name": "libacme", "package": "libacme"} | null
            pull-from-upstream/6991 | 1               | ["1"]               | {"id": null, "name": null, "package": null}           | null
            pull-from-upstream/6992 | 2               | ["2"]               | {"id": 4492, "name": "<b>", "package": "a/../\\"<b>"} | null
            pull-from-upstream/6993 | 1,0, 2.0        | ["1,0", "2.0"]      | {"id": 4490, "name": "libacme", "package": "libacme"} | null
            pull-from-upstream/6994 |                 | null                | null                                                  | null
            koji-tag-request/4601   |                 | null                | null                                                  | "f45-build-side-90000"
            copr/3013               |                 | null                | null                                                  | null
            """)
    void aTriggerSaysWhichProjectHasWhichVersions(
            String path, String version, String versions, String anityaProject, String tag)
            throws JsonProcessingException {
        JsonNode trigger = tree("/jobs/" + path).get("trigger");

        ObjectMapper mapper = new ObjectMapper();
        assertThat(trigger.get("version").textValue()).isEqualTo(version);
        assertThat(trigger.get("versions")).isEqualTo(mapper.readTree(versions));
        assertThat(trigger.get("anitya_project")).isEqualTo(mapper.readTree(anityaProject));
        assertThat(trigger.get("tag")).isEqualTo(mapper.readTree(tag));
    }

    @Test
    void leadsToThePackageOnThePagesThatAreKnownHere() {
        String project = "/projects/src.fedoraproject.org/rpms/python-ogr";
        Document job = page("/jobs/pull-from-upstream/6103");

        assertThat(job.select("nav.crumbs a").eachAttr("href"))
                .containsExactly(project, project + "/-/packages/python-ogr", "/pipeline/27");
        assertThat(job.select("p.actions a").eachAttr("href"))
                .contains(
                        "https://release-monitoring.org/project/4412/",
                        "https://src.fedoraproject.org/rpms/python-ogr");
        assertThat(job.select(".facts div:contains(Dist-git project) a").attr("href"))
                .isEqualTo("https://src.fedoraproject.org/rpms/python-ogr");
        assertThat(job.select(".facts div:contains(Package) a").attr("href"))
                .isEqualTo(project + "/-/packages/python-ogr");
        assertThat(page("/pipeline/27").select("nav.crumbs a").eachAttr("href"))
                .containsExactly(project, project + "/-/packages/python-ogr");
        assertThat(page("/pipeline/27").select("p.actions a").eachAttr("href"))
                .containsExactly(
                        "https://release-monitoring.org/project/4412/",
                        "https://src.fedoraproject.org/rpms/python-ogr");
        assertThat(page("/jobs/pull-from-upstream")
                        .select("tr:has(#row-pull-from-upstream-6103) td.for a")
                        .eachAttr("href"))
                .containsExactly(project, project + "/-/packages/python-ogr");
        assertThat(json(project + "/-/packages/python-ogr").getList("pushes.pipelines.flatten().id", Integer.class))
                .contains(27, 28);
    }

    @Test
    void leadsToDistGitIfThePackageIsUnknownHere() {
        assertThat(page("/jobs/pull-from-upstream/6990").select("nav.crumbs a").eachAttr("href"))
                .containsExactly("https://src.fedoraproject.org/rpms/libacme", "/pipeline/90");
        assertThat(page("/jobs/pull-from-upstream")
                        .select("tr:has(#row-pull-from-upstream-6990) td.for a")
                        .eachAttr("href"))
                .containsExactly("https://src.fedoraproject.org/rpms/libacme");
        assertThat(page("/pipeline/92").select("nav.crumbs a").eachAttr("href"))
                .containsExactly("https://src.fedoraproject.org/rpms/a%2F..%2F%22%3Cb%3E");
        assertThat(page("/jobs/pull-from-upstream/6991").select("nav.crumbs a").eachAttr("href"))
                .containsExactly("/pipeline/91");
    }

    @ParameterizedTest
    @CsvSource({"cancel-requested", "cancel_requested", "'cancel_requested,cancel-requested'"})
    void aStatusIsFoundByEitherSpellingAndShownInPackits(String word) {
        String query = "?status=" + word + "&from=2026-06-01";

        assertThat(json("/jobs/testing-farm" + query).getList("items.status"))
                .isEqualTo(List.of("cancel-requested", "cancel-requested"));
        assertThat(json("/statistics" + query).getLong("kinds.find { it.kind == 'testing-farm' }.other"))
                .isEqualTo(2);
        assertThat(page("/jobs/testing-farm" + query)
                        .select("table.jobs .status")
                        .eachText())
                .containsExactly("cancel-requested", "cancel-requested");
        assertThat(page("/jobs/testing-farm" + query).select(".chip").text()).doesNotContain("cancel_requested");
    }
}
