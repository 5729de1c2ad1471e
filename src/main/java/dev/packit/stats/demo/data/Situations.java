package dev.packit.stats.demo.data;

import java.time.Duration;
import java.util.List;

/** Runs in which it takes care to tell what became of their jobs. */
final class Situations {

    private static final String CHROOT = "fedora-rawhide-x86_64";

    private final World world;
    private final Triggers triggers;
    private final Pipelines pipelines;
    private final Repository repository;

    /** @param repository where all of it happens */
    Situations(World world, Triggers triggers, Pipelines pipelines, Repository repository) {
        this.world = world;
        this.triggers = triggers;
        this.pipelines = pipelines;
        this.repository = repository;
    }

    void plan() {
        world.ago(Duration.ofDays(16), this::neverReportedBack);
        world.ago(Duration.ofDays(12), this::monorepo);
        world.ago(Duration.ofHours(30), this::syncWithoutTargets);
        world.ago(Duration.ofHours(8), this::testedAgain);
    }

    /** A run of three packages: an SRPM for all of them, builds for each, and tests of the last two together. */
    private void monorepo() {
        Trigger push = triggers.branch(repository, repository.project().branch());
        int srpm = job(Table.SRPM_BUILDS, "success").id();
        int tests = world.group(Table.TFT_TEST_RUN_GROUPS);
        test(tests, "passed");
        build(pipelines.open(push, "hello").set("srpm_build_id", srpm), "success");
        for (String another : List.of("hello-doc", "hello-lib")) {
            build(pipelines.open(push, another).set("srpm_build_id", srpm).set("test_run_group_id", tests), "failure");
        }
    }

    /** Two sets of tests for the same chroot, the second of which failed and passed when it was run again. */
    private void testedAgain() {
        Trigger push = triggers.push(repository, triggers.openPullRequest(repository));
        int srpm = job(Table.SRPM_BUILDS, "success").id();
        Row pipeline = pipelines.open(push, "hello").set("srpm_build_id", srpm);
        build(pipeline, "success");
        test(pipeline, "unit", "passed");
        test(pipeline, "integration", "failed");
        world.later(Duration.ofHours(1), () -> test(pipeline, "integration", "passed"));
    }

    /** A build that Packit has given up. */
    private void neverReportedBack() {
        Trigger push = triggers.branch(repository, repository.project().branch());
        int srpm = job(Table.SRPM_BUILDS, "success").id();
        Row pipeline = pipelines.open(push, "hello").set("srpm_build_id", srpm);
        build(pipeline, "pending").set("build_finished_time", null);
    }

    /** Packit could not even tell the branches to which a release should have been synced. */
    private void syncWithoutTargets() {
        int run = job(Table.SYNC_RELEASE_RUNS, "error")
                .set("job_type", "propose_downstream")
                .id();
        pipelines.attach(pipelines.open(triggers.issue(repository), "hello"), "sync_release_run_id", run);
    }

    private Row build(Row pipeline, String status) {
        int builds = world.group(Table.COPR_BUILD_GROUPS);
        int build = world.counters().coprBuild();
        pipelines.attach(pipeline, "copr_build_group_id", builds);
        return job(Table.COPR_BUILD_TARGETS, status)
                .set("build_id", build)
                .set("web_url", CoprBuilds.webUrl(build))
                .set("target", CHROOT)
                .set("owner", "packit")
                .set("project_name", "packit-hello-world-main")
                .set("build_start_time", world.time().plusSeconds(60))
                .set("build_finished_time", world.time().plusSeconds(300))
                .set("copr_build_group_id", builds);
    }

    private void test(Row pipeline, String identifier, String status) {
        int group = world.group(Table.TFT_TEST_RUN_GROUPS);
        pipelines.attach(pipeline, "test_run_group_id", group);
        test(group, status).set("identifier", identifier);
    }

    private Row test(int group, String status) {
        return job(Table.TFT_TEST_RUN_TARGETS, status).set("target", CHROOT).set("tft_test_run_group_id", group);
    }

    private Row job(Table table, String status) {
        return world.rows().add(table).set("status", status).set("submitted_time", world.time());
    }
}
