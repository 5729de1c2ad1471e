package dev.packit.stats.demo.data;

import dev.packit.stats.demo.data.CoprBuilds.Built;
import java.util.ArrayList;
import java.util.List;

/** The jobs that follow a Copr build: tests, a scan, an image, or an explanation of its failure. */
final class Aftermath {

    private static final double EXPLAINED = 0.6;
    private static final double IMAGED = 0.12;
    private static final int REMEMBERED = 40;

    private final World world;
    private final TestRuns tests;
    private final Scans scans;
    private final LogDetective logDetective;
    private final VmImages images;
    private final List<Built> latestBuilt = new ArrayList<>();
    private final List<Built> latestFailed = new ArrayList<>();

    Aftermath(World world, Pipelines pipelines) {
        this.world = world;
        tests = new TestRuns(world, pipelines);
        scans = new Scans(world);
        logDetective = new LogDetective(world, pipelines);
        images = new VmImages(world, pipelines);
    }

    void follow(Built built, String outcome) {
        if (outcome.equals("failure")) {
            remember(latestFailed, built);
            if (world.chance().of(EXPLAINED)) {
                logDetective.explain(built);
            }
        } else if (outcome.equals("success")) {
            remember(latestBuilt, built);
            succeed(built);
        }
    }

    private void succeed(Built built) {
        Project project = built.run().project();
        String architecture = CoprBuilds.architecture(built.chroot());
        if (project.does("tests") && (architecture.equals("x86_64") || architecture.equals("aarch64"))) {
            tests.test(built);
        }
        if (project.does("scans") && built.chroot().equals("fedora-rawhide-x86_64")) {
            scans.scan(built);
        }
        if (project.does("vm")
                && architecture.equals("x86_64")
                && world.chance().of(IMAGED)) {
            images.plan(built);
        }
    }

    private static void remember(List<Built> latest, Built built) {
        latest.add(built);
        if (latest.size() > REMEMBERED) {
            latest.remove(0);
        }
    }

    /** Somebody requests another run of a recent build's tests. */
    void testAgain() {
        tests.again(world.chance().oneOf(latestBuilt));
    }

    /** Somebody requests an image with a recent build. */
    void image() {
        images.build(world.chance().oneOf(latestBuilt));
    }

    void explainAgain() {
        logDetective.explain(world.chance().oneOf(latestFailed));
    }

    LogDetective logDetective() {
        return logDetective;
    }

    TestRuns tests() {
        return tests;
    }
}
