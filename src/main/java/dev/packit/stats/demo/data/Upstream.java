package dev.packit.stats.demo.data;

import dev.packit.stats.demo.data.SrpmBuilds.Srpm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What happens in upstream projects: pull requests and pushes are built, releases are built and proposed downstream. */
final class Upstream {

    private static final double ANOTHER_BRANCH = 0.2;
    private static final double BUILT_AGAIN = 0.08;
    private static final double SMALL_RELEASE = 0.7;
    private static final Duration ANSWER = Duration.ofHours(3);

    private final World world;
    private final Triggers triggers;
    private final Pipelines pipelines;
    private final SrpmBuilds srpms;
    private final CoprBuilds copr;
    private final KojiBuilds koji;
    private final Consumer<Trigger> proposal;
    private final List<String> branches;

    /** @param proposal handles a release that should be proposed to Fedora */
    Upstream(
            World world,
            Triggers triggers,
            Pipelines pipelines,
            CoprBuilds copr,
            KojiBuilds koji,
            Consumer<Trigger> proposal) {
        this.world = world;
        this.triggers = triggers;
        this.pipelines = pipelines;
        this.copr = copr;
        this.koji = koji;
        this.proposal = proposal;
        srpms = new SrpmBuilds(world);
        branches = world.texts().lines("branches.txt");
    }

    void pullRequest(Repository repository) {
        Trigger trigger = triggers.pullRequest(repository);
        List<String> packages = repository.project().packages();
        for (String packageName : packages) {
            // In a monorepo, a change affects some of the packages.
            if (packages.size() == 1 || world.chance().of(0.5)) {
                build(trigger, packageName);
            }
        }
    }

    void push(Repository repository) {
        String branch = world.chance().of(ANOTHER_BRANCH)
                ? world.chance().oneOf(branches)
                : repository.project().branch();
        Trigger trigger = triggers.branch(repository, branch);
        repository.project().packages().forEach(packageName -> build(trigger, packageName));
    }

    void release(Repository repository) {
        repository.release(repository.nextVersion(world.chance().of(SMALL_RELEASE)));
        Trigger trigger = triggers.release(repository);
        repository.project().packages().forEach(packageName -> build(trigger, packageName));
        if (!repository.project().downstream().isEmpty()) {
            proposal.accept(trigger);
        }
    }

    /** Somebody requests in an issue that the latest release be proposed, because it was not. */
    void issue(Repository repository) {
        proposal.accept(triggers.issue(repository));
    }

    private void build(Trigger trigger, String packageName) {
        Run run = Run.of(trigger, packageName, pipelines.open(trigger, packageName), world.time());
        Srpm srpm = srpms.build(run);
        if (run.project().does("koji")) {
            koji.scratch(run, srpm);
        } else {
            copr.build(run, srpm);
        }
        if (trigger.number() != null && world.chance().of(BUILT_AGAIN)) {
            Instant asked = srpm.course().finishesAt().plus(world.chance().about(ANSWER));
            world.timeline().at(asked, () -> build(trigger, packageName));
        }
    }
}
