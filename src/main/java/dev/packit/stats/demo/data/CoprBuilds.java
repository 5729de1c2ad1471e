package dev.packit.stats.demo.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.packit.stats.demo.data.Infrastructure.Backend;
import dev.packit.stats.demo.data.SrpmBuilds.Srpm;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copr builds of packages, one for each chroot, and the jobs that follow them. */
final class CoprBuilds {

    /** How much longer a build takes than on x86_64. */
    private static final Map<String, Double> SLOWNESS = Map.of("aarch64", 1.2, "ppc64le", 1.6, "s390x", 2.3);

    /** Share of changes that break the build, and share of chroots that such a change breaks. */
    private static final double BROKEN = 0.11;

    private static final double BROKEN_CHROOT = 0.85;

    private final World world;
    private final Pipelines pipelines;
    private final Aftermath aftermath;
    private final Deck outcomes;

    CoprBuilds(World world, Pipelines pipelines, Aftermath aftermath) {
        this.world = world;
        this.pipelines = pipelines;
        this.aftermath = aftermath;
        outcomes = new Deck(
                world.chance(), "success 915 failure 52 error 7 canceled 22 retry 2 pending 1 waiting_for_srpm 1");
    }

    /** @param testGroups the run's test groups by identifier; filled as tests begin */
    record Built(Run run, Row row, Map<String, Integer> testGroups) {

        String chroot() {
            return row.text("target");
        }
    }

    void build(Run run, Srpm srpm) {
        int group = world.group(Table.COPR_BUILD_GROUPS);
        pipelines.attach(run.pipeline(), "copr_build_group_id", group);
        Map<String, Integer> testGroups = new HashMap<>();
        boolean broken = world.chance().of(BROKEN);
        for (String target : run.project().targets()) {
            String chroot = Fedora.at(world.time()).name(target);
            Course course = course(run, srpm, chroot);
            String outcome = outcome(srpm, broken);
            Row row = add(run, srpm, course, outcome, chroot).set("copr_build_group_id", group);
            Built built = new Built(run, row, testGroups);
            if (srpm.succeeds()) {
                Instant seen = course.finishesAt().plus(world.chance().seconds(2, 25));
                world.timeline().at(seen, () -> aftermath.follow(built, outcome));
            }
        }
    }

    private Course course(Run run, Srpm srpm, String chroot) {
        Duration queue = world.infrastructure().queue(Backend.COPR, world.time(), Duration.ofSeconds(50));
        Duration waits =
                Duration.between(world.time(), srpm.course().finishesAt()).plus(queue);
        Duration typical =
                Duration.ofSeconds(100 + Math.floorMod(run.packageName().hashCode(), 800));
        double slowness = SLOWNESS.getOrDefault(architecture(chroot), 1.0);
        return Course.of(
                world, waits, world.chance().about(typical.plusMillis((long) (typical.toMillis() * (slowness - 1)))));
    }

    private String outcome(Srpm srpm, boolean broken) {
        if (!srpm.succeeds()) {
            return srpm.outcome().equals("canceled") ? "canceled" : "failure";
        }
        if (world.infrastructure().fails(Backend.COPR, world.time())) {
            return "error";
        }
        return broken && world.chance().of(BROKEN_CHROOT) ? "failure" : outcomes.draw();
    }

    private Row add(Run run, Srpm srpm, Course course, String outcome, String chroot) {
        String status = srpm.course().hasFinished()
                ? srpm.succeeds() ? course.choose("pending", "pending", outcome) : outcome
                : "waiting_for_srpm";
        // A build without an SRPM, or canceled before it started, has no times and no log.
        boolean built = srpm.succeeds() && !List.of("retry", "waiting_for_srpm").contains(status);
        Row row = world.rows()
                .add(Table.COPR_BUILD_TARGETS)
                .set("status", status)
                .set("target", chroot)
                .set("submitted_time", world.time())
                .set("task_accepted_time", world.time().plusMillis(-1500))
                .set("build_id", srpm.coprBuild())
                .set("web_url", webUrl(srpm.coprBuild()))
                .set("build_logs_url", built && course.hasStarted() ? log(run, srpm.coprBuild(), chroot) : null)
                .set("owner", "packit")
                .set("project_name", run.coprProject())
                .set("build_start_time", built ? course.started() : null)
                .set("build_finished_time", built && !status.equals("pending") ? course.finished() : null);
        return status.equals("success") ? row.set("built_packages", packages(run, chroot)) : row;
    }

    private static String log(Run run, int build, String chroot) {
        return "https://download.copr.fedorainfracloud.org/results/packit/" + run.coprProject() + "/" + chroot + "/0"
                + build + "-" + run.packageName() + "/builder-live.log.gz";
    }

    private ArrayNode packages(Run run, String chroot) {
        ArrayNode packages = world.texts().array();
        String release = run.release() + "." + Fedora.at(world.time()).dist(chroot);
        addPackage(packages, run, "", "src", release);
        addPackage(packages, run, "", architecture(chroot), release);
        if (run.project().firstNumber() % 2 == 0) {
            addPackage(packages, run, "-libs", architecture(chroot), release);
            addPackage(packages, run, "-doc", "noarch", release);
        }
        return packages;
    }

    private static void addPackage(ArrayNode packages, Run run, String suffix, String architecture, String release) {
        packages.addObject()
                .put("arch", architecture)
                .put("epoch", 0)
                .put("name", run.packageName() + suffix)
                .put("release", release)
                .put("version", run.version());
    }

    static String webUrl(int build) {
        return "https://copr.fedorainfracloud.org/coprs/build/" + build;
    }

    static String architecture(String chroot) {
        return chroot.substring(chroot.lastIndexOf('-') + 1);
    }
}
