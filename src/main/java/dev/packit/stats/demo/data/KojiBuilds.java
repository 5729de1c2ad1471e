package dev.packit.stats.demo.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.packit.stats.demo.data.Infrastructure.Backend;
import dev.packit.stats.demo.data.SideTags.SideTag;
import dev.packit.stats.demo.data.SrpmBuilds.Srpm;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Koji builds: scratch builds of changes, and production builds. */
final class KojiBuilds {

    private static final List<String> SCRATCH_TARGETS = List.of("rawhide", "f{latest}");
    private static final List<String> ARCHITECTURES = List.of("x86_64", "aarch64", "ppc64le", "s390x");

    /** Statuses of builds that Koji has not accepted. */
    private static final List<String> REFUSED = List.of("error", "skipped", "retry");

    /** Until then Packit did not record whether a build was a scratch build. */
    private static final int DAYS_WITH_SCRATCH = 345;

    private static final Duration ANSWERED = Duration.ofSeconds(25);

    private final World world;
    private final Pipelines pipelines;
    private final Deck scratchOutcomes;
    private final Deck outcomes;

    KojiBuilds(World world, Pipelines pipelines) {
        this.world = world;
        this.pipelines = pipelines;
        scratchOutcomes = new Deck(world.chance(), "success 84 failure 12 error 2 canceled 2");
        outcomes = new Deck(world.chance(), "success 166 failure 20 error 7 canceled 4 skipped 2 retry 1");
    }

    /** What is built, and for which branch. */
    record Source(String packageName, String version, String branch) {

        /** Name, version and release of what comes out. */
        String nvr(Fedora fedora) {
            return packageName + "-" + version + "-1." + fedora.dist(branch);
        }
    }

    record Build(Row row, String outcome, Course course) {

        String nvr() {
            return row.text("nvr");
        }
    }

    /** The builds of a project that uses Koji instead of Copr. */
    void scratch(Run run, Srpm srpm) {
        int group = group(run.pipeline());
        Duration waits = Duration.between(world.time(), srpm.course().finishesAt());
        for (String target : SCRATCH_TARGETS) {
            String branch = Fedora.at(world.time()).name(target);
            String outcome = srpm.succeeds() ? scratchOutcomes.draw() : "error";
            add(group, new Source(run.packageName(), run.version(), branch), course(waits), outcome)
                    .set("scratch", true);
        }
    }

    /** A scratch build of a pull request in dist-git. */
    Build check(Row pipeline, Source source) {
        Course course = course(Duration.ZERO);
        String outcome = scratchOutcomes.draw();
        Row row = add(group(pipeline), source, course, outcome).set("scratch", true);
        return new Build(row, outcome, course);
    }

    /** @param sideTag null if the package is built alone */
    Build production(Row pipeline, Source source, @Nullable SideTag sideTag) {
        Course course = course(Duration.ZERO);
        String outcome = world.infrastructure().fails(Backend.KOJI, world.time()) ? "error" : outcomes.draw();
        Row row = add(group(pipeline), source, course, outcome)
                .set("scratch", world.isOlderThan(DAYS_WITH_SCRATCH) ? null : false)
                .set("nvr", source.nvr(Fedora.at(world.time())))
                .set("sidetag", sideTag == null ? null : sideTag.name());
        return new Build(row, outcome, course);
    }

    private int group(Row pipeline) {
        int group = world.group(Table.KOJI_BUILD_GROUPS);
        pipelines.attach(pipeline, "koji_build_group_id", group);
        return group;
    }

    private Course course(Duration waits) {
        Duration queue = world.infrastructure().queue(Backend.KOJI, world.time(), Duration.ofMinutes(3));
        return Course.of(world, waits.plus(queue), world.chance().about(Duration.ofMinutes(14)));
    }

    private Row add(int group, Source source, Course course, String outcome) {
        boolean answered = world.hasPassed(ANSWERED);
        boolean taken = answered && !REFUSED.contains(outcome);
        String status = taken ? course.choose("pending", "running", outcome) : answered ? outcome : "queued";
        Row row = world.rows()
                .add(Table.KOJI_BUILD_TARGETS)
                .set("koji_build_group_id", group)
                .set("status", status)
                .set("target", source.branch())
                .set("submitted_time", world.time());
        if (taken) {
            setTask(row, source, course);
        } else if (status.equals("error")) {
            row.set("data", world.texts().object().put("error", "GenericError: Build already exists"));
        }
        return row;
    }

    private void setTask(Row row, Source source, Course course) {
        int task = world.counters().kojiTask();
        Text submission = world.texts()
                .text("koji-submission.txt")
                .with("nvr", source.nvr(Fedora.at(world.time())))
                .with("package", source.packageName())
                .with("target", source.branch())
                .with("commit", world.chance().hex(40))
                .with("task", task);
        row.set("task_id", task)
                .set("web_url", "https://koji.fedoraproject.org/koji/taskinfo?taskID=" + task)
                .set("build_start_time", course.started())
                .set("build_finished_time", course.finished())
                .set("build_submission_stdout", submission)
                .set("build_logs_urls", course.hasFinished() ? logs() : null);
    }

    private ObjectNode logs() {
        ObjectNode logs = world.texts().object();
        for (String architecture : ARCHITECTURES) {
            int task = world.counters().kojiTask();
            logs.put(
                    architecture,
                    "https://koji.fedoraproject.org/koji/getfile?taskID=%d&name=build.log".formatted(task));
        }
        return logs;
    }
}
