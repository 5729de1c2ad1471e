package dev.packit.stats.demo.data;

import dev.packit.stats.demo.data.KojiBuilds.Build;
import dev.packit.stats.demo.data.KojiBuilds.Source;
import dev.packit.stats.demo.data.ReleaseSyncs.Update;
import dev.packit.stats.demo.data.ReleaseSyncs.Way;
import dev.packit.stats.demo.data.Repository.PullRequest;
import dev.packit.stats.demo.data.SideTags.SideTag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What happens in Fedora: dist-git pull requests of a release are checked and merged, then built and released in updates. */
final class Downstream {

    private static final double MERGED = 0.8;
    private static final double SEVERAL_VERSIONS = 0.25;
    private static final double SMALL_RELEASE = 0.7;
    private static final double BUILT_AGAIN = 0.5;

    private static final Duration CHECKED = Duration.ofMinutes(3);
    private static final Duration REVIEWED = Duration.ofHours(20);
    private static final Duration TAGGED = Duration.ofMinutes(2);
    private static final Duration ASKED = Duration.ofHours(4);

    private static final List<String> ARCHITECTURES = List.of("x86_64", "aarch64", "s390x");

    private final World world;
    private final Triggers triggers;
    private final Pipelines pipelines;
    private final KojiBuilds koji;
    private final TestRuns tests;
    private final LogDetective logDetective;
    private final ReleaseSyncs syncs;
    private final Updates updates;
    private final SideTags sideTags;
    private final Map<String, Repository> repositories;

    /** @param repositories dist-git repositories by package */
    Downstream(
            World world,
            Triggers triggers,
            Pipelines pipelines,
            KojiBuilds koji,
            Aftermath aftermath,
            Map<String, Repository> repositories) {
        this.world = world;
        this.triggers = triggers;
        this.pipelines = pipelines;
        this.koji = koji;
        this.repositories = repositories;
        tests = aftermath.tests();
        logDetective = aftermath.logDetective();
        syncs = new ReleaseSyncs(world, pipelines, this::review);
        updates = new Updates(world, pipelines);
        sideTags = new SideTags(world, pipelines);
    }

    /** Upstream proposes its latest release. */
    boolean propose(Trigger trigger, DistGitPackage distGit) {
        Repository repository = repository(distGit);
        repository.release(trigger.repository().version());
        return syncs.sync(Way.PROPOSE_DOWNSTREAM, trigger, repository, distGit);
    }

    /** release-monitoring.org reports a release. */
    void pull(DistGitPackage distGit, int anityaProject) {
        Repository repository = repository(distGit);
        String version = repository.nextVersion(world.chance().of(SMALL_RELEASE));
        repository.release(version);
        List<String> versions =
                world.chance().of(SEVERAL_VERSIONS) ? List.of(version, version + "-rc1") : List.of(version);
        Trigger trigger = triggers.versions(repository, anityaProject, versions);
        syncs.sync(Way.PULL_FROM_UPSTREAM, trigger, repository, distGit);
    }

    /** Somebody pushes to dist-git without a pull request. */
    void push(DistGitPackage distGit) {
        Repository repository = repository(distGit);
        String branch = Fedora.at(world.time()).name(world.chance().oneOf(distGit.branches()));
        merge(new Update(repository, distGit, branch, repository.version(), repository.nextNumber()));
    }

    /** Somebody requests an update with the latest build in an issue. */
    void update(DistGitPackage distGit) {
        Fedora fedora = Fedora.at(world.time());
        Repository repository = repository(distGit);
        Source source = new Source(distGit.name(), repository.version(), fedora.name("f{latest}"));
        updates.create(triggers.issue(repository), source.packageName(), source.branch(), source.nvr(fedora), null);
    }

    private Repository repository(DistGitPackage distGit) {
        return Objects.requireNonNull(repositories.get(distGit.name()), distGit.name());
    }

    private void review(Update update) {
        world.later(CHECKED, () -> check(update));
        if (world.chance().of(MERGED)) {
            world.later(REVIEWED, () -> merge(update));
        }
    }

    /** Fedora CI builds and tests the pull request. */
    private void check(Update update) {
        Repository repository = update.repository();
        int id = world.rows()
                .add(Table.PULL_REQUESTS)
                .set("pr_id", update.number())
                .set("project_id", repository.id())
                .id();
        Trigger trigger = triggers.push(repository, new PullRequest(id, update.number()));
        Row pipeline = pipelines.open(trigger, update.packageName());
        Build build = koji.check(pipeline, update.source());
        world.timeline().at(build.course().finishesAt(), () -> {
            if (build.outcome().equals("success")) {
                tests.check(pipeline, repository.project(), build.row().id(), update.branch());
            } else if (build.outcome().equals("failure")) {
                ARCHITECTURES.stream()
                        .limit(world.chance().between(1, ARCHITECTURES.size()))
                        .forEach(architecture ->
                                logDetective.explain(pipeline, update.packageName(), build.row(), architecture));
            }
        });
    }

    private void merge(Update update) {
        build(triggers.branch(update.repository(), update.branch()), update);
    }

    private void build(Trigger trigger, Update update) {
        SideTag tag = sideTag(update);
        Row pipeline = pipelines.open(trigger, update.packageName());
        Build build = koji.production(pipeline, update.source(), tag);
        world.timeline().at(build.course().finishesAt().plus(world.chance().seconds(20, 200)), () -> {
            if (!build.outcome().equals("success")) {
                if (world.chance().of(BUILT_AGAIN)) {
                    world.later(ASKED, () -> build(trigger, update));
                }
            } else if (tag != null) {
                tag(trigger, update, tag, build.nvr());
            } else if (!update.branch().equals("rawhide")) {
                // Bodhi creates updates for Rawhide by itself.
                updates.create(trigger, update.packageName(), update.branch(), build.nvr(), null);
            }
        });
    }

    /** The side tag to build in; null if the package is built alone. */
    private @Nullable SideTag sideTag(Update update) {
        String group = update.distGit().sideTagGroup();
        boolean together = !group.isEmpty() && update.branch().startsWith("f");
        return together ? sideTags.of(group, update.branch()) : null;
    }

    private void tag(Trigger trigger, Update update, SideTag tag, String nvr) {
        int task = sideTags.request(trigger, update.packageName(), update.branch(), tag, nvr);
        world.later(TAGGED, () -> {
            Trigger tagging = triggers.kojiTag(update.repository(), task, tag.name(), update.branch());
            if (tag.isComplete()) {
                String nvrs = String.join(" ", tag.nvrs());
                updates.create(tagging, update.packageName(), update.branch(), nvrs, tag.name());
            } else {
                pipelines.open(tagging, update.packageName());
            }
        });
    }
}
