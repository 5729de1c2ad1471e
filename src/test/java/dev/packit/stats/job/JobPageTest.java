package dev.packit.stats.job;

import static dev.packit.stats.Pages.page;
import static dev.packit.stats.Pages.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.packit.JobKind;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a single job. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
class JobPageTest {

    @Test
    void aBuildWhoseSourcePackageFailedLeadsThere() {
        assertThat(page("/jobs/copr/3011").select("p a[href=/jobs/srpm/1002]").text())
                .isEqualTo("the SRPM build failed");
        assertThat(page("/jobs/copr/3014").select("p a[href^=/jobs/srpm]")).isEmpty();
    }

    @Test
    void aJobShowsTheWholeRunAndWhereItStandsInIt() {
        Document page = page("/jobs/copr/3014");

        assertThat(page.select("ol.flow li .stage").eachText())
                .containsExactly("Source package", "Builds", "Tests and scans");
        assertThat(page.select("ol.flow a").eachAttr("href"))
                .containsExactly(
                        "/jobs/srpm/1001",
                        "/jobs/copr/3014",
                        "/jobs/copr/3015",
                        "/jobs/copr/3013",
                        "/jobs/vm-image/9001",
                        "/jobs/testing-farm/5601",
                        "/jobs/testing-farm/5602",
                        "/jobs/openscanhub/8001",
                        "/jobs/log-detective/8601",
                        "/jobs/log-detective/8603");
        assertThat(page.select("ol.flow a[aria-current]").attr("href")).isEqualTo("/jobs/copr/3014");
        assertThat(page.select("nav.crumbs li").eachText())
                .containsExactly("github.com", "packit", "ogr", "#24", "Run 10", "Copr fedora-rawhide-x86_64");
    }

    @Test
    void aCoprBuildInFull() throws Exception {
        JsonNode job = tree("/jobs/copr/3013");
        String root = job.get("url").textValue().replace("/jobs/copr/3013", "");

        assertThat(without(job, "srpm", "tests", "scan").toPrettyString())
                .isEqualTo(new ObjectMapper().readTree("""
                                {
                                  "kind": "copr", "id": 3013, "status": "success", "outcome": "success",
                                  "target": "fedora-44-x86_64", "identifier": "e2e", "package": "python-ogr", "packages": ["python-ogr"],
                                  "project": {
                                    "forge": "github.com", "namespace": "packit", "repo": "ogr",
                                    "url": "https://github.com/packit/ogr"},
                                  "trigger": {
                                    "type": "pull_request", "pr": 24, "branch": null, "release": null, "issue": null,
                                    "version": null, "versions": null, "anitya_project": null, "tag": null,
                                    "commit": "c0ffee0000000000000000000000000000000001",
                                    "url": "https://github.com/packit/ogr/pull/24"},
                                  "submitted": "2026-06-15T10:00:02Z", "started": "2026-06-15T10:03:02Z",
                                  "finished": "2026-06-15T10:09:02Z", "queue_seconds": 180.0, "run_seconds": 360.0,
                                  "pipeline": 10, "url": "%s/jobs/copr/3013",
                                  "external_url": "https://copr.fedorainfracloud.org/coprs/build/7001/",
                                  "error": null, "build_id": "7001", "owner": "packit", "copr_project": "packit-ogr-24",
                                  "task_accepted": "2026-06-15T10:00:01Z",
                                  "logs_url": "https://download.example.org/7001/fedora-44-x86_64/builder-live.log.gz",
                                  "logs_urls": {
                                    "x86_64": "https://download.example.org/7001/fedora-44-x86_64/builder-live.log.gz"},
                                  "built_packages": [
                                    {"arch": "src", "epoch": 0, "name": "python-ogr", "release": "1.fc44", "version": "1.0"},
                                    {"arch": "noarch", "epoch": 2, "name": "python3-ogr", "release": "1.fc44", "version": "1.0"}],
                                  "srpm_url": "https://download.example.org/srpm/7001/ogr-1.0-1.src.rpm",
                                  "log_detective": [],
                                  "previous_job": null,
                                  "next_job": null,
                                  "superseded_by": null,
                                  "last_success": null,
                                  "retry": null,
                                  "commands": [
                                    {"command": "sudo dnf copr enable -y packit/packit-ogr-24 fedora-44-x86_64", "where": "shell", "url": null,
                                      "purpose": "Enable the repository"},
                                    {"command": "sudo dnf install -y python3-ogr-2:1.0-1.fc44.noarch", "where": "shell", "url": null,
                                      "purpose": "Install the packages"}
                                  ],
                                  "cause": null,
                                  "first_bad_job": null,
                                  "comparison_url": null,
                                  "why": null,
                                  "blame": null,
                                  "expected": null
                                }""".formatted(root)).toPrettyString());
        assertThat(job.at("/srpm/id").intValue()).isEqualTo(1001);
        assertThat(ids(job.get("tests"))).containsExactly(5601, 5602);
        assertThat(job.at("/scan/id").intValue()).isEqualTo(8001);
    }

    @Test
    void aCoprBuildAsAPage() {
        Document page = page("/jobs/copr/3013");

        assertThat(page.title()).isEqualTo("ogr #24 · Copr fedora-44-x86_64 e2e succeeded · Packit");
        assertThat(page.select("meta[property=og:title]").attr("content"))
                .isEqualTo("ogr #24 · Copr fedora-44-x86_64 e2e succeeded");
        assertThat(page.select("h1").text()).isEqualTo("Copr build e2e for fedora-44-x86_64 succeeded");
        assertThat(page.select("p.sentence").text())
                .isEqualTo("Finished 1 h ago, queued 3 min, ran 6 min, for ogr #24.");
        assertThat(page.select("pre.copy").eachText())
                .containsExactly(
                        "sudo dnf copr enable -y packit/packit-ogr-24 fedora-44-x86_64",
                        "sudo dnf install -y python3-ogr-2:1.0-1.fc44.noarch");
        assertThat(page.select("p.actions a").eachAttr("href"))
                .containsExactly(
                        "https://copr.fedorainfracloud.org/coprs/build/7001/",
                        "https://download.example.org/7001/fedora-44-x86_64/builder-live.log.gz",
                        "https://github.com/packit/ogr/pull/24");
        assertThat(page.select(".facts a[href*=commit]").attr("href"))
                .isEqualTo("https://github.com/packit/ogr/commit/c0ffee0000000000000000000000000000000001");
        assertThat(page.select("section h2").eachText())
                .containsExactly("Install", "Built packages", "Tests of this build");
        assertThat(page.select(".related dt").eachText()).containsExactly("SRPM", "Scan of this build");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /jobs/srpm/1002               | SRPM build failed                                                | Finished on 14 Jun 2026, for ogr feature/x.
                    /jobs/srpm/1003               | SRPM build is waiting                                            | Submitted 10 min ago, for glibc #5.
                    /jobs/srpm/1004               | SRPM build succeeded                                             | Finished on 13 Jun 2026, for repo<script>alert(1)</script> <script>alert("x")</script>.
                    /jobs/srpm/1005               | SRPM build has no recorded status                                | Submitted at an unknown time.
                    /jobs/copr/3015               | Copr build for fedora-rawhide-aarch64 is running                 | Started 1 h ago, queued 3 min, for ogr #24.
                    /jobs/copr/3009               | Copr build for epel-9-x86_64 hit an infrastructure error         | Submitted on 12 Jun 2026, for unknown pull request.
                    /jobs/copr/3008               | Copr build for fedora-44-x86_64 succeeded                        | Submitted on 11 Jun 2026, for unknown trigger.
                    /jobs/copr/3007               | Copr build for fedora-44-x86_64 succeeded                        | Submitted on 10 Jun 2026.
                    /jobs/koji/5002               | Koji scratch build for rawhide failed                            | Finished on 14 Jun 2026, queued 1 min, ran 20 min, for python-ogr #31.
                    /jobs/koji-downstream/5003    | Koji build for rawhide succeeded                                 | Finished on 14 Jun 2026, queued 1 min, ran 20 min, for python-ogr rawhide.
                    /jobs/koji-downstream/5210    | Koji build for rawhide has status “perplexed”                    | Submitted on 1 Jan 2026.
                    /jobs/koji-tag-request/4601   | Koji tag request for rawhide was submitted                       | Submitted on 14 Jun 2026, for python-ogr f45-build-side-90000.
                    /jobs/testing-farm/5601       | Test run e2e on fedora-44-x86_64 succeeded                       | Submitted 1 h ago, for ogr #24.
                    /jobs/propose-downstream/6101 | Release proposed downstream for rawhide succeeded                | Finished on 13 Jun 2026, queued 10 s, ran 2 min, for ogr v1.0.
                    /jobs/pull-from-upstream/6103 | Release pulled from upstream for rawhide succeeded               | Finished 3 h ago, queued 10 s, ran 1 min 30 s, for ogr 1.2.3.
                    /jobs/propose-downstream/6104 | Release proposed downstream for rawhide is waiting               | Submitted 3 h ago, for ogr 1.2.3, 1.3.0rc1.
                    /jobs/bodhi/7101              | Bodhi update for f45 succeeded                                   | Submitted 1 d ago, for python-ogr rawhide.
                    /jobs/openscanhub/8001        | OpenScanHub scan on fedora-44-x86_64 succeeded                   | Submitted 1 h ago, for ogr #24.
                    /jobs/log-detective/8602      | Log Detective run for rawhide-x86_64 ended in an error           | Submitted on 14 Jun 2026.
                    /jobs/vm-image/9001           | VM image build for fedora-44-x86_64 succeeded                    | Finished 59 min ago, queued 30 s, ran 40 min, for ogr #24.
                    """)
    void thePageBeginsWithTheAnswer(String path, String answer, String sentence) {
        Document page = page(path.trim());
        assertThat(page.select("h1").text()).isEqualTo(answer.trim());
        assertThat(page.select("h1 + p.sentence").text()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs/copr/3013, https://github.com/packit/ogr/pull/24, https://github.com/packit/ogr/commit/c0ffee0000000000000000000000000000000001",
        "/jobs/copr/3011, https://github.com/packit/ogr/tree/feature/x, https://github.com/packit/ogr/commit/c0ffee0000000000000000000000000000000002",
        "/jobs/propose-downstream/6101, https://github.com/packit/ogr/releases/tag/v1.0, https://github.com/packit/ogr/commit/c0ffee0000000000000000000000000000000003",
        "/jobs/srpm/1003, https://gitlab.com/redhat/centos-stream/rpms/glibc/-/merge_requests/5, https://gitlab.com/redhat/centos-stream/rpms/glibc/-/commit/c0ffee0000000000000000000000000000000010",
        "/jobs/koji/5002, https://src.fedoraproject.org/rpms/python-ogr/pull-request/31, https://src.fedoraproject.org/rpms/python-ogr/c/c0ffee0000000000000000000000000000000017",
        "/jobs/koji-downstream/5003, https://src.fedoraproject.org/rpms/python-ogr/tree/rawhide, https://src.fedoraproject.org/rpms/python-ogr/c/c0ffee0000000000000000000000000000000011",
        "/jobs/copr/3004, https://pagure.io/pagure-app/pull-request/3, https://pagure.io/pagure-app/c/c0ffee0000000000000000000000000000000015",
        "/jobs/copr/3003, https://codeberg.org/tools/forger/pulls/11, https://codeberg.org/tools/forger/commit/c0ffee0000000000000000000000000000000016",
        "/jobs/koji-tag-request/4601, https://koji.fedoraproject.org/koji/taskinfo?taskID=55000501, ",
        "/jobs/pull-from-upstream/6103, https://release-monitoring.org/project/4412/, "
    })
    void everyForgeHasItsOwnFormOfAddress(String path, String trigger, String commit) {
        assertThat(tree(path).at("/trigger/url").textValue()).isEqualTo(trigger);
        Document page = page(path);
        assertThat(page.select(".facts a").eachAttr("href")).contains(trigger);
        assertThat(page.select(".facts div:contains(Commit) a").attr("href")).isEqualTo(commit == null ? "" : commit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /jobs/copr/3014               | To retry, comment /packit rebuild-failed on pull request #24.                  | https://github.com/packit/ogr/pull/24
                    /jobs/copr/3011               | To retry, comment /packit build --commit feature/x on commit c0ffee0.          | https://github.com/packit/ogr/commit/c0ffee0000000000000000000000000000000002
                    /jobs/testing-farm/5602       | To retry, comment /packit retest-failed on pull request #24.                   | https://github.com/packit/ogr/pull/24
                    /jobs/koji/5002               | To retry, comment /packit-ci scratch-build on pull request #31.                | https://src.fedoraproject.org/rpms/python-ogr/pull-request/31
                    /jobs/propose-downstream/6102 | To retry, comment /packit propose-downstream on an open issue of packit/ogr.   | https://github.com/packit/ogr/issues
                    /jobs/copr/3013               | ''                                                                             | ''
                    /jobs/copr/3009               | ''                                                                             | ''
                    """)
    void aFailedJobSaysWhatToCommentWhere(String path, String advice, String place) {
        Element retry = page(path).select("p.retry").first();

        assertThat(retry == null ? "" : retry.text()).isEqualTo(advice);
        assertThat(retry == null ? "" : retry.select("a").attr("href")).isEqualTo(place);
    }

    @Test
    void eitherPathServesWhatOneTableHolds() {
        assertThat(tree("/jobs/koji/5003").get("kind").textValue()).isEqualTo("koji-downstream");
        assertThat(tree("/jobs/koji/5001").get("scratch").isNull()).isTrue();
        assertThat(page("/jobs/koji/5001")
                        .select(".facts div:contains(Scratch build) dd")
                        .text())
                .isEqualTo("not recorded");
        assertThat(tree("/jobs/propose-downstream/6103").get("kind").textValue())
                .isEqualTo("pull-from-upstream");
        assertThat(tree("/jobs/pull-from-upstream/6101").get("kind").textValue())
                .isEqualTo("propose-downstream");
        assertThat(tree("/jobs/propose-downstream/6105").get("pipeline").isNull())
                .isTrue();
    }

    @Test
    void testsKnowTheirBuildsAndBuildsTheirTests() {
        assertThat(ids(tree("/jobs/testing-farm/5601").get("builds"))).containsExactly(3013);
        // a build of another project from the preceding days
        assertThat(ids(tree("/jobs/testing-farm/5602").get("builds"))).containsExactly(3007, 3013);
        assertThat(ids(tree("/jobs/testing-farm/5603").get("builds"))).containsExactly(5003);
        assertThat(tree("/jobs/testing-farm/5601").at("/srpm/id").intValue()).isEqualTo(1001);
        assertThat(ids(tree("/jobs/koji-downstream/5003").get("tests"))).containsExactly(5603);
        assertThat(ids(tree("/jobs/copr/3014").get("log_detective"))).containsExactly(8601);
        assertThat(ids(tree("/jobs/koji/5002").get("log_detective"))).containsExactly(8602);
        assertThat(ids(tree("/jobs/log-detective/8601").get("builds"))).containsExactly(3014);
        assertThat(ids(tree("/jobs/log-detective/8602").get("builds"))).containsExactly(5002);
        assertThat(ids(tree("/jobs/openscanhub/8001").get("builds"))).containsExactly(3013);
        assertThat(tree("/jobs/testing-farm/5602").get("pipeline").intValue()).isEqualTo(10);
    }

    @Test
    void aPageKeepsTheWordThatItsTablesLeaveOut() {
        Document tests = page("/jobs/testing-farm/5601");
        assertThat(tests.select(".facts div:contains(Status) code").text()).isEqualTo("passed");
        assertThat(tests.select(".related dd").eachText())
                .containsExactly(
                        "success for ogr #24 2 h ago · ran 2 min",
                        "success fedora-44-x86_64 e2e for ogr #24 1 h ago · ran 6 min");
        assertThat(page("/jobs/testing-farm/5602")
                        .select("section:has(h2:contains(Tested builds)) th")
                        .eachText())
                .containsExactly(
                        "Outcome", "Project and trigger", "Package", "Target", "Queue time", "Run time", "Submitted");
    }

    @Test
    void aSyncShowsItsPullRequests() {
        assertThat(tree("/jobs/pull-from-upstream/6103").get("pull_requests").toString())
                .isEqualTo("[{\"pr\":31,\"target_branch\":\"rawhide\",\"is_fast_forward\":false,"
                        + "\"url\":\"https://src.fedoraproject.org/rpms/python-ogr/pull-request/31\"},"
                        + "{\"pr\":32,\"target_branch\":\"f45\",\"is_fast_forward\":true,"
                        + "\"url\":\"https://src.fedoraproject.org/rpms/python-ogr/pull-request/32\"}]");
        assertThat(page("/jobs/pull-from-upstream/6103")
                        .select("#pull_requests li")
                        .eachText())
                .containsExactly("#31 into rawhide", "#32 into f45 fast-forward");
        assertThat(tree("/jobs/propose-downstream/6101").get("external_url").textValue())
                .isEqualTo("https://src.fedoraproject.org/rpms/python-ogr/pull-request/30");
        assertThat(tree("/jobs/pull-from-upstream/6103").get("external_url").textValue())
                .isEqualTo("https://src.fedoraproject.org/rpms/python-ogr/pull-request/31");
    }

    @Test
    void aTimeOfAnUnknownZoneIsIsoWithoutOne() {
        assertThat(tree("/jobs/bodhi/7101").get("update_creation_time").textValue())
                .isEqualTo("2026-06-14T14:00:30");
        assertThat(page("/jobs/bodhi/7101")
                        .select(".facts div:contains(Created) dd")
                        .text())
                .isEqualTo("2026-06-14 14:00:30 in the worker’s time zone");
    }

    @Test
    void anUpdateListsItsBuilds() {
        assertThat(page("/jobs/bodhi/7101")
                        .select(".facts div:contains(Builds) code")
                        .eachText())
                .containsExactly("python-ogr-1.0-1.fc45", "ogr-tools-1.0-1.fc45", "ogr-docs-1.0-1.fc45");
        assertThat(tree("/jobs/bodhi/7101").get("koji_nvrs").textValue())
                .isEqualTo("python-ogr-1.0-1.fc45, ogr-tools-1.0-1.fc45\nogr-docs-1.0-1.fc45");
    }

    @Test
    void whatAScanCountedLeadsToTheFindings() {
        Element counted = page("/jobs/openscanhub/8001").selectFirst(".facts div:contains(New findings) dd");
        assertThat(counted.html())
                .isEqualTo(
                        "<a href=\"https://openscanhub.example.org/task/300001/log/added.js\" rel=\"noopener\">2</a>");
        assertThat(page("/jobs/openscanhub/8001")
                        .select(".facts div:contains(All results) a")
                        .text())
                .isEqualTo("openscanhub.example.org/task/300001/results.tar.xz");
        assertThat(tree("/jobs/openscanhub/8001").get("issues_added_count").intValue())
                .isEqualTo(2);
        assertThat(tree("/jobs/openscanhub/8001").get("issues_added_url").textValue())
                .isEqualTo("https://openscanhub.example.org/task/300001/log/added.js");
        assertThat(page("/jobs/openscanhub/8101")
                        .select(".facts div:contains(New findings) a")
                        .text())
                .isEqualTo("unknown number");
        assertThat(page("/jobs/openscanhub/8102").select(".facts div:contains(New findings)"))
                .isEmpty();
    }

    @Test
    void aFailedBuildShowsWhyLogDetectiveThinksItFailed() {
        Document page = page("/jobs/copr/3014");

        assertThat(page.select("#why").text())
                .isEqualTo(
                        "Why The test <b>failed</b>. Solution Add the missing BuildRequires. error: no module"
                                + " build.log, line 12 It is missing. Explained by Log Detective. The explanation may be wrong.");
        assertThat(page.select("#why a").attr("href")).isEqualTo("/jobs/log-detective/8601");
        // its only run is one that failed
        assertThat(page("/jobs/koji/5002").select("#why").text()).doesNotContain("Log Detective");
    }

    @Test
    void logDetectiveExplains() {
        Document page = page("/jobs/log-detective/8601");

        assertThat(page.select("#explanation p").text()).isEqualTo("The test <b>failed</b>.");
        assertThat(page.select("#solution p").text()).isEqualTo("Add the missing BuildRequires.");
        assertThat(page.select("#snippets figure").text())
                .isEqualTo("error: no module build.log, line 12 It is missing.");
        assertThat(tree("/jobs/log-detective/8603").get("explanation").textValue())
                .isEqualTo("Plain words.");
        assertThat(tree("/jobs/log-detective/8604").get("explanation").isNull()).isTrue();
        assertThat(tree("/jobs/log-detective/8605").get("snippets").isNull()).isTrue();
        assertThat(tree("/jobs/log-detective/8606").get("explanation").textValue())
                .isEqualTo("fine");
        assertThat(page("/jobs/log-detective/8606").select("#explanation p").text())
                .isEqualTo("fine");
        assertThat(page("/jobs/log-detective/8606").select("#snippets figure")).hasSize(1);
        assertThat(page.select("#snippets figcaption").eachText()).containsExactly("build.log, line 12 It is missing.");
        assertThat(tree("/jobs/log-detective/8601").get("snippets").toString())
                .isEqualTo("[{\"text\":\"error: no module\",\"line_number\":12,\"source_file\":\"build.log\","
                        + "\"snippet_analysis\":\"It is missing.\"}]");
        assertThat(page.select(".facts a[href=/jobs/log-detective/group/8501]").text())
                .isEqualTo("Group 8501");
        assertThat(ids(tree("/jobs/log-detective/group/8501").get("items"))).containsExactly(8601, 8603);
        assertThat(page("/jobs/log-detective/group/8502").select(".empty").text())
                .isEqualTo("This group has no recorded runs.");
    }

    @Test
    void colorsOfALogAreClassesAndProgressIsOneLine() {
        Element log = page("/jobs/koji/5002").selectFirst("#build_submission_stdout");

        assertThat(log.select("code > span").eachText())
                .containsExactly("Created task: 55005002", "100%", "ERROR <b>no</b> access");
        assertThat(log.select("code > span > span").eachAttr("class")).containsExactly("green", "red bold");
        assertThat(log.select(".first-error").text()).isEqualTo("ERROR <b>no</b> access");
        assertThat(log.select("[style]")).isEmpty();
    }

    @Test
    void logsHaveNumberedLinesAndComeAsText() {
        Document page = page("/jobs/srpm/1002");

        assertThat(page.select("#logs pre span").eachText())
                .containsExactly(
                        "Cloning the repository", "error: <script>alert(\"log\")</script>", "RPM build errors:");
        assertThat(page.select("#logs-L2 a").attr("href")).isEqualTo("#logs-L2");
        assertThat(page.select("#logs .tools a[href=#logs-L2]").text()).isEqualTo("First error: line 2");
        assertThat(page.select("#logs .first-error").eachAttr("id")).containsExactly("logs-L2");
        assertThat(page.select("#why .first-error").text()).isEqualTo("error: <script>alert(\"log\")</script>");
        assertThat(page.select("#why pre span").eachText())
                .containsExactly(
                        "Cloning the repository", "error: <script>alert(\"log\")</script>", "RPM build errors:");
        assertThat(page.select("#why a").attr("href")).isEqualTo("#logs-L2");
        assertThat(page.select("#logs-L2 a").attr("aria-label")).isEqualTo("Line 2, the first error");
        String download = page.select("#logs a[download]").attr("href");
        assertThat(download).isEqualTo("/jobs/srpm/1002/logs.txt");
        String text = given().get(download)
                .then()
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
        assertThat(text).isEqualTo("Cloning the repository\nerror: <script>alert(\"log\")</script>\nRPM build errors:");
        given().get(download + "?format=json").then().statusCode(400);
        given().get("/jobs/srpm/1001/logs.txt").then().statusCode(404);
        given().get("/jobs/srpm/1002/data.txt").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs/copr/99, There is no Copr build with the id 99., /jobs/copr, Copr builds",
        "/jobs/koji-tag-request/99, There is no Koji tag request with the id 99., /jobs/koji-tag-requests, Koji tag requests",
        "/jobs/log-detective/group/99, There is no Log Detective group with the id 99., /jobs/log-detective, Log Detective runs",
        "/jobs/srpm/1001/logs.txt, 'This job has no such log, or its log has been deleted.', /jobs/srpm/1001, the job"
    })
    void whatIsNotThereLeadsToWhereItWouldBe(String path, String detail, String link, String words) {
        Document page = Jsoup.parse(given().header("Accept", "text/html, */*")
                .get(path)
                .then()
                .statusCode(404)
                .extract()
                .asString());
        assertThat(page.select("p.sentence").text()).isEqualTo(detail);
        assertThat(page.select("main p a").eachAttr("href")).containsExactly(link, "/", "/jobs");
        assertThat(page.select("main p a").first().text()).isEqualTo(words);
        assertThat(
                        given()
                                .header("Accept", "application/json, */*")
                                .get(path)
                                .as(ObjectNode.class)
                                .properties()
                                .stream()
                                .map(Map.Entry::getKey))
                .containsExactly("status", "title", "detail", "parameter");
    }

    @Test
    void onlyAddressesOfTheWebAreLinks() {
        assertThat(tree("/jobs/testing-farm/5602").get("external_url").isNull()).isTrue();
        assertThat(tree("/jobs/srpm/1004").get("project").get("url").isNull()).isTrue();
        for (String path :
                List.of("/jobs/testing-farm/5602", "/jobs/srpm/1004", "/jobs/koji/5002", "/jobs/copr/3010")) {
            Document page = page(path);
            assertThat(page.select("a").eachAttr("href")).noneMatch(href -> href.contains("javascript:"));
            assertThat(page.select("script:not([src^=/script/]), b")).isEmpty();
        }
        assertThat(page("/jobs/koji/5002")
                        .select(".facts div:contains(Build logs) dd")
                        .text())
                .isEqualTo("x86_64 s390x");
    }

    @Test
    void onlyNamesOfPackagesGetIntoACommand() {
        assertThat(page("/jobs/copr/3008").select("pre.copy")).isEmpty();
        assertThat(page("/jobs/copr/3008").select("#built_packages li").eachText())
                .containsExactly("a; rm -rf /-1-1.noarch");
        assertThat(page("/jobs/copr/3007").select("pre.copy")).isEmpty();
    }

    @Test
    void whatIsInternalIsNowhere() {
        for (JobKind kind : JobKind.values()) {
            assertThat(kind.source().attributes())
                    .noneMatch(attribute -> attribute.sql().matches(".*\\bt\\.data\\b.*"));
        }
    }

    @Test
    void contradictoryTimesGiveNoDuration() {
        JsonNode job = tree("/jobs/srpm/1004");
        assertThat(job.get("queue_seconds").isNull()).isTrue();
        assertThat(job.get("run_seconds").isNull()).isTrue();
        assertThat(job.get("started").textValue()).isEqualTo("2026-06-13T08:59:00Z");
    }

    private static List<Integer> ids(JsonNode jobs) {
        return jobs.findValues("id").stream().map(JsonNode::intValue).toList();
    }

    private static JsonNode without(JsonNode job, String... keys) {
        ObjectNode rest = job.deepCopy();
        return rest.remove(List.of(keys));
    }
}
