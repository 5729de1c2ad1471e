package dev.packit.stats.demo.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packit.stats.demo.data.CoprBuilds.Built;
import dev.packit.stats.demo.data.Infrastructure.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Test runs in Testing Farm: on builds in Copr, and Fedora CI's on scratch builds. */
final class TestRuns {

    private static final List<String> FEDORA_CI = List.of("installability", "rpminspect", "rpmlint");

    /** How long a run stays new before Testing Farm has accepted the request. */
    private static final Duration ANSWERED = Duration.ofSeconds(20);

    private static final double FLAKY = 0.3;
    private static final double RETRIED = 0.35;
    private static final double RETRY_PASSES = 0.65;

    private final World world;
    private final Pipelines pipelines;
    private final Deck outcomes;

    TestRuns(World world, Pipelines pipelines) {
        this.world = world;
        this.pipelines = pipelines;
        outcomes = new Deck(
                world.chance(),
                "passed 381 failed 73 error 14 canceled 10 skipped 6 needs_inspection 3 unknown 3 retry 1 complete 2"
                        + " cancel-requested 1 cancel_requested 2");
    }

    /** Runs all the project's sets of tests, each in its group of the build's run. */
    void test(Built built) {
        List<String> identifiers = built.run().project().identifiers();
        for (String identifier : identifiers.isEmpty() ? Arrays.asList((String) null) : identifiers) {
            Integer group = built.testGroups().get(identifier);
            if (group == null) {
                group = group(built.run().pipeline(), built.run().project());
                built.testGroups().put(identifier, group);
            }
            test(built, group, identifier, outcome(built.run().project()));
        }
    }

    /** Runs the tests of one chroot in a separate group. */
    void again(Built built) {
        int group = group(built.run().pipeline(), built.run().project());
        String outcome = world.chance().of(RETRY_PASSES) ? "passed" : outcomes.draw();
        List<String> identifiers = built.run().project().identifiers();
        test(built, group, identifiers.isEmpty() ? null : identifiers.get(0), outcome);
    }

    private void test(Built built, int group, @Nullable String identifier, String outcome) {
        Course course = course(identifier);
        Row row = add(group, built.chroot(), course, outcome)
                .set("identifier", identifier)
                .set("data", data(built.run().project()));
        world.rows()
                .add(Table.TF_COPR_BUILD_ASSOCIATION_TABLE)
                .set("copr_id", built.row().id())
                .set("tft_id", row.id());
        if (outcome.equals("failed") && world.chance().of(RETRIED)) {
            Instant noticed = course.finishesAt().plus(world.chance().about(Duration.ofMinutes(70)));
            world.timeline().at(noticed, () -> again(built));
        }
    }

    /** Fedora CI's tests of a pull request in dist-git. */
    void check(Row pipeline, Project project, int kojiBuild, String branch) {
        int group = group(pipeline, project);
        String compose = branch.startsWith("f") ? "fedora-" + branch.substring(1) : "fedora-" + branch;
        for (String check : FEDORA_CI) {
            Row row = add(group, compose, course(null), outcome(project))
                    .set("data", data(project).put("fedora_ci_test", check));
            world.rows()
                    .add(Table.TF_KOJI_BUILD_ASSOCIATION_TABLE)
                    .set("koji_id", kojiBuild)
                    .set("tft_id", row.id());
        }
    }

    private int group(Row pipeline, Project project) {
        int group = world.rows()
                .add(Table.TFT_TEST_RUN_GROUPS)
                .set("submitted_time", world.time())
                .set("ranch", project.does("redhat") ? "redhat" : "public")
                .id();
        pipelines.attach(pipeline, "test_run_group_id", group);
        return group;
    }

    private String outcome(Project project) {
        if (world.infrastructure().fails(Backend.TESTING_FARM, world.time())) {
            return "error";
        }
        return project.does("flaky") && world.chance().of(FLAKY) ? "failed" : outcomes.draw();
    }

    private Course course(@Nullable String identifier) {
        Duration queue = world.infrastructure().queue(Backend.TESTING_FARM, world.time(), Duration.ofMinutes(3));
        Duration typical = Duration.ofMinutes(identifier == null ? 12 : 9 + 5L * identifier.length());
        return Course.of(world, queue.plus(ANSWERED), world.chance().about(typical));
    }

    private Row add(int group, String target, Course course, String outcome) {
        String status = world.hasPassed(ANSWERED) ? course.choose("queued", "running", outcome) : "new";
        String request = status.equals("new") ? null : world.chance().uuid();
        boolean shown = request != null && !List.of("queued", "retry").contains(status);
        return world.rows()
                .add(Table.TFT_TEST_RUN_TARGETS)
                .set("tft_test_run_group_id", group)
                .set("status", status)
                .set("target", target)
                .set("submitted_time", world.time())
                .set("pipeline_id", request)
                .set("web_url", shown ? "https://artifacts.dev.testing-farm.io/" + request : null);
    }

    private ObjectNode data(Project project) {
        return world.texts().object().put("base_project_url", project.url());
    }
}
