package dev.packit.stats.demo.data;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All events of the year up to now. */
final class Year {

    private static final double PULL_REQUESTS_A_DAY = 3.4;
    private static final double PUSHES_A_DAY = 0.8;
    private static final double RELEASES_A_DAY = 0.6;
    private static final double PULLS_A_DAY = 0.3;
    private static final double DIST_GIT_PUSHES_A_DAY = 0.6;
    private static final double ASKED_AGAIN = 0.5;
    private static final Duration ASKED = Duration.ofHours(9);

    private final World world;
    private final Rhythm rhythm;
    private final Catalogue catalogue;
    private final List<Repository> upstreams = new ArrayList<>();
    private final Map<String, Repository> distGits = new LinkedHashMap<>();
    private final Map<String, Integer> anityaProjects = new LinkedHashMap<>();
    private final Triggers triggers;
    private final Pipelines pipelines;
    private final Aftermath aftermath;
    private final Upstream upstream;
    private final Downstream downstream;

    Year(World world) {
        this.world = world;
        rhythm = new Rhythm(world.now(), world.chance());
        catalogue = Catalogue.of(world.texts());
        triggers = new Triggers(world);
        pipelines = new Pipelines(world);
        KojiBuilds koji = new KojiBuilds(world, pipelines);
        aftermath = new Aftermath(world, pipelines);
        CoprBuilds copr = new CoprBuilds(world, pipelines, aftermath);
        upstream = new Upstream(world, triggers, pipelines, copr, koji, this::propose);
        downstream = new Downstream(world, triggers, pipelines, koji, aftermath, distGits);
    }

    void pass() {
        catalogue.projects().forEach(project -> upstreams.add(register(project)));
        catalogue.packages().forEach(this::register);
        planUpstream();
        planDownstream();
        planRightNow();
        new Oddities(world, triggers, pipelines, upstream("hello-world")).plan();
        new Situations(world, triggers, pipelines, upstream("hello-world")).plan();
        world.timeline().run();
        new Accounts(world, upstreams).add();
    }

    private Repository register(Project project) {
        Row row = world.rows()
                .add(Table.GIT_PROJECTS)
                .set("namespace", project.namespace())
                .set("repo_name", project.name())
                .set("project_url", project.url())
                .set("instance_url", project.forge());
        return new Repository(project, row.id());
    }

    private void register(DistGitPackage distGit) {
        Repository repository = register(distGit.project());
        distGits.put(distGit.name(), repository);
        Row anityaProject = world.rows()
                .add(Table.ANITYA_PROJECTS)
                .set("project_id", distGit.anityaId())
                .set("project_name", distGit.anityaName())
                .set("package", distGit.name());
        anityaProjects.put(distGit.name(), anityaProject.id());
    }

    private void planUpstream() {
        plan(PULL_REQUESTS_A_DAY, () -> upstream.pullRequest(someUpstream()));
        plan(PUSHES_A_DAY, () -> upstream.push(someUpstream()));
        plan(RELEASES_A_DAY, () -> upstream.release(someUpstream()));
    }

    private void planDownstream() {
        plan(PULLS_A_DAY, () -> pull(world.chance().oneOf(catalogue.packages(), DistGitPackage::pulls)));
        plan(DIST_GIT_PUSHES_A_DAY, () -> downstream.push(world.chance().oneOf(catalogue.packages())));
    }

    private void plan(double perDay, Runnable event) {
        rhythm.moments(perDay).forEach(moment -> world.timeline().at(moment, event));
    }

    private Repository upstream(String name) {
        return upstreams.stream()
                .filter(repository -> repository.project().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Repository someUpstream() {
        return world.chance()
                .oneOf(upstreams, repository -> repository.project().activity());
    }

    private void pull(DistGitPackage distGit) {
        downstream.pull(distGit, Objects.requireNonNull(anityaProjects.get(distGit.name()), distGit.name()));
    }

    private void propose(Trigger trigger) {
        String name = trigger.project().downstream();
        DistGitPackage distGit = catalogue.packages().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        boolean everywhere = downstream.propose(trigger, distGit);
        if (!everywhere && world.chance().of(ASKED_AGAIN)) {
            world.later(ASKED, () -> upstream.issue(trigger.repository()));
        }
    }

    /** Ensures that, regardless of the time of day, jobs of all kinds are waiting or running. */
    private void planRightNow() {
        List<DistGitPackage> packages = catalogue.packages();
        secondsAgo(() -> upstream.pullRequest(someUpstream()), 8, 45, 130, 260, 420, 600, 840, 1100, 1500, 2100, 3000);
        secondsAgo(() -> upstream.push(someUpstream()), 75, 900, 2400);
        secondsAgo(() -> upstream.release(upstream("packit")), 95);
        secondsAgo(() -> pull(packages.get(packages.size() - 1)), 4, 70, 5400);
        secondsAgo(() -> downstream.push(world.chance().oneOf(packages)), 6, 30, 50, 90, 240, 480, 900, 1500, 2400);
        secondsAgo(() -> downstream.update(world.chance().oneOf(packages)), 4, 600);
        secondsAgo(aftermath::testAgain, 5, 40, 300, 700, 1300);
        secondsAgo(aftermath::image, 15, 300, 1000, 1225);
        secondsAgo(aftermath::explainAgain, 5, 30, 600);
    }

    private void secondsAgo(Runnable event, int... seconds) {
        for (int ago : seconds) {
            world.timeline().at(world.now().minus(ago, ChronoUnit.SECONDS), event);
        }
    }
}
