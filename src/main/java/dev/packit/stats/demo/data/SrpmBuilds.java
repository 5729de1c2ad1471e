package dev.packit.stats.demo.data;

import dev.packit.stats.demo.data.Infrastructure.Backend;
import java.time.Duration;

/** SRPM builds in Copr or, for a few projects, still in Packit's own sandbox. */
final class SrpmBuilds {

    /** @param coprBuild what the packages are built in, and the SRPM too unless the project has a sandbox for it */
    record Srpm(int id, int coprBuild, String outcome, Course course) {

        boolean succeeds() {
            return outcome.equals("success");
        }
    }

    /** After this time, Packit deletes logs and SRPMs. */
    private static final int DAYS_KEPT = 30;

    private final World world;
    private final Deck outcomes;

    SrpmBuilds(World world) {
        this.world = world;
        outcomes = new Deck(world.chance(), "success 186 failure 9 error 1 canceled 4");
    }

    Srpm build(Run run) {
        Chance chance = world.chance();
        Course course = Course.of(world, chance.seconds(4, 40), chance.about(Duration.ofSeconds(75)));
        String outcome = world.infrastructure().fails(Backend.COPR, world.time()) ? "error" : outcomes.draw();
        int coprBuild = world.counters().coprBuild();
        int id = add(run, course, outcome, coprBuild).id();
        run.pipeline().set("srpm_build_id", id);
        return new Srpm(id, coprBuild, outcome, course);
    }

    private Row add(Run run, Course course, String outcome, int coprBuild) {
        boolean kept = course.hasFinished() && !world.isOlderThan(DAYS_KEPT);
        Row row = world.rows()
                .add(Table.SRPM_BUILDS)
                .set("status", course.choose("pending", "pending", outcome))
                .set("submitted_time", world.time())
                .set("build_start_time", course.started())
                .set("build_finished_time", course.finished())
                .set("logs", kept ? log(run, course, outcome) : null)
                .set("url", kept && outcome.equals("success") ? url(run, coprBuild) : null);
        if (!run.project().does("sandbox")) {
            row.set("copr_build_id", coprBuild).set("copr_web_url", CoprBuilds.webUrl(coprBuild));
            row.set("logs_url", course.hasStarted() ? results(run, coprBuild) + "builder-live.log.gz" : null);
        }
        return row;
    }

    private String url(Run run, int coprBuild) {
        String folder = run.project().does("sandbox") ? "https://prod.packit.dev/srpms/" : results(run, coprBuild);
        return folder + "%s-%s-1.src.rpm".formatted(run.packageName(), run.version());
    }

    private static String results(Run run, int coprBuild) {
        return "https://download.copr.fedorainfracloud.org/results/packit/%s/srpm-builds/0%s/"
                .formatted(run.coprProject(), coprBuild);
    }

    private String log(Run run, Course course, String outcome) {
        Trigger trigger = run.trigger();
        return world.texts()
                .text(outcome.equals("success") ? "srpm-success.txt" : "srpm-failure.txt")
                .with("package", run.packageName())
                .with("project", run.project().namespace() + "/" + run.project().name())
                .with("url", run.project().url())
                .with("branch", run.project().branch())
                .with("ref", trigger.ref())
                .with("commit", trigger.commit())
                .with("short", trigger.commit().substring(0, 7))
                .with("tag", trigger.repository().tag())
                .with("version", run.version())
                .with("release", run.release())
                .stamped(course.startsAt());
    }
}
