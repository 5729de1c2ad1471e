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
            @ResourceArg(name = "changes", value = CurrentRows.SQL)
        })
@ExtendWith(Counted.class)
class CurrentJobsTest {

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
