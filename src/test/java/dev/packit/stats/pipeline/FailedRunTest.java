package dev.packit.stats.pipeline;

import static dev.packit.stats.Pages.page;
import static org.assertj.core.api.Assertions.assertThat;

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

/** What the page of a run says about what failed. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = FailedRunTest.DATABASE),
            @ResourceArg(name = "changes", value = FailedRunTest.ROWS)
        })
@ExtendWith(Counted.class)
class FailedRunTest {

    static final String DATABASE = "packit_failed_run";

    static final String ROWS = """
            set session_replication_role = replica;
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (901, 'github.com', 'acme', 'widgets', 'https://github.com/acme/widgets'),
                (902, 'github.com', 'acme', 'tools', 'https://github.com/acme/tools'),
                (903, 'github.com', 'acme', 'mono', 'https://github.com/acme/mono'),
                (904, 'github.com', 'acme', 'broken', 'https://github.com/acme/broken');
            insert into pull_requests (id, pr_id, project_id) values
                (911, 12, 901), (912, 13, 901), (913, 14, 902), (914, 15, 902);
            insert into git_branches (id, name, project_id) values (921, 'main', 901), (923, 'main', 903), (924, 'main', 904);
            insert into project_events (id, type, event_id, commit_sha) values
                (911, 'pull_request', 911, 'a100000000000000000000000000000000000001'),
                (912, 'pull_request', 911, 'a100000000000000000000000000000000000002'),
                (913, 'pull_request', 912, 'a100000000000000000000000000000000000003'),
                (914, 'pull_request', 913, 'c100000000000000000000000000000000000001'),
                (915, 'pull_request', 914, 'c100000000000000000000000000000000000002'),
                (921, 'branch_push', 921, 'b100000000000000000000000000000000000001'),
                (922, 'branch_push', 921, 'b100000000000000000000000000000000000002'),
                (923, 'branch_push', 923, 'd100000000000000000000000000000000000001'),
                (924, 'branch_push', 924, 'e100000000000000000000000000000000000001');
            insert into srpm_builds (id, status, submitted_time, build_start_time, build_finished_time) values
                (9201, 'success', '2026-06-14 08:00', null, null),
                (9203, 'success', '2026-06-15 10:00', '2026-06-15 10:00', '2026-06-15 10:01'),
                (9204, 'success', '2026-06-15 11:00', '2026-06-15 11:00', '2026-06-15 11:01'),
                (9206, 'failure', '2026-06-15 11:30', null, null);
            insert into copr_build_targets (id, copr_build_group_id, status, target, submitted_time, build_start_time,
                    build_finished_time) values
                -- main of widgets: one good run, one bad one
                (9201, 9201, 'success', 'fedora-44-x86_64', '2026-06-14 08:00', '2026-06-14 08:01', '2026-06-14 08:05'),
                (9202, 9202, 'failure', 'fedora-44-x86_64', '2026-06-14 09:00', '2026-06-14 09:01', '2026-06-14 09:05'),
                -- #12: a good push, and one where most failed
                (9203, 9203, 'success', 'fedora-44-x86_64', '2026-06-15 10:01', '2026-06-15 10:02', '2026-06-15 10:07'),
                (9204, 9203, 'success', 'fedora-43-x86_64', '2026-06-15 10:01', '2026-06-15 10:02', '2026-06-15 10:06'),
                (9205, 9204, 'failure', 'fedora-44-x86_64', '2026-06-15 11:01', '2026-06-15 11:01:30', '2026-06-15 11:09'),
                (9206, 9204, 'success', 'fedora-43-x86_64', '2026-06-15 11:01', '2026-06-15 11:02', '2026-06-15 11:06'),
                (9207, 9204, 'failure', 'fedora-42-x86_64', '2026-06-15 11:01', null, null),
                (9208, 9204, 'failure', 'fedora-41-x86_64', '2026-06-15 11:01', null, null),
                (9209, 9204, 'failure', 'fedora-40-x86_64', '2026-06-15 11:01', null, null),
                -- #13: nothing was built
                (9210, 9206, 'failure', 'fedora-44-x86_64', '2026-06-15 11:30', null, null),
                -- two pull requests of tools, and a target that only one of them has
                (9211, 9207, 'success', 'fedora-44-x86_64', '2026-06-14 10:00', null, null),
                (9212, 9208, 'error', 'fedora-44-x86_64', '2026-06-14 11:00', null, null),
                (9213, 9209, 'failure', 'epel-9-x86_64', '2026-06-14 11:00', null, null),
                -- two packages
                (9214, 9210, 'success', 'fedora-44-x86_64', '2026-06-14 10:00', null, null),
                (9215, 9211, 'success', 'fedora-44-x86_64', '2026-06-14 11:00', null, null),
                (9216, 9212, 'failure', 'fedora-44-x86_64', '2026-06-14 12:00', null, null);
            insert into tft_test_run_targets (id, tft_test_run_group_id, status, target, identifier, submitted_time) values
                (9203, 9203, 'passed', 'fedora-44-x86_64', 'unit', '2026-06-15 10:08'),
                (9205, 9205, 'error', 'fedora-44-x86_64', 'unit', '2026-06-15 11:10');
            insert into pipelines (id, datetime, project_event_id, package_name, srpm_build_id, copr_build_group_id,
                    test_run_group_id) values
                (9201, '2026-06-14 08:00', 921, null, 9201, 9201, null),
                (9202, '2026-06-14 09:00', 922, null, null, 9202, null),
                (9203, '2026-06-15 10:00', 911, null, 9203, 9203, 9203),
                (9204, '2026-06-15 11:00', 912, null, 9204, 9204, null),
                (9205, '2026-06-15 11:10', 912, null, 9204, 9204, 9205),
                (9206, '2026-06-15 11:30', 913, null, 9206, 9206, null),
                (9207, '2026-06-14 10:00', 914, null, null, 9207, null),
                (9208, '2026-06-14 11:00', 915, null, null, 9208, null),
                (9209, '2026-06-14 11:00', 915, null, null, 9209, null),
                (9210, '2026-06-14 10:00', 923, 'beta', null, 9210, null),
                (9211, '2026-06-14 11:00', 923, 'alpha', null, 9211, null),
                (9212, '2026-06-14 12:00', 923, 'beta', null, 9212, null);
            -- broken: a good run, and twenty-one bad ones
            insert into copr_build_targets (id, copr_build_group_id, status, target, submitted_time)
                select 9300 + n, 9300 + n, case when n = 0 then 'success' else 'failure' end::buildstatus, 'fedora-44-x86_64',
                    '2026-06-13 08:00'
                from generate_series(0, 21) n;
            insert into pipelines (id, datetime, project_event_id, copr_build_group_id)
                select 9300 + n, '2026-06-13 08:00', 924, 9300 + n from generate_series(0, 21) n;
            """;

    @Test
    void itSaysWhatFailed() {
        Document page = page("/pipeline/9204");

        assertThat(page.title()).isEqualTo("widgets #12 · Run 9204 failed · Packit");
        assertThat(page.select("h1.failed").text()).isEqualTo("widgets #12 · Run 9204 failed");
        assertThat(page.select("p.sentence").text())
                .isEqualTo(
                        "4 of 7 failed: Copr fedora-44-x86_64, Copr fedora-42-x86_64, Copr fedora-41-x86_64 and 1 more; "
                                + "1 of 7 ended in an error: Testing Farm fedora-44-x86_64 unit; 2 success, in 10 min overall, "
                                + "submitted 1 h ago.");
        assertThat(page.select("p.sentence a").eachAttr("href"))
                .containsExactly("/jobs/copr/9205", "/jobs/copr/9207", "/jobs/copr/9208", "/jobs/testing-farm/9205");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    9203 | widgets #12 · Run 9203 succeeded      | 4 success
                    9206 | widgets #13 · Run 9206 failed         | 1 of 2 failed: SRPM; 1 other
                    9208 | tools #15 · Run 9208 ended in an error | 1 of 1 ended in an error: Copr fedora-44-x86_64
                    30   | ogr issue #7 · Run 30 has no result    | No jobs
                    """)
    void everyOutcomeHasItsWords(int id, String title, String sentence) {
        Document page = page("/pipeline/" + id);

        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("p.sentence").text()).startsWith(sentence);
    }
}
