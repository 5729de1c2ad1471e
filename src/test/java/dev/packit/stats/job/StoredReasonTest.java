package dev.packit.stats.job;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static dev.packit.stats.Pages.tree;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Packit keeps in its columns {@code data}: reasons of errors and names of checks are shown, and nothing else. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_reasons"),
            @ResourceArg(name = "changes", value = StoredReasonTest.ROWS)
        })
@ExtendWith(Counted.class)
class StoredReasonTest {

    static final String ROWS = """
            -- one job of each status would only make the search for what leaves longer
            delete from copr_build_targets where submitted_time = '2026-01-01';
            delete from koji_build_targets where submitted_time = '2026-01-01';
            delete from tft_test_run_targets where submitted_time = '2026-01-01';
            delete from sync_release_run_targets where submitted_time = '2026-01-01';
            delete from bodhi_update_targets where submitted_time = '2026-01-01';
            delete from scans where submitted_time = '2026-01-01';
            delete from log_detective_run where submitted_time = '2026-01-01';

            update bodhi_update_targets set data = '{"INTERNAL": "INTERNAL", "fedora_ci_test": "INTERNAL"}';
            update copr_build_targets set data = '{"INTERNAL": "INTERNAL", "error": "INTERNAL", "fedora_ci_test": "INTERNAL"}';
            update koji_build_targets set data = '{"x": {"error": "INTERNAL"}, "fedora_ci_test": "INTERNAL"}';
            update tft_test_run_targets set data = '{"base_project_url": "INTERNAL", "error": "INTERNAL"}';
            update vm_image_build_targets set data = '{"INTERNAL": "INTERNAL", "error": "INTERNAL", "fedora_ci_test": "INTERNAL"}';

            insert into koji_build_targets (id, status, target, submitted_time, scratch, data) values
                (5901, 'error', 'rawhide', '2026-06-15 11:00:00', false,
                    '{"error": "Command failed:\\n<b>GenericError</b>: \\"ogr\\" \\ud83d\\ude00", "INTERNAL": {"error": "INTERNAL"}}'),
                (5902, 'error', 'rawhide', '2026-06-15 11:00:00', true, '{"error": {"error": "INTERNAL"}}'),
                (5903, 'error', 'rawhide', '2026-06-15 11:00:00', true, '{"error": ["INTERNAL"]}'),
                (5904, 'error', 'rawhide', '2026-06-15 11:00:00', true, '{"error": null}'),
                (5905, 'error', 'rawhide', '2026-06-15 11:00:00', true, '{"error": " \\n "}'),
                (5906, 'error', 'rawhide', '2026-06-15 11:00:00', true, '["error", {"error": "INTERNAL"}]'),
                (5907, 'error', 'rawhide', '2026-06-15 11:00:00', true, '"error"'),
                (5908, 'error', 'rawhide', '2026-06-15 11:00:00', true, 'null'),
                (5909, 'error', 'rawhide', '2026-06-15 11:00:00', true, '1e400'),
                (5910, 'error', 'rawhide', '2026-06-15 11:00:00', true,
                    '{"error": "a\\u0000\\u0000 \\ud83d b \\ude00 \\\\u0000 \\\\\\u0000 \\\\ud83d\\ude00 \\ud83d\\ude00", "\\u0000": "INTERNAL"}'),
                (5911, 'error', 'rawhide', '2026-06-15 11:00:00', true, json_build_object('error', repeat('é', 300000)));
            insert into koji_build_targets (id, status, target, submitted_time, scratch, data, build_submission_stdout) values
                (5912, 'error', 'rawhide', '2026-06-15 11:00:00', true,
                    '{"error": "Submitting 1%\\rSubmitting 100%\\n\\u001b[1;31mGenericError\\u001b[0m: no tag"}', 'ok\nERROR: exit 1');
            insert into bodhi_update_targets (id, status, target, submitted_time, data) values
                (7901, 'error', 'f45', '2026-06-15 11:00:00', '{"error": "No access", "INTERNAL": "INTERNAL"}');

            insert into tft_test_run_targets (id, status, target, submitted_time, identifier, data) values
                (5901, 'passed', 'fedora-rawhide', '2026-06-15 11:00:00', null, '{"base_project_url": "INTERNAL", "fedora_ci_test": "rpminspect"}'),
                (5902, 'failed', 'fedora-rawhide', '2026-06-15 11:00:00', '', '{"fedora_ci_test": "installability"}'),
                (5903, 'failed', 'fedora-rawhide', '2026-06-15 11:00:00', 'e2e', '{"fedora_ci_test": "INTERNAL"}'),
                (5904, 'failed', 'fedora-rawhide', '2026-06-15 11:00:00', '', '{"fedora_ci_test": ["INTERNAL"]}'),
                (5905, 'failed', 'fedora-rawhide', '2026-06-15 11:00:00', null, '"fedora_ci_test"'),
                (5906, 'failed', 'fedora-rawhide', '2026-06-15 11:00:00', null, json_build_object('fedora_ci_test', repeat('x', 100000))),
                (5907, 'failed', 'fedora-rawhide', '2026-06-15 11:00:00', null, '{"fedora_ci_test": "a\\u0000\\ud800"}');
            insert into tft_test_run_groups (id, submitted_time) values (5901, '2026-06-15 11:00:00');
            update tft_test_run_targets set tft_test_run_group_id = 5901 where id between 5901 and 5907;
            insert into pipelines (id, datetime, project_event_id, test_run_group_id) values (39, '2026-06-15 11:00:00', 17, 5901);
            """;

    @ParameterizedTest
    @ValueSource(ints = {5902, 5903, 5904, 5905, 5906, 5907, 5908, 5909, 5002})
    void whatIsNoReasonIsNotShown(int id) {
        assertThat(tree("/jobs/koji/" + id).get("error").isNull()).isTrue();
        assertThat(page("/jobs/koji/" + id).select("#error, .reason")).isEmpty();
    }

    @Test
    void aReasonIsShownAsItIsStored() {
        assertThat(tree("/jobs/koji-downstream/5901").get("error").textValue())
                .isEqualTo("Command failed:\n<b>GenericError</b>: \"ogr\" 😀");
        assertThat(page("/jobs/koji-downstream/5901").select("#why .reason").text())
                .isEqualTo("Command failed: <b>GenericError</b>: \"ogr\" 😀");
        assertThat(tree("/jobs/bodhi/7901").get("error").textValue()).isEqualTo("No access");
        assertThat(tree("/jobs/log-detective/8602").get("error").textValue()).isEqualTo("No logs <found>");
        assertThat(page("/jobs/log-detective/8602").select("#why .reason").text())
                .isEqualTo("No logs <found>");
        assertThat(tree("/jobs/log-detective/8602").has("error_msg")).isFalse();
    }

    @Test
    void aLogWithAnErrorDoesNotHideTheReason() {
        assertThat(tree("/jobs/koji/5912").get("error").textValue())
                .isEqualTo("Submitting 1%\rSubmitting 100%\n\u001b[1;31mGenericError\u001b[0m: no tag");
        assertThat(tree("/jobs/koji/5912").get("why").get("basis").textValue()).isEqualTo("log");
        assertThat(page("/jobs/koji/5912").select("#why .reason").text())
                .isEqualTo("Submitting 100% GenericError: no tag");
        assertThat(page("/jobs/koji/5912").select("#why .first-error").text()).isEqualTo("ERROR: exit 1");
    }

    @Test
    void whatPostgresCannotDecodeIsReplacedAndWhatIsHugeIsCut() {
        assertThat(tree("/jobs/koji/5910").get("error").textValue()).isEqualTo("a�� � b � \\u0000 \\� \\ud83d� 😀");
        assertThat(tree("/jobs/koji/5911").get("error").textValue()).isEqualTo("é".repeat(10_000) + "…");
    }

    @ParameterizedTest
    @CsvSource({"5901, rpminspect", "5902, installability", "5903, e2e", "5904,", "5905,", "5907, a��"})
    void aCheckOfFedoraCiIsIdentifiedByItsName(int id, String identifier) {
        assertThat(tree("/jobs/testing-farm/" + id).get("identifier").textValue())
                .isEqualTo(identifier);
        assertThat(page("/jobs/testing-farm/" + id)
                        .select(".facts div:contains(Identifier) dd")
                        .text())
                .isEqualTo(identifier == null ? "" : identifier);
    }

    @Test
    void theNameOfACheckIsFoundLikeAnyIdentifier() {
        assertThat(tree("/jobs/testing-farm/5906").get("identifier").textValue())
                .isEqualTo("x".repeat(200) + "…");
        assertThat(json("/jobs/testing-farm?identifier=rpminspect").getList("items.id"))
                .containsExactly(5901);
        assertThat(json("/jobs/testing-farm?identifier=INTERNAL").getList("items.id"))
                .isEmpty();
        assertThat(json("/pipeline/39").getList("jobs.findAll { it.id < 5904 }.identifier"))
                .containsExactlyInAnyOrder("rpminspect", "installability", "e2e");
        assertThat(json("/statistics?kind=testing-farm&period=year&identifier=installability")
                        .getMap("kinds[0]"))
                .containsAllEntriesOf(Map.of("total", 1, "failed", 1));
    }

    @Test
    void nothingElseEverLeaves() {
        Set<String> seen =
                new LinkedHashSet<>(List.of("/", "/projects", "/statistics?period=all", "/usage", "/status"));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String path = open.remove();
            for (String type : List.of("text/html", "application/json", "text/csv")) {
                String body =
                        given().urlEncodingEnabled(false).accept(type).get(path).asString();
                assertThat(body).as(type + " of " + path).doesNotContain("INTERNAL");
                if (type.equals("text/html")) {
                    Jsoup.parse(body).select("main a[href^=/], nav a[href^=/]").eachAttr("href").stream()
                            .map(href -> href.replaceFirst("#.*", ""))
                            .filter(StoredReasonTest::showsOtherJobs)
                            .filter(seen::add)
                            .forEach(open::add);
                }
            }
        }
        assertThat(seen)
                .contains("/jobs/koji/5902", "/jobs/koji-downstream/5901", "/jobs/testing-farm/5901", "/pipeline/39");
    }

    private static String body(String path, String type) {
        return given().urlEncodingEnabled(false).accept(type).get(path).asString();
    }

    /** Filters and figures of the same jobs once more would take long. */
    private static boolean showsOtherJobs(String href) {
        return !href.contains("statistics") && (!href.contains("?") || href.matches(".*[?&](before|after)=.*"));
    }
}
