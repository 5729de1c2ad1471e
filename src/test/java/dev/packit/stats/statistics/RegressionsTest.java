package dev.packit.stats.statistics;

import static dev.packit.stats.Pages.page;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packit.stats.PackitDatabase;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What became worse in a week than in the one before, and what may only seem so. */
@QuarkusTest
@WithTestResource(
        value = PackitDatabase.class,
        initArgs = {
            @ResourceArg(name = "database", value = "packit_regressed"),
            @ResourceArg(name = "changes", value = RegressionsTest.ROWS)
        })
@ExtendWith(Counted.class)
class RegressionsTest {

    /** Of 20 jobs a week each: one target fails, one has errors, one fails once, and one of two with an identifier takes twice as long. */
    static final String ROWS = """
            set session_replication_role = replica;
            insert into git_projects (id, instance_url, namespace, repo_name, project_url) values
                (901, 'github.com', 'acme', 'worse', 'https://github.com/acme/worse');
            insert into git_branches (id, name, project_id) values (901, 'main', 901);
            insert into project_events (id, type, event_id, commit_sha) values (901, 'branch_push', 901, 'a1');
            insert into copr_build_targets (id, target, status, submitted_time, copr_build_group_id)
                select 9000 + 100 * target + 50 * week + n,
                    (array['epel-9-x86_64', 'epel-10-x86_64', 'fedora-44-x86_64'])[target],
                    (case when week = 0 then 'success' when target = 1 and n < 14 then 'failure'
                        when target = 2 and n < 12 then 'error' when target = 3 and n < 1 then 'failure'
                        else 'success' end)::buildstatus,
                    timestamp '2026-06-01 10:00' + week * interval '7 days' + n * interval '1 hour', 9000 + n
                from generate_series(1, 3) target, generate_series(0, 1) week, generate_series(0, 19) n;
            insert into pipelines (id, datetime, project_event_id, copr_build_group_id)
                select 9000 + n, timestamp '2026-06-01 10:00' + n * interval '1 hour', 901, 9000 + n
                from generate_series(0, 19) n;
            insert into copr_build_targets (id, target, identifier, status, submitted_time, build_start_time,
                    build_finished_time, copr_build_group_id)
                select 9400 + 100 * suite + 50 * week + n, 'fedora-44-x86_64', (array['slow', 'fast'])[suite], 'success', t, t,
                    t + n * interval '1 second' + case when week = 1 and suite = 1 then interval '2 minutes'
                        else interval '1 minute' end,
                    9000 + n
                from generate_series(1, 2) suite, generate_series(0, 1) week, generate_series(0, 19) n,
                    lateral (select timestamp '2026-06-01 10:00' + week * interval '7 days' + n * interval '1 hour' t) t;
            """;

    private static final String WEEK = "?from=2026-06-08&to=2026-06-15&project=github.com/acme/worse";

    @Test
    void onlyMoreThanChanceIsListed() throws IOException {
        String json = given().get("/statistics" + WEEK + "&format=json").asString();

        assertThat(new ObjectMapper()
                        .readTree(json)
                        .get("regressed")
                        .toString()
                        .replaceAll("http://localhost:\\d+", ""))
                .isEqualTo("""
                        [{"kind":"copr","target":"fedora-44-x86_64","identifier":"slow","package":null,\
                        "measure":"run_seconds_median","before":69.5,"now":129.5,"p":1.4508889103849702E-11,"total":20,\
                        "url":"/jobs/copr?project=github.com/acme/worse&target=fedora-44-x86_64&identifier=slow\
                        &from=2026-06-08&to=2026-06-15"},\
                        {"kind":"copr","target":"epel-9-x86_64","identifier":null,"package":null,\
                        "measure":"success_rate","before":1.0,"now":0.3,"p":3.340381538379326E-6,"total":20,\
                        "url":"/jobs/copr?project=github.com/acme/worse&target=epel-9-x86_64\
                        &from=2026-06-08&to=2026-06-15"},\
                        {"kind":"copr","target":"epel-10-x86_64","identifier":null,"package":null,\
                        "measure":"error_rate","before":0.0,"now":0.6,"p":4.509515076812066E-5,"total":20,\
                        "url":"/jobs/copr?project=github.com/acme/worse&target=epel-10-x86_64\
                        &from=2026-06-08&to=2026-06-15"}]""");
    }

    @Test
    void thePageSaysSo() {
        assertThat(page("/statistics" + WEEK)
                        .select("section:has(h2:contains(Worse)) tbody tr")
                        .eachText())
                .containsExactly(
                        "Copr fedora-44-x86_64 slow Run time (median) 1 min 10 s 2 min 10 s 20 p < 0.001",
                        "Copr epel-9-x86_64 Success rate 100% 30% 20 p < 0.001",
                        "Copr epel-10-x86_64 Error rate 0% 60% 20 p < 0.001");
        assertThat(page("/statistics" + WEEK).select(".bykind tbody tr").text())
                .isEqualTo("Copr 100 73 success 15 failed 12 error 83% of 88 −17.0 pp ▼ 12% of 100 +12.0 pp ▲"
                        + " 0 s 0 s 0 s 1 min 40 s +43% ▲ 2 min 15 s 2 min 17 s");
        assertThat(page("/projects/github.com/acme/worse/-/statistics?from=2026-06-08&to=2026-06-15")
                        .select("section:has(h2:contains(Worse)) tbody tr"))
                .hasSize(3);
        assertThat(page("/statistics" + WEEK + "&by=target").select("h2:contains(Worse)"))
                .isEmpty();
    }
}
