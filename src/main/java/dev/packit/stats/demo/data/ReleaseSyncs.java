package dev.packit.stats.demo.data;

import dev.packit.stats.demo.data.Infrastructure.Backend;
import dev.packit.stats.demo.data.KojiBuilds.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Releases proposed as dist-git pull requests, either by upstream or by the package's maintainer. */
final class ReleaseSyncs {

    /** What caused a release to be synced. */
    enum Way {
        PROPOSE_DOWNSTREAM,
        PULL_FROM_UPSTREAM;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A pull request in dist-git that updates a branch to a version. */
    record Update(Repository repository, DistGitPackage distGit, String branch, String version, int number) {

        Source source() {
            return new Source(distGit.name(), version, branch);
        }

        String packageName() {
            return distGit.name();
        }
    }

    /** Before this time, Packit recorded only the URL of a pull request. */
    private static final int DAYS_WITH_PULL_REQUESTS = 270;

    private static final double FAST_FORWARD = 0.12;

    private final World world;
    private final Pipelines pipelines;
    private final Deck outcomes;
    private final Consumer<Update> review;

    /** @param review handles the pull requests once they exist */
    ReleaseSyncs(World world, Pipelines pipelines, Consumer<Update> review) {
        this.world = world;
        this.pipelines = pipelines;
        this.review = review;
        outcomes = new Deck(world.chance(), "submitted 157 error 24 skipped 17 retry 1 queued 1");
    }

    /** Syncs the repository's latest release to all branches, and returns whether all succeeded. */
    boolean sync(Way way, Trigger trigger, Repository repository, DistGitPackage distGit) {
        Row run = world.rows()
                .add(Table.SYNC_RELEASE_RUNS)
                .set("submitted_time", world.time())
                .set("job_type", way.word());
        Row pipeline = pipelines.open(trigger, distGit.name());
        pipelines.attach(pipeline, "sync_release_run_id", run.id());
        List<String> statuses = new ArrayList<>();
        Duration turn = world.chance().seconds(3, 20);
        for (String pattern : distGit.branches()) {
            String branch = Fedora.at(world.time()).name(pattern);
            Course course = Course.of(world, turn, world.chance().seconds(35, 160));
            turn = Duration.between(world.time(), course.finishesAt());
            Update update = new Update(repository, distGit, branch, repository.version(), repository.nextNumber());
            statuses.add(add(run.id(), way, update, course));
        }
        run.set("status", overall(statuses));
        return !statuses.contains("error");
    }

    private static String overall(List<String> statuses) {
        if (statuses.contains("running") || statuses.contains("queued") || statuses.contains("retry")) {
            return "running";
        }
        return statuses.contains("error") ? "error" : "finished";
    }

    private String add(int run, Way way, Update update, Course course) {
        boolean fails = world.infrastructure().fails(Backend.DIST_GIT, world.time());
        String outcome = fails ? "error" : outcomes.draw();
        String status = course.choose("queued", "running", outcome);
        boolean worked = List.of("submitted", "error", "skipped").contains(outcome);
        Row target = world.rows()
                .add(Table.SYNC_RELEASE_RUN_TARGETS)
                .set("sync_release_id", run)
                .set("branch", update.branch())
                .set("status", status)
                .set("submitted_time", world.time())
                .set("start_time", worked ? course.started() : null)
                .set("finished_time", worked ? course.finished() : null)
                .set(
                        "logs",
                        status.equals("submitted") || status.equals("error") ? log(way, update, course, status) : null);
        if (outcome.equals("submitted")) {
            world.timeline().at(course.finishesAt(), () -> submit(target, update));
        }
        return status;
    }

    private void submit(Row target, Update update) {
        if (world.isOlderThan(DAYS_WITH_PULL_REQUESTS)) {
            target.set("downstream_pr_url", url(update, update.number()));
        } else {
            addPullRequest(target, update, update.branch(), update.number(), false);
            if (world.chance().of(FAST_FORWARD)) {
                String older = Fedora.at(world.time()).name("f{previous}");
                addPullRequest(target, update, older, update.repository().nextNumber(), true);
            }
        }
        review.accept(update);
    }

    private void addPullRequest(Row target, Update update, String branch, int number, boolean fastForward) {
        Row pullRequest = world.rows()
                .add(Table.SYNC_RELEASE_PULL_REQUEST)
                .set("pr_id", number)
                .set("project_id", update.repository().id())
                .set("is_fast_forward", fastForward)
                .set("target_branch", branch)
                .set("url", url(update, number));
        world.rows()
                .add(Table.SYNC_RELEASE_PR_ASSOCIATION)
                .set("sync_release_target_id", target.id())
                .set("sync_release_pr_id", pullRequest.id());
    }

    private static String url(Update update, int number) {
        return "%s/pull-request/%s".formatted(update.repository().project().url(), number);
    }

    private String log(Way way, Update update, Course course, String status) {
        return world.texts()
                .text(status.equals("submitted") ? "sync-success.txt" : "sync-error.txt")
                .with("package", update.packageName())
                .with("version", update.version())
                .with("branch", update.branch())
                .with("action", way.word())
                .with("pull_request", url(update, update.number()))
                .with("esc", "\u001b")
                .with("return", "\r")
                .stamped(course.startsAt());
    }
}
