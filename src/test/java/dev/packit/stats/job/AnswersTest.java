package dev.packit.stats.job;

import static dev.packit.stats.Pages.json;
import static dev.packit.stats.Pages.page;
import static dev.packit.stats.Pages.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.PackitDatabase;
import dev.packit.stats.statistics.Counted;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page of a job answers: why it did not succeed, when it last did, what to do, and how long it will take. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_answers"),
            @ResourceArg(name = "changes", value = AnswersTest.ROWS)
        })
@ExtendWith(Counted.class)
class AnswersTest {

    static final String ROWS = """
            set session_replication_role = replica;
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (901, 'github.com', 'acme', 'widgets', 'https://github.com/acme/widgets'),
                (902, 'gitlab.com', 'acme', 'gears', 'https://gitlab.com/acme/gears'),
                (903, 'src.fedoraproject.org', 'rpms', 'acme', 'https://src.fedoraproject.org/rpms/acme'),
                (904, 'codeberg.org', 'acme', 'springs', 'https://codeberg.org/acme/springs');
            insert into pull_requests (id, pr_id, project_id) values
                (911, 12, 901), (912, 13, 901), (921, 1, 902), (931, 5, 903), (941, 7, 904);
            insert into project_events (id, type, event_id, commit_sha) values
                (9001, 'pull_request', 911, 'a100000000000000000000000000000000000001'),
                (9002, 'pull_request', 911, 'a200000000000000000000000000000000000002'),
                (9003, 'pull_request', 911, 'a300000000000000000000000000000000000003'),
                (9004, 'pull_request', 911, 'a400000000000000000000000000000000000004'),
                (9005, 'pull_request', 912, 'b500000000000000000000000000000000000005'),
                (9011, 'pull_request', 921, 'c100000000000000000000000000000000000001'),
                (9012, 'pull_request', 921, 'c200000000000000000000000000000000000002'),
                (9021, 'pull_request', 931, 'd100000000000000000000000000000000000001'),
                (9022, 'pull_request', 931, 'd200000000000000000000000000000000000002'),
                (9031, 'pull_request', 941, 'e100000000000000000000000000000000000001'),
                (9032, 'pull_request', 941, 'e200000000000000000000000000000000000002');

            -- #12: passed, then failed three times; #13: failed
            insert into srpm_builds (id, status, submitted_time, url)
                select 9000 + n, 'success', timestamp '2026-06-10 10:00' + n * interval '1 day',
                    'https://download.example.org/widgets-1.' || n || '-1.src.rpm'
                from generate_series(1, 5) n;
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time, build_finished_time,
                    copr_build_group_id, build_logs_url)
                select 9000 + n, case when n = 1 then 'success' else 'failure' end::buildstatus, 'fedora-44-x86_64',
                    timestamp '2026-06-10 10:01' + n * interval '1 day', timestamp '2026-06-10 10:02' + n * interval '1 day',
                    timestamp '2026-06-10 10:09' + n * interval '1 day', 9000 + n, 'https://download.example.org/log'
                from generate_series(1, 5) n;
            insert into pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id)
                select 9000 + n, timestamp '2026-06-10 10:00' + n * interval '1 day', 9000 + n, 9000 + n, 9000 + n
                from generate_series(1, 5) n;
            insert into log_detective_run (id, analysis_id, status, target, submitted_time, copr_build_target_id, log_detective_run_group_id)
                values (9005, 'a5', 'running', 'fedora-44-x86_64', '2026-06-15 10:10', 9005, 9005);

            -- main passed before that
            insert into git_branches (id, name, project_id) values (911, 'main', 901);
            insert into project_events (id, type, event_id, commit_sha) values
                (8999, 'branch_push', 911, 'f900000000000000000000000000000000000009');
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time, build_finished_time,
                    copr_build_group_id)
                values (8999, 'success', 'fedora-44-x86_64', '2026-06-09 10:01', '2026-06-09 10:02', '2026-06-09 10:09', 8999);
            insert into pipelines (id, datetime, project_event_id, copr_build_group_id) values
                (8999, '2026-06-09 10:00', 8999, 8999);

            -- each of the other forges: passed, then failed
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time, build_finished_time,
                    copr_build_group_id)
                select 9000 + n, case when n % 2 = 1 then 'success' else 'failure' end::buildstatus, 'fedora-45-x86_64',
                    '2026-06-15 10:01', '2026-06-15 10:02', '2026-06-15 10:09', 9000 + n
                from unnest(array[11, 12, 21, 22, 31, 32]) n;
            insert into pipelines (id, datetime, project_event_id, copr_build_group_id)
                select 9000 + n, '2026-06-15 10:00', 9000 + n, 9000 + n from unnest(array[11, 12, 21, 22, 31, 32]) n;

            -- a source package failed, so its target was not built
            insert into srpm_builds (id, status, submitted_time, logs) values
                (9041, 'failure', '2026-06-15 09:00', E'one\\ntwo\\nthree\\nfour\\nerror: no such file\\nsix\\nseven\\neight\\nnine');
            insert into copr_build_targets (id, status, target, submitted_time, copr_build_group_id) values
                (9041, 'failure', 'fedora-46-x86_64', '2026-06-15 09:00', 9041);
            insert into pipelines (id, datetime, project_event_id, srpm_build_id, copr_build_group_id) values
                (9041, '2026-06-15 09:00', 9005, 9041, 9041);

            -- failed tests, with a request id, and with one that is none; a build with a stored reason
            insert into tft_test_run_targets (id, status, target, submitted_time, tft_test_run_group_id, pipeline_id) values
                (9051, 'failed', 'fedora-44-x86_64', '2026-06-15 09:30', 9051, 'a6f0c6a3-27a4-4d4c-9a1f-111111111111'),
                (9052, 'failed', 'fedora-45-x86_64', '2026-06-15 09:30', 9051, '$(reboot)');
            insert into koji_build_targets (id, status, target, scratch, submitted_time, koji_build_group_id, task_id, data) values
                (9051, 'error', 'rawhide', true, '2026-06-15 09:30', 9051, '12345', '{"error": "No such tag: f99"}');
            insert into pipelines (id, datetime, project_event_id, test_run_group_id, koji_build_group_id) values
                (9051, '2026-06-15 09:30', 9021, 9051, 9051);

            -- twenty builds, queued for a minute, that ran for one to twenty minutes; two that wait, and one that runs
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time, build_finished_time,
                    copr_build_group_id)
                select 9100 + n, 'success', 'fedora-47-x86_64', '2026-06-14 10:00', '2026-06-14 10:01',
                    timestamp '2026-06-14 10:01' + n * interval '1 minute', 9100
                from generate_series(1, 20) n;
            insert into copr_build_targets (id, status, target, submitted_time, build_start_time, copr_build_group_id) values
                (9121, 'pending', 'fedora-47-x86_64', '2026-06-15 11:55', null, 9101),
                (9122, 'pending', 'fedora-47-x86_64', '2026-06-15 11:30', '2026-06-15 11:35', 9101),
                (9123, 'pending', 'fedora-47-x86_64', '2026-06-15 11:50', null, 9102);
            insert into pipelines (id, datetime, project_event_id, copr_build_group_id) values
                (9100, '2026-06-14 10:00', 9001, 9100), (9101, '2026-06-15 11:30', 9004, 9101),
                (9102, '2026-06-15 11:50', 9005, 9102);
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9002 | Last passed 4 d ago on #12 (a100000)                                            | /jobs/copr/9001 | https://github.com/acme/widgets/compare/a100000000000000000000000000000000000001...a200000000000000000000000000000000000002
                    9004 | Last passed 4 d ago on #12 (a100000) · failing since a200000 (3 Copr builds)     | /jobs/copr/9001 | https://github.com/acme/widgets/compare/a100000000000000000000000000000000000001...a200000000000000000000000000000000000002
                    9005 | Last passed 6 d ago on main (f900000)                                            | /jobs/copr/8999 | https://github.com/acme/widgets/compare/f900000000000000000000000000000000000009...b500000000000000000000000000000000000005
                    9012 | Last passed 1 h ago on #1 (c100000)                                             | /jobs/copr/9011 | https://gitlab.com/acme/gears/-/compare/c100000000000000000000000000000000000001...c200000000000000000000000000000000000002
                    9022 | Last passed 1 h ago on #5 (d100000)                                             | /jobs/copr/9021 | https://src.fedoraproject.org/rpms/acme/c/d100000000000000000000000000000000000001..d200000000000000000000000000000000000002
                    9032 | Last passed 1 h ago on #7 (e100000)                                             | /jobs/copr/9031 | https://codeberg.org/acme/springs/compare/e100000000000000000000000000000000000001...e200000000000000000000000000000000000002
                    """)
    void aFailureSaysWhenItLastPassed(long id, String words, String success, String changes) {
        Document page = page("/jobs/copr/" + id);

        assertThat(page.select("#last-success p").first().text()).isEqualTo(words);
        assertThat(page.select("#last-success a").first().attr("href")).isEqualTo(success);
        assertThat(page.select("#last-success a:contains(What changed)").attr("href"))
                .isEqualTo(changes);
        assertThat(json("/jobs/copr/" + id).getString("last_success")).endsWith(success);
    }

    @Test
    void whatNeverPassedSaysSo() {
        assertThat(page("/jobs/testing-farm/9051").select("#last-success p").text())
                .isEqualTo("No earlier test run for fedora-44-x86_64 has passed in this project");
        assertThat(json("/jobs/testing-farm/9051").getString("last_success")).isNull();
    }

    @Test
    void theLogOfTheSourcePackageExplainsWhatWasNotBuilt() {
        Document page = page("/jobs/copr/9041");

        assertThat(page.select("#why p").first().text()).isEqualTo("Not built: the SRPM build failed.");
        assertThat(page.select("#fault p").first().text())
                .isEqualTo(
                        "Can’t tell. The source package it depends on failed. The page of that job says whose fault that is.");
        assertThat(page.select("#why pre span").eachText())
                .containsExactly("two", "three", "four", "error: no such file", "six", "seven", "eight");
        assertThat(page.select("#why a").last().attr("href")).isEqualTo("/jobs/srpm/9041#logs-L5");
    }

    @Test
    void withoutAnExplanationItSaysWhereTheLogIs() {
        Document page = page("/jobs/copr/9005");

        assertThat(page.select("#why p").eachText())
                .containsExactly("The log is in Copr.", "running Log Detective is analyzing the log");
        assertThat(page.select("#why a").eachAttr("href"))
                .containsExactly("https://download.example.org/log", "/jobs/log-detective/9005");
        assertThat(page("/jobs/copr/9012").select("#why p").text()).isEqualTo("Packit has stored no reason.");
    }

    @Test
    void theStoredReasonIsShown() {
        assertThat(page("/jobs/koji/9051").select("#why .reason").text()).isEqualTo("No such tag: f99");
    }

    @ParameterizedTest
    @CsvSource({
        "/jobs/copr/9004, mock -r fedora-44-x86_64 --rebuild https://download.example.org/widgets-1.4-1.src.rpm",
        "/jobs/testing-farm/9051, testing-farm restart a6f0c6a3-27a4-4d4c-9a1f-111111111111",
        "/jobs/testing-farm/9052, ''",
        "/jobs/koji/9051, koji download-logs 12345",
        "/jobs/copr/9012, ''"
    })
    void commandsAreReadyToBeCopied(String path, String command) {
        assertThat(page(path).select("#next pre").text()).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /jobs/copr/9041         | why            | {"basis": "log", "text": "error: no such file", "solution": null, "snippet": {"text": "two\\nthree\\nfour\\nerror: no such file\\nsix\\nseven\\neight", "line_number": 5, "source_file": "logs", "snippet_analysis": null}, "source": "/jobs/srpm/9041"}
                    /jobs/copr/9041         | cause          | "/jobs/srpm/9041"
                    /jobs/copr/9041         | blame          | {"verdict": "unknown", "ground": "source_failed", "reason": "The source package it depends on failed. The page of that job says whose fault that is.", "elsewhere": null, "others": {"passed": 0, "decided": 0}}
                    /jobs/koji/9051         | why            | {"basis": "reason", "text": "No such tag: f99", "solution": null, "snippet": null, "source": "/jobs/koji/9051"}
                    /jobs/koji/9051         | commands       | [{"command": "/packit-ci scratch-build", "where": "pull request #5", "url": "https://src.fedoraproject.org/rpms/acme/pull-request/5", "purpose": "Retry"}, {"command": "koji download-logs 12345", "where": "shell", "url": null, "purpose": "Download its logs"}]
                    /jobs/copr/9004         | why            | {"basis": null, "text": null, "solution": null, "snippet": null, "source": "/jobs/copr/9004"}
                    /jobs/copr/9004         | cause          | null
                    /jobs/copr/9004         | blame          | {"verdict": "unknown", "ground": "too_few", "reason": "Too few other jobs have finished to tell.", "elsewhere": {"kind": "copr", "target": "fedora-44-x86_64", "except": {"forge": "github.com", "namespace": "acme", "repo": "widgets", "url": "https://github.com/acme/widgets"}, "from": "2026-06-14T07:01:00Z", "to": "2026-06-14T13:01:00Z", "jobs": 0, "projects": 0, "error_rate": null, "failure_rate": null, "usual_error_rate": 0.0, "usual_failure_rate": 0.0, "verdict": "unknown"}, "others": {"passed": 1, "decided": 2}}
                    /jobs/copr/9004         | first_bad_job  | "/jobs/copr/9002"
                    /jobs/copr/9004         | comparison_url | "https://github.com/acme/widgets/compare/a100000000000000000000000000000000000001...a200000000000000000000000000000000000002"
                    /jobs/copr/9002         | first_bad_job  | "/jobs/copr/9002"
                    /jobs/copr/9001         | commands       | []
                    /jobs/copr/9001         | why            | null
                    /jobs/copr/9001         | blame          | null
                    /jobs/copr/9001         | first_bad_job  | null
                    /jobs/copr/9001         | comparison_url | null
                    /jobs/copr/9001         | expected       | null
                    /jobs/copr/9121         | expected       | {"median_seconds": 660.0, "p90_seconds": 1140.0, "samples": 20, "same_job": true, "by": "2026-06-15T12:14:00Z", "late": false, "slow": false}
                    /jobs/copr/9122         | expected       | {"median_seconds": 600.0, "p90_seconds": 1080.0, "samples": 20, "same_job": true, "by": "2026-06-15T11:53:00Z", "late": true, "slow": true}
                    /pipeline/9102          | expected       | {"job": "/jobs/copr/9123", "median_seconds": 660.0, "p90_seconds": 1140.0, "samples": 20, "same_job": true, "by": "2026-06-15T12:09:00Z", "late": false, "slow": false}
                    /pipeline/9102          | last_good_run  | null
                    /pipeline/9102          | comparison_url | null
                    /pipeline/9004          | expected       | null
                    /pipeline/9004          | last_good_run  | "/pipeline/9001"
                    /pipeline/9004          | comparison_url | "/pipeline/9001...9004"
                    """)
    void jsonHasTheSameAnswers(String path, String key, String value) throws JsonProcessingException {
        String answer = tree(path).get(key).toString().replaceAll("http://localhost:\\d+", "");

        assertThat(new ObjectMapper().readTree(answer)).isEqualTo(new ObjectMapper().readTree(value));
    }

    @Test
    void aRunSaysWhenItsJobsWillBeDone() {
        assertThat(page("/pipeline/9102").select(".usual").text())
                .isEqualTo("Its jobs so far are expected to be done by 12:09 UTC, Copr fedora-47-x86_64 last.");
        assertThat(page("/pipeline/9004").select(".usual")).isEmpty();
    }

    @Test
    void anUnfinishedJobSaysWhatIsUsual() {
        assertThat(page("/jobs/copr/9121").select(".usual").text())
                .isEqualTo("Usually done in 11 min, 9 of 10 within 19 min; expected by 12:14 UTC (last 20)");
        assertThat(page("/jobs/copr/9122").select(".usual").text())
                .isEqualTo("Usually done in 10 min from the start, 9 of 10 within 18 min;"
                        + " this one is slower than 95% of them (last 20)");
        assertThat(page("/jobs/copr/9101").select(".usual")).isEmpty();
    }
}
