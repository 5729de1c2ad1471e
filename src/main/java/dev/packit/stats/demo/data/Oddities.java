package dev.packit.stats.demo.data;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What should not be in Packit's database but is: jobs that hang, dangling references, hostile text. */
final class Oddities {

    private static final String RIGHT_TO_LEFT = "fix/\u202Etxt.exe\u202C-\u0645\u0631\u062D\u0628\u0627";
    private static final String SCRIPT = "<script>alert('branch')</script>/\"><img src=x onerror=alert(1)>";

    private final World world;
    private final Triggers triggers;
    private final Pipelines pipelines;
    private final Repository repository;

    /** @param repository where most of it happens */
    Oddities(World world, Triggers triggers, Pipelines pipelines, Repository repository) {
        this.world = world;
        this.triggers = triggers;
        this.pipelines = pipelines;
        this.repository = repository;
    }

    void plan() {
        world.ago(Duration.ofDays(364), this::legacyRows);
        world.ago(Duration.ofDays(150), this::eventsThatLeadNowhere);
        world.ago(Duration.ofDays(90), this::contradictoryTimes);
        world.ago(Duration.ofDays(60), this::unknownWords);
        world.ago(Duration.ofDays(45), this::rareWords);
        world.ago(Duration.ofDays(20), this::bitingText);
        world.ago(Duration.ofDays(9), this::endlessLog);
        world.ago(Duration.ofDays(5).plusHours(3), this::stuckInKoji);
        world.ago(Duration.ofDays(3).plusHours(7), this::stuckInCopr);
        world.ago(Duration.ofDays(2).plusHours(1), this::stuckInTestingFarm);
    }

    /** Jobs from before groups were introduced, or whose pipeline has been deleted. */
    private void legacyRows() {
        coprBuild("success")
                .set("build_start_time", world.time())
                .set("build_finished_time", world.time().plusSeconds(412));
        world.rows()
                .add(Table.KOJI_BUILD_TARGETS)
                .set("status", "success")
                .set("target", "f" + Fedora.at(world.time()).latest())
                .set("nvr", "hello-0.9.1-1.fc" + Fedora.at(world.time()).latest())
                .set("submitted_time", world.time())
                .set("koji_build_group_id", world.group(Table.KOJI_BUILD_GROUPS));
        testRun("passed").set("tft_test_run_group_id", world.group(Table.TFT_TEST_RUN_GROUPS));
        Row run = world.rows()
                .add(Table.SYNC_RELEASE_RUNS)
                .set("status", "finished")
                .set("submitted_time", world.time());
        world.rows()
                .add(Table.SYNC_RELEASE_RUN_TARGETS)
                .set("status", "submitted")
                .set("branch", "unknown")
                .set("submitted_time", world.time())
                .set("sync_release_id", run.id());
    }

    private void eventsThatLeadNowhere() {
        Row dangling = event("pull_request", 99_999_999);
        attachCopr(pipeline(dangling.id()), coprBuild("success"));
        Row untyped = event(null, 1);
        attachCopr(pipeline(untyped.id()), coprBuild("failure"));
        attachCopr(pipeline(null), coprBuild("success"));
        Row orphan = world.rows().add(Table.PULL_REQUESTS).set("pr_id", 4711);
        attachCopr(pipeline(event("pull_request", orphan.id()).id()), coprBuild("success"));
        pipeline(triggers.pullRequest(repository).event());
    }

    private void contradictoryTimes() {
        Row pipeline = branchPipeline(repository.project().branch());
        attachCopr(
                pipeline,
                coprBuild("success")
                        .set("build_start_time", world.time().plusSeconds(300))
                        .set("build_finished_time", world.time().plusSeconds(120)),
                coprBuild("success").set("submitted_time", null),
                coprBuild(null).set("target", null),
                coprBuild("failure").set("build_finished_time", world.time().plusSeconds(45)));
    }

    /** The status columns of Koji builds and Bodhi updates accept any text. */
    private void unknownWords() {
        Row pipeline = branchPipeline("rawhide");
        int group = world.group(Table.KOJI_BUILD_GROUPS);
        pipelines.attach(pipeline, "koji_build_group_id", group);
        for (String status : new String[] {"assigned", null}) {
            world.rows()
                    .add(Table.KOJI_BUILD_TARGETS)
                    .set("status", status)
                    .set("target", "rawhide")
                    .set("scratch", false)
                    .set("submitted_time", world.time())
                    .set("koji_build_group_id", group);
        }
        int updates = world.group(Table.BODHI_UPDATE_GROUPS);
        pipelines.attach(pipeline, "bodhi_update_group_id", updates);
        world.rows()
                .add(Table.BODHI_UPDATE_TARGETS)
                .set("status", "obsolete")
                .set("target", "f" + Fedora.at(world.time()).latest())
                .set("koji_nvrs", "hello-1.0.0-1.fc" + Fedora.at(world.time()).latest())
                .set("submitted_time", world.time())
                .set("bodhi_update_group_id", updates);
    }

    /** Values that are allowed but very rare. */
    private void rareWords() {
        for (String status : List.of("waiting_for_srpm", "retry")) {
            Row srpm = world.rows().add(Table.SRPM_BUILDS).set("status", status).set("submitted_time", world.time());
            branchPipeline(repository.project().branch()).set("srpm_build_id", srpm.id());
        }
        Row response = world.rows()
                .add(Table.LOG_DETECTIVE_RUN)
                .set("status", "complete")
                .set("analysis_id", world.chance().uuid())
                .set("submitted_time", world.time())
                .set("log_detective_run_group_id", world.group(Table.LOG_DETECTIVE_RUN_GROUPS));
        response.set("log_detective_response", world.texts().object().putNull("explanation"));
    }

    private void bitingText() {
        for (String branch : List.of(SCRIPT, RIGHT_TO_LEFT, "a".repeat(300), "100%_done?a=1&b=2#end")) {
            attachCopr(branchPipeline(branch), coprBuild("success"));
        }
        Row pipeline = branchPipeline("../../etc/passwd");
        int group = world.group(Table.TFT_TEST_RUN_GROUPS);
        pipelines.attach(pipeline, "test_run_group_id", group);
        testRun("failed").set("web_url", "javascript:alert(document.domain)").set("tft_test_run_group_id", group);
        attachCopr(
                pipeline,
                coprBuild("success").set("built_packages", "[]"),
                coprBuild("failure").set("build_logs_url", "javascript:alert('log')"));
    }

    /** A very long log. */
    private void endlessLog() {
        StringBuilder log = new StringBuilder("Patching the sources\n");
        for (int patch = 1; patch <= 1500; patch++) {
            log.append("+ /usr/bin/patch --no-backup-if-mismatch -f -p1 --fuzz=0 < %s.patch\n".formatted(patch));
        }
        log.append("error: Bad exit status from /var/tmp/rpm-tmp.Qb7x1Z (%prep)\n");
        Row srpm = world.rows()
                .add(Table.SRPM_BUILDS)
                .set("status", "failure")
                .set("submitted_time", world.time())
                .set("build_start_time", world.time().plusSeconds(20))
                .set("build_finished_time", world.time().plusSeconds(740))
                .set("logs", log);
        branchPipeline(repository.project().branch()).set("srpm_build_id", srpm.id());
    }

    private void stuckInKoji() {
        Row pipeline = branchPipeline("rawhide");
        int group = world.group(Table.KOJI_BUILD_GROUPS);
        pipelines.attach(pipeline, "koji_build_group_id", group);
        world.rows()
                .add(Table.KOJI_BUILD_TARGETS)
                .set("status", "running")
                .set("target", "rawhide")
                .set("scratch", true)
                .set("task_id", world.counters().kojiTask())
                .set("submitted_time", world.time())
                .set("build_start_time", world.time().plusSeconds(65))
                .set("koji_build_group_id", group);
    }

    private void stuckInCopr() {
        attachCopr(
                branchPipeline(repository.project().branch()),
                coprBuild("pending").set("build_start_time", world.time().plusSeconds(90)),
                coprBuild("pending"));
    }

    private void stuckInTestingFarm() {
        Row pipeline = branchPipeline(repository.project().branch());
        int group = world.group(Table.TFT_TEST_RUN_GROUPS);
        pipelines.attach(pipeline, "test_run_group_id", group);
        testRun("running").set("pipeline_id", world.chance().uuid()).set("tft_test_run_group_id", group);
    }

    private Row event(@Nullable String type, int id) {
        return world.rows()
                .add(Table.PROJECT_EVENTS)
                .set("type", type)
                .set("event_id", id)
                .set("commit_sha", world.chance().hex(40));
    }

    private Row pipeline(@Nullable Integer event) {
        return world.rows()
                .add(Table.PIPELINES)
                .set("datetime", world.time())
                .set("project_event_id", event)
                .set("package_name", "hello");
    }

    private Row branchPipeline(String branch) {
        return pipeline(triggers.branch(repository, branch).event());
    }

    private void attachCopr(Row pipeline, Row... builds) {
        int group = world.group(Table.COPR_BUILD_GROUPS);
        pipelines.attach(pipeline, "copr_build_group_id", group);
        for (Row build : builds) {
            build.set("copr_build_group_id", group);
        }
    }

    private Row coprBuild(@Nullable String status) {
        int build = world.counters().coprBuild();
        return world.rows()
                .add(Table.COPR_BUILD_TARGETS)
                .set("status", status)
                .set("build_id", build)
                .set("web_url", CoprBuilds.webUrl(build))
                .set("target", "fedora-rawhide-x86_64")
                .set("owner", "packit")
                .set("project_name", "packit-hello-world-main")
                .set("submitted_time", world.time());
    }

    private Row testRun(String status) {
        return world.rows()
                .add(Table.TFT_TEST_RUN_TARGETS)
                .set("status", status)
                .set("target", "fedora-rawhide-x86_64")
                .set("submitted_time", world.time());
    }
}
