package dev.packit.stats.demo.data;

import java.time.Duration;
import java.util.List;

/** A run of three packages: an SRPM for all of them, builds for each, and tests of the last two together. */
final class Monorepo {

    private final World world;
    private final Triggers triggers;
    private final Pipelines pipelines;
    private final Repository repository;

    Monorepo(World world, Triggers triggers, Pipelines pipelines, Repository repository) {
        this.world = world;
        this.triggers = triggers;
        this.pipelines = pipelines;
        this.repository = repository;
    }

    void plan() {
        world.timeline().at(world.now().minus(Duration.ofDays(12)), this::push);
    }

    private void push() {
        Trigger push = triggers.branch(repository, repository.project().branch());
        int srpm = job(Table.SRPM_BUILDS, "success").id();
        int tests = group(Table.TFT_TEST_RUN_GROUPS);
        job(Table.TFT_TEST_RUN_TARGETS, "passed")
                .set("target", "fedora-rawhide-x86_64")
                .set("tft_test_run_group_id", tests);
        build(pipelines.open(push, "hello").set("srpm_build_id", srpm), "success");
        for (String another : List.of("hello-doc", "hello-lib")) {
            build(pipelines.open(push, another).set("srpm_build_id", srpm).set("test_run_group_id", tests), "failure");
        }
    }

    private void build(Row pipeline, String status) {
        int builds = group(Table.COPR_BUILD_GROUPS);
        int build = world.counters().coprBuild();
        pipelines.attach(pipeline, "copr_build_group_id", builds);
        job(Table.COPR_BUILD_TARGETS, status)
                .set("build_id", build)
                .set("web_url", CoprBuilds.webUrl(build))
                .set("target", "fedora-rawhide-x86_64")
                .set("owner", "packit")
                .set("project_name", "packit-hello-world-main")
                .set("build_start_time", world.time().plusSeconds(60))
                .set("build_finished_time", world.time().plusSeconds(300))
                .set("copr_build_group_id", builds);
    }

    private Row job(Table table, String status) {
        return world.rows().add(table).set("status", status).set("submitted_time", world.time());
    }

    private int group(Table table) {
        return world.rows().add(table).set("submitted_time", world.time()).id();
    }
}
