package dev.packit.stats.job;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.PackitDatabase;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is true for every kind of job: its list, its pages, and its wording. */
@QuarkusTest
@WithTestResource(PackitDatabase.class)
@ExtendWith(Counted.class)
class JobKindsTest {

    private static final Set<String> KEYS = Set.of(
            "kind",
            "id",
            "status",
            "outcome",
            "target",
            "identifier",
            "package",
            "packages",
            "project",
            "trigger",
            "submitted",
            "started",
            "finished",
            "queue_seconds",
            "run_seconds",
            "pipeline",
            "url",
            "external_url");

    @ParameterizedTest
    @EnumSource
    void aListHasEveryJobOfItsKindOnceNewestFirst(JobKind kind) {
        List<Integer> ids =
                all(kind, "").stream().map(job -> (Integer) job.get("id")).toList();

        assertThat(ids).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other - one);
        assertThat(ids)
                .hasSize(
                        switch (kind) {
                            case SRPM -> 12;
                            case COPR -> 22;
                            case KOJI -> 13;
                            case KOJI_DOWNSTREAM -> 12;
                            case KOJI_TAG_REQUEST -> 2;
                            case TESTING_FARM -> 17;
                            case PROPOSE_DOWNSTREAM -> 4;
                            case PULL_FROM_UPSTREAM -> 7;
                            case BODHI -> 8;
                            case OPENSCANHUB -> 6;
                            case LOG_DETECTIVE -> 10;
                            case VM_IMAGE -> 8;
                        });
    }

    @ParameterizedTest
    @EnumSource
    void everyJobHasTheContractsKeysAndAPageOfItsOwn(JobKind kind) {
        for (Map<String, Object> job : all(kind, "")) {
            assertThat(job.keySet()).isEqualTo(KEYS);
            assertThat(job).containsEntry("kind", kind.slug());
            String path = kind.detailPath((Integer) job.get("id"));
            assertThat((String) job.get("url")).matches("http://[^/]+" + path);

            Map<String, Object> detail = json(path).getMap("");
            assertThat(detail).containsAllEntriesOf(job);
            Document page = page(path);
            assertThat(page.title()).endsWith(" · Packit");
            assertThat(page.select("meta[name=description]").attr("content"))
                    .startsWith(page.select("h1").text());
            assertThat(page.select(".facts dt").eachText())
                    .contains("Trigger", "Submitted")
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theListAsAPageHasTheSameJobs(JobKind kind) {
        List<String> ids = json(kind.listPath()).getList("items.id", String.class);
        Document page = page(kind.listPath());

        assertThat(page.select("table.jobs a.job").eachAttr("href"))
                .isEqualTo(ids.stream()
                        .map(id -> kind.detailPath(Long.parseLong(id)))
                        .toList());
        assertThat(page.select("nav a[aria-current=page]").eachAttr("href")).containsExactly(kind.listPath());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    srpm               | Package Queue time Run time        | waiting_for_srpm pending canceled retry
                    copr               | Package Target Queue time Run time | waiting_for_srpm pending canceled retry not_built
                    koji               | Package Target Queue time Run time | queued pending retry canceled skipped perplexed
                    koji-downstream    | Package Target Queue time Run time | queued pending retry canceled skipped perplexed
                    koji-tag-requests  | Package Target            |
                    testing-farm       | Package Target            | new queued retry needs_inspection skipped unknown complete canceled cancel-requested
                    propose-downstream | Package Target Queue time Run time | queued submitted skipped
                    pull-from-upstream | Package Target Queue time Run time | queued retry submitted skipped
                    bodhi              | Package Target            | queued retry skipped perplexed
                    openscanhub        | Package Target            | pending failed canceled
                    log-detective      | Package Target            | unknown
                    vm-image           | Package Target Queue time Run time | pending building uploading registering
                    """)
    void aTableHasNoColumnAndNoWordThatSaysNothing(String slug, String columns, String statuses) {
        Document page = page("/jobs/" + slug.trim() + "?limit=100");

        assertThat(String.join(" ", page.select("table.jobs th").eachText()))
                .isEqualTo("Outcome Project and trigger " + columns.trim() + " Submitted");
        assertThat(page.select("table.jobs tbody tr"))
                .allSatisfy(row -> assertThat(row.select("td")).hasSameSizeAs(page.select("table.jobs th")));
        assertThat(page.select("table.jobs .status").eachText().stream().map(text -> text.replace(' ', '_')))
                .hasSameElementsAs(
                        statuses == null ? List.of() : List.of(statuses.trim().split(" ")));
    }

    @ParameterizedTest
    @EnumSource
    void pagingForthAndBackLosesNothing(JobKind kind) {
        List<Integer> whole =
                all(kind, "").stream().map(job -> (Integer) job.get("id")).toList();
        List<Integer> forth = new ArrayList<>();
        String next = kind.listPath() + "?limit=3&format=json";
        String last = next;
        while (next != null) {
            JsonPath page = json(next);
            forth.addAll(page.getList("items.id", Integer.class));
            last = next;
            next = page.getString("next");
        }
        assertThat(forth).isEqualTo(whole);

        List<Integer> back = new ArrayList<>();
        String previous = last;
        while (previous != null) {
            JsonPath page = json(previous);
            back.addAll(0, page.getList("items.id", Integer.class));
            previous = page.getString("previous");
        }
        assertThat(back).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    srpm               | waiting_for_srpm pending                | success   | failure                 | error  | canceled retry
                    copr               | waiting_for_srpm pending                | success   | failure                 | error  | canceled retry failure
                    koji               | queued pending running retry            | success   | failure                 | error  | canceled skipped perplexed null
                    koji-downstream    | queued pending running retry            | success   | failure                 | error  | canceled skipped perplexed null
                    testing-farm       | new queued running retry                | passed    | failed needs_inspection | error  | skipped unknown complete canceled cancel-requested
                    pull-from-upstream | queued running retry                    | submitted |                         | error  | skipped
                    bodhi              | queued retry                            | success   |                         | error  | skipped perplexed null
                    openscanhub        | pending running                         | succeeded |                         | failed | canceled
                    log-detective      | running                                 | complete  |                         | error  | unknown
                    vm-image           | pending building uploading registering  | success   | failure                 | error  |
                    koji-tag-requests  |                                         |           |                         |        | null
                    """)
    void everyStatusHasItsOutcome(
            String slug, String running, String success, String failed, String error, String other) {
        Map<String, Set<String>> expected = new TreeMap<>();
        Map<String, String> words = new LinkedHashMap<>();
        words.put("running", running);
        words.put("success", success);
        words.put("failed", failed);
        words.put("error", error);
        words.put("other", other);
        words.forEach((outcome, list) -> {
            if (list != null) {
                expected.put(outcome, Set.of(list.trim().split(" +")));
            }
        });
        JobKind kind = JobKind.ofList(slug.trim()).orElseThrow();
        Map<String, Set<String>> found = new TreeMap<>();
        for (Map<String, Object> job : all(kind, "")) {
            if (kind == JobKind.SRPM && job.get("status") == null) {
                continue; // the oddity among the SRPM builds
            }
            found.computeIfAbsent((String) job.get("outcome"), outcome -> new TreeSet<>())
                    .add(String.valueOf(job.get("status")));
        }
        assertThat(found).isEqualTo(expected);
        expected.forEach((outcome, statuses) -> assertThat(all(kind, "&outcome=" + outcome))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job).containsEntry("outcome", outcome)));
    }

    private static List<Map<String, Object>> all(JobKind kind, String filter) {
        return json(kind.listPath() + "?limit=100" + filter).getList("items");
    }
}
