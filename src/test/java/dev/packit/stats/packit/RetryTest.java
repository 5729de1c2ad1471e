package dev.packit.stats.packit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Packit's handlers react to, for every kind of job, forge and trigger. */
class RetryTest {

    private static final List<String> FORGES =
            List.of("github.com", "gitlab.com", "src.fedoraproject.org", "pagure.io", "codeberg.org");

    private static final String COMMIT = "c0ffee0";

    /** All others have no comment that Packit would react to. */
    private static final String EXPECTED = """
            srpm, github.com, pull_request | /packit build | pull request #7 | https://github.com/rpms/ogr/pull/7
            srpm, github.com, branch_push | /packit build --commit v1 | commit c0ffee0 | https://github.com/rpms/ogr/commit/c0ffee0
            srpm, github.com, release | /packit build --release v1 | commit c0ffee0 | https://github.com/rpms/ogr/commit/c0ffee0
            srpm, gitlab.com, pull_request | /packit build | pull request #7 | https://gitlab.com/rpms/ogr/-/merge_requests/7
            srpm, gitlab.com, branch_push | /packit build --commit v1 | commit c0ffee0 | https://gitlab.com/rpms/ogr/commit/c0ffee0
            srpm, gitlab.com, release | /packit build --release v1 | commit c0ffee0 | https://gitlab.com/rpms/ogr/commit/c0ffee0
            copr, github.com, pull_request | /packit build | pull request #7 | https://github.com/rpms/ogr/pull/7
            copr, github.com, branch_push | /packit build --commit v1 | commit c0ffee0 | https://github.com/rpms/ogr/commit/c0ffee0
            copr, github.com, release | /packit build --release v1 | commit c0ffee0 | https://github.com/rpms/ogr/commit/c0ffee0
            copr, gitlab.com, pull_request | /packit build | pull request #7 | https://gitlab.com/rpms/ogr/-/merge_requests/7
            copr, gitlab.com, branch_push | /packit build --commit v1 | commit c0ffee0 | https://gitlab.com/rpms/ogr/commit/c0ffee0
            copr, gitlab.com, release | /packit build --release v1 | commit c0ffee0 | https://gitlab.com/rpms/ogr/commit/c0ffee0
            koji, github.com, pull_request | /packit upstream-koji-build | pull request #7 | https://github.com/rpms/ogr/pull/7
            koji, gitlab.com, pull_request | /packit upstream-koji-build | pull request #7 | https://gitlab.com/rpms/ogr/-/merge_requests/7
            koji, src.fedoraproject.org, pull_request | /packit-ci scratch-build | pull request #7 | https://src.fedoraproject.org/rpms/ogr/pull-request/7
            koji-downstream, github.com, issue | /packit koji-build | issue #7 | https://github.com/rpms/ogr/issues/7
            koji-downstream, gitlab.com, issue | /packit koji-build | issue #7 | https://gitlab.com/rpms/ogr/-/issues/7
            koji-downstream, src.fedoraproject.org, pull_request | /packit koji-build | pull request #7 | https://src.fedoraproject.org/rpms/ogr/pull-request/7
            koji-downstream, src.fedoraproject.org, branch_push | /packit koji-build | an open pull request of rpms/ogr for f44 | https://src.fedoraproject.org/rpms/ogr/pull-requests
            koji-downstream, src.fedoraproject.org, koji_build_tag | /packit koji-build | an open pull request of rpms/ogr for f44 | https://src.fedoraproject.org/rpms/ogr/pull-requests
            koji-tag-requests, src.fedoraproject.org, pull_request | /packit koji-tag | pull request #7 | https://src.fedoraproject.org/rpms/ogr/pull-request/7
            testing-farm, github.com, pull_request | /packit test, /packit test --identifier e2e | pull request #7 | https://github.com/rpms/ogr/pull/7
            testing-farm, github.com, branch_push | /packit test --commit v1, /packit test --commit v1 --identifier e2e | commit c0ffee0 | https://github.com/rpms/ogr/commit/c0ffee0
            testing-farm, github.com, release | /packit test --release v1, /packit test --release v1 --identifier e2e | commit c0ffee0 | https://github.com/rpms/ogr/commit/c0ffee0
            testing-farm, gitlab.com, pull_request | /packit test, /packit test --identifier e2e | pull request #7 | https://gitlab.com/rpms/ogr/-/merge_requests/7
            testing-farm, gitlab.com, branch_push | /packit test --commit v1, /packit test --commit v1 --identifier e2e | commit c0ffee0 | https://gitlab.com/rpms/ogr/commit/c0ffee0
            testing-farm, gitlab.com, release | /packit test --release v1, /packit test --release v1 --identifier e2e | commit c0ffee0 | https://gitlab.com/rpms/ogr/commit/c0ffee0
            testing-farm, src.fedoraproject.org, pull_request | /packit-ci test, /packit-ci test e2e | pull request #7 | https://src.fedoraproject.org/rpms/ogr/pull-request/7
            propose-downstream, github.com, release | /packit propose-downstream | an open issue of rpms/ogr | https://github.com/rpms/ogr/issues
            propose-downstream, github.com, issue | /packit propose-downstream | issue #7 | https://github.com/rpms/ogr/issues/7
            propose-downstream, gitlab.com, release | /packit propose-downstream | an open issue of rpms/ogr | https://gitlab.com/rpms/ogr/-/issues
            propose-downstream, gitlab.com, issue | /packit propose-downstream | issue #7 | https://gitlab.com/rpms/ogr/-/issues/7
            pull-from-upstream, src.fedoraproject.org, pull_request | /packit pull-from-upstream | pull request #7 | https://src.fedoraproject.org/rpms/ogr/pull-request/7
            pull-from-upstream, src.fedoraproject.org, anitya_version | /packit pull-from-upstream | an open pull request of rpms/ogr | https://src.fedoraproject.org/rpms/ogr/pull-requests
            pull-from-upstream, src.fedoraproject.org, anitya_multiple_versions | /packit pull-from-upstream | an open pull request of rpms/ogr | https://src.fedoraproject.org/rpms/ogr/pull-requests
            bodhi, github.com, issue | /packit create-update | issue #7 | https://github.com/rpms/ogr/issues/7
            bodhi, gitlab.com, issue | /packit create-update | issue #7 | https://gitlab.com/rpms/ogr/-/issues/7
            bodhi, src.fedoraproject.org, pull_request | /packit create-update | pull request #7 | https://src.fedoraproject.org/rpms/ogr/pull-request/7
            bodhi, src.fedoraproject.org, branch_push | /packit create-update | an open pull request of rpms/ogr for f44 | https://src.fedoraproject.org/rpms/ogr/pull-requests
            bodhi, src.fedoraproject.org, koji_build_tag | /packit create-update | an open pull request of rpms/ogr for f44 | https://src.fedoraproject.org/rpms/ogr/pull-requests
            vm-image, github.com, pull_request | /packit vm-image-build | pull request #7 | https://github.com/rpms/ogr/pull/7
            vm-image, gitlab.com, pull_request | /packit vm-image-build | pull request #7 | https://gitlab.com/rpms/ogr/-/merge_requests/7
            """;

    @Test
    void everyCommandHasSomebodyWhoListens() {
        List<String> found = Arrays.stream(JobKind.values())
                .flatMap(kind -> FORGES.stream()
                        .flatMap(forge -> Arrays.stream(TriggerType.values()).map(type -> row(kind, forge, type))))
                .filter(Objects::nonNull)
                .toList();

        assertThat(found).containsExactlyElementsOf(EXPECTED.lines().toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    COPR         | failure          | -       | /packit rebuild-failed | -
                    COPR         | error            | -       | /packit build          | -
                    COPR         | waiting_for_srpm | -       | /packit build          | -
                    SRPM         | failure          | -       | /packit rebuild-failed | -
                    SRPM         | error            | -       | /packit build          | -
                    TESTING_FARM | failed           | -       | /packit retest-failed  | -
                    TESTING_FARM | error            | e2e     | /packit retest-failed  | /packit test --identifier e2e
                    TESTING_FARM | needs_inspection | e2e     | /packit test           | /packit test --identifier e2e
                    TESTING_FARM | failed           | a b     | /packit retest-failed  | -
                    TESTING_FARM | failed           | --env=x | /packit retest-failed  | -
                    TESTING_FARM | failed           | a;'"`   | /packit retest-failed  | -
                    TESTING_FARM | -                | -       | /packit test           | -
                    """)
    void failedJobsAreFoundByPackitOnlyIfTheirStatusSaysSo(
            JobKind kind, String status, String identifier, String command, String narrower) {
        Project project = new Project("github.com", "packit", "ogr", "https://github.com/packit/ogr");

        assertThat(Retry.of(
                        job(kind, status, identifier, project, Trigger.named(TriggerType.PULL_REQUEST, "24", project)),
                        "/packit"))
                .isEqualTo(new Retry(command, narrower, "pull request #24", "https://github.com/packit/ogr/pull/24"));
    }

    @Test
    void nothingIsAdvisedWithoutATriggerProjectOrCommit() {
        Project project = new Project("github.com", "packit", "ogr", null);
        Trigger branch = Trigger.named(TriggerType.BRANCH, "main", project);
        Trigger pr = Trigger.named(TriggerType.PULL_REQUEST, "24", project);

        assertThat(Retry.of(job(JobKind.COPR, "failure", null, project, branch), "/packit"))
                .isNull();
        assertThat(Retry.of(job(JobKind.COPR, "failure", null, project, null), "/packit"))
                .isNull();
        assertThat(Retry.of(job(JobKind.COPR, "failure", null, null, pr), "/packit"))
                .isNull();
        assertThat(Retry.of(job(JobKind.COPR, "failure", null, project, pr), "/packit"))
                .isEqualTo(new Retry("/packit rebuild-failed", null, "pull request #24", null));
    }

    /** Packit's deployments read different comments. */
    @ParameterizedTest
    @CsvSource({
        "TESTING_FARM, github.com, /packit-stg retest-failed, /packit-stg test --identifier e2e",
        "TESTING_FARM, src.fedoraproject.org, /packit-ci-stg test, /packit-ci-stg test e2e",
        "KOJI_DOWNSTREAM, src.fedoraproject.org, /packit-stg koji-build,"
    })
    void stagingHasItsOwnPrefix(JobKind kind, String host, String command, @Nullable String narrower) {
        Project project = new Project(host, "rpms", "ogr", "https://%s/rpms/ogr".formatted(host));
        Trigger pr = Trigger.named(TriggerType.PULL_REQUEST, "24", project);

        Retry retry = Retry.of(job(kind, "failed", "e2e", project, pr), "/packit-stg");

        assertThat(retry.command()).isEqualTo(command);
        assertThat(retry.narrower()).isEqualTo(narrower);
    }

    private static @Nullable String row(JobKind kind, String host, TriggerType type) {
        Project project = new Project(host, "rpms", "ogr", "https://%s/rpms/ogr".formatted(host));
        Retry retry = Retry.of(job(kind, null, "e2e", project, trigger(type, project)), "/packit");
        return retry == null
                ? null
                : Stream.of(
                                "%s, %s, %s".formatted(kind.slug(), host, type.event()),
                                retry.command() + (retry.narrower() == null ? "" : ", " + retry.narrower()),
                                retry.place(),
                                retry.url())
                        .reduce((one, two) -> one + " | " + two)
                        .orElseThrow();
    }

    private static Job job(
            JobKind kind,
            @Nullable String status,
            @Nullable String identifier,
            @Nullable Project project,
            @Nullable Trigger trigger) {
        return new Job(
                kind,
                1,
                status,
                Outcome.FAILED,
                Fate.REPORTED,
                "f44",
                identifier,
                "ogr",
                List.of("ogr"),
                project,
                trigger,
                null,
                null,
                null,
                null,
                null);
    }

    /** A release-monitoring.org event has a package on dist-git, whatever project the job has. */
    private static Trigger trigger(TriggerType type, Project project) {
        boolean anitya = !TriggerType.OF_PROJECTS.contains(type);
        Project distGit = anitya && project.forge().equals(Project.FEDORA_DIST_GIT) ? project : null;
        Trigger named = anitya || type == TriggerType.KOJI_TAG
                ? null
                : Trigger.named(
                        type, type == TriggerType.PULL_REQUEST || type == TriggerType.ISSUE ? "7" : "v1", project);
        return new Trigger(
                type.event(),
                named == null ? null : named.pr(),
                named == null ? null : named.branch(),
                named == null ? null : named.release(),
                named == null ? null : named.issue(),
                null,
                null,
                anitya ? new AnityaProject(1L, "ogr", "ogr", distGit, true) : null,
                null,
                COMMIT,
                named == null ? null : named.url(),
                project.url() + "/commit/" + COMMIT,
                1L);
    }
}
