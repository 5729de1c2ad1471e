package dev.packit.stats.packit;

import static dev.packit.stats.packit.TriggerType.ANITYA_VERSION;
import static dev.packit.stats.packit.TriggerType.ANITYA_VERSIONS;
import static dev.packit.stats.packit.TriggerType.BRANCH;
import static dev.packit.stats.packit.TriggerType.ISSUE;
import static dev.packit.stats.packit.TriggerType.KOJI_TAG;
import static dev.packit.stats.packit.TriggerType.PULL_REQUEST;
import static dev.packit.stats.packit.TriggerType.RELEASE;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The comments that make Packit run jobs again, by forge and trigger. Where there is no rule, Packit reacts to no comment: on
 * Pagure and Forgejo, for instance, or after a scratch build of a push. The rules come from the decorators of Packit's
 * handlers, and the commands from its documentation.
 *
 * @see <a href="https://github.com/packit/packit-service/tree/main/packit_service/worker/handlers">handlers</a>
 * @see <a href="https://packit.dev/docs/retriggering">Retriggering</a>, <a
 *     href="https://packit.dev/fedora-ci/retriggering">Retriggering in Fedora CI</a>
 */
enum Retries {
    NONE,
    COPR(
            upstream(PULL_REQUEST, Place.TRIGGER, "/packit rebuild-failed").ifStatus("failure"),
            upstream(PULL_REQUEST, Place.TRIGGER, "/packit build"),
            upstream(BRANCH, Place.COMMIT, "/packit build --commit {name}"),
            upstream(RELEASE, Place.COMMIT, "/packit build --release {name}")),
    SCRATCH(
            upstream(PULL_REQUEST, Place.TRIGGER, "/packit upstream-koji-build"),
            downstream(PULL_REQUEST, Place.TRIGGER, "/packit-ci scratch-build")),
    TESTS(
            upstream(PULL_REQUEST, Place.TRIGGER, "/packit retest-failed")
                    .orOnly("/packit test --identifier {identifier}")
                    .ifStatus("failed", "error"),
            upstream(PULL_REQUEST, Place.TRIGGER, "/packit test").orOnly("/packit test --identifier {identifier}"),
            upstream(BRANCH, Place.COMMIT, "/packit test --commit {name}")
                    .orOnly("/packit test --commit {name} --identifier {identifier}"),
            upstream(RELEASE, Place.COMMIT, "/packit test --release {name}")
                    .orOnly("/packit test --release {name} --identifier {identifier}"),
            downstream(PULL_REQUEST, Place.TRIGGER, "/packit-ci test").orOnly("/packit-ci test {identifier}")),
    VM_IMAGE(upstream(PULL_REQUEST, Place.TRIGGER, "/packit vm-image-build")),
    /** Proposes the newest release, whatever release the job was for. */
    PROPOSE_DOWNSTREAM(
            upstream(ISSUE, Place.TRIGGER, "/packit propose-downstream"),
            upstream(RELEASE, Place.ISSUES, "/packit propose-downstream")),
    PULL_FROM_UPSTREAM(
            downstream(PULL_REQUEST, Place.TRIGGER, "/packit pull-from-upstream"),
            downstream(ANITYA_VERSION, Place.PULL_REQUESTS, "/packit pull-from-upstream"),
            downstream(ANITYA_VERSIONS, Place.PULL_REQUESTS, "/packit pull-from-upstream")),
    KOJI_BUILD(released("/packit koji-build")),
    KOJI_TAG_REQUEST(downstream(PULL_REQUEST, Place.TRIGGER, "/packit koji-tag")),
    BODHI_UPDATE(released("/packit create-update"));

    private final List<Rule> rules;

    Retries(Rule... rules) {
        this.rules = List.of(rules);
    }

    /** Where to comment. */
    enum Place {
        /** On what triggered the job. */
        TRIGGER,
        /** On the commit. */
        COMMIT,
        /** On any open issue of the project. */
        ISSUES,
        /** On any open pull request of the project. */
        PULL_REQUESTS,
        /** On any open pull request of the project for the job's branch. */
        PULL_REQUESTS_FOR_BRANCH
    }

    /**
     * @param command with {@code {name}} for the branch or tag
     * @param narrower a command for this job alone, with {@code {identifier}}; null if there is none
     * @param statuses for which the command works; empty for all
     */
    record Rule(
            Set<Forge> forges,
            TriggerType type,
            Place place,
            String command,
            @Nullable String narrower,
            Set<String> statuses) {

        private Rule orOnly(String narrower) {
            return new Rule(forges, type, place, command, narrower, statuses);
        }

        private Rule ifStatus(String... statuses) {
            return new Rule(forges, type, place, command, narrower, Set.of(statuses));
        }
    }

    /** The rule for a job; null if there is none. */
    @Nullable
    Rule of(Forge forge, TriggerType type, @Nullable String status) {
        return rules.stream()
                .filter(rule -> rule.forges.contains(forge)
                        && rule.type == type
                        && (rule.statuses.isEmpty() || status != null && rule.statuses.contains(status)))
                .findFirst()
                .orElse(null);
    }

    private static Rule upstream(TriggerType type, Place place, String command) {
        return new Rule(EnumSet.of(Forge.GITHUB, Forge.GITLAB), type, place, command, null, Set.of());
    }

    private static Rule downstream(TriggerType type, Place place, String command) {
        return new Rule(EnumSet.of(Forge.DIST_GIT), type, place, command, null, Set.of());
    }

    /** Packit opens an issue upstream about what it could not release, and takes the same comment there. */
    private static Rule[] released(String command) {
        return Stream.concat(
                        Stream.of(
                                downstream(PULL_REQUEST, Place.TRIGGER, command),
                                upstream(ISSUE, Place.TRIGGER, command)),
                        Stream.of(BRANCH, KOJI_TAG)
                                .map(type -> downstream(type, Place.PULL_REQUESTS_FOR_BRANCH, command)))
                .toArray(Rule[]::new);
    }
}
