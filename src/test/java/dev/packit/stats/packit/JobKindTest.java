package dev.packit.stats.packit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.packit.stats.objective.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that differs between kinds of job. A new kind needs a row here and a constant; no other code may know it. */
class JobKindTest {

    private static final List<String> ROWS = List.of("""
            SRPM
              urls       /jobs/srpm /jobs/srpm/7 srpm-builds
              words      SRPM · SRPM builds · The source package that all other builds start from
              sentence   SRPM build for x succeeded
              backend    Copr · Open in Copr
              place      SOURCE
              objective  builds_12h
              table      srpm_builds by srpm_build_id, timed
              waiting    waiting_for_srpm pending
              passing    retry
              success    success
              failed     failure
              error      error
              other      canceled retry
              details    error copr_build_id srpm_url logs_url logs
            """, """
            COPR
              urls       /jobs/copr /jobs/copr/7 copr-builds
              words      Copr · Copr builds · RPM packages built from a change, one build per chroot
              sentence   Copr build for x succeeded
              backend    Copr · Open in Copr
              place      BUILD
              objective  builds_12h
              table      copr_build_targets by copr_build_group_id, target, identifier, timed
              waiting    waiting_for_srpm pending
              passing    retry
              success    success
              failed     failure
              error      error
              other      canceled retry
              details    error build_id owner copr_project task_accepted logs_url (logs_urls) built_packages (srpm_url)
              relations  srpm:SRPM tests:TESTING_FARM scan:OPENSCANHUB log_detective:LOG_DETECTIVE
            """, """
            KOJI
              urls       /jobs/koji /jobs/koji/7 koji-builds
              words      Koji scratch · Koji scratch builds · Scratch builds on Fedora’s builders
              sentence   Koji scratch build for x succeeded
              backend    Koji · Open in Koji
              place      BUILD
              table      koji_build_targets by koji_build_group_id, target, timed
              where      t.scratch is not false
              waiting    queued pending retry
              running    running
              success    success
              failed     failure
              error      error
              other      canceled skipped …
              details    error task_id scratch nvr sidetag logs_urls build_submission_stdout
              relations  srpm:SRPM tests:TESTING_FARM log_detective:LOG_DETECTIVE
            """, """
            KOJI_DOWNSTREAM
              urls       /jobs/koji-downstream /jobs/koji-downstream/7 downstream-koji-builds
              words      Koji · Koji builds · Production builds that go into Fedora
              sentence   Koji build for x succeeded
              backend    Koji · Open in Koji
              place      RELEASE: Koji build
              table      koji_build_targets by koji_build_group_id, target, timed
              where      t.scratch is false
              waiting    queued pending retry
              running    running
              success    success
              failed     failure
              error      error
              other      canceled skipped …
              details    error task_id scratch nvr sidetag logs_urls build_submission_stdout
              relations  srpm:SRPM tests:TESTING_FARM log_detective:LOG_DETECTIVE
            """, """
            KOJI_TAG_REQUEST
              urls       /jobs/koji-tag-requests /jobs/koji-tag-request/7
              words      Koji tag · Koji tag requests · Builds tagged into a side tag, to be released in one update
              sentence   Koji tag request for x was submitted
              backend    Koji · Open in Koji
              place      RELEASE: Side tag
              table      koji_tag_request_targets by koji_tag_request_group_id, target
              details    error task_id nvr sidetag
            """, """
            TESTING_FARM
              urls       /jobs/testing-farm /jobs/testing-farm/7 testing-farm-runs
              words      Testing Farm · test runs · Tests of built packages, run in Testing Farm
              sentence   Test run on x succeeded
              backend    Testing Farm · Open in Testing Farm
              place      CHECK
              objective  test_runs_12h
              table      tft_test_run_targets by test_run_group_id, target, identifier
              waiting    new queued retry
              passing    cancel-requested
              running    running
              success    passed
              failed     failed needs_inspection
              error      error
              other      skipped unknown complete canceled cancel-requested
              details    error request_id ranch
              relations  srpm:SRPM builds:COPR builds:KOJI
            """, """
            PROPOSE_DOWNSTREAM
              urls       /jobs/propose-downstream /jobs/propose-downstream/7 propose-downstreams
              words      Propose downstream · releases proposed downstream · Upstream releases proposed as pull requests in Fedora’s dist-git
              sentence   Release proposed downstream for x succeeded
              backend    dist-git · Open the dist-git pull request
              place      RELEASE: Dist-git pull request
              table      sync_release_run_targets by sync_release_run_id, target, timed
              where      s.job_type is null or cast(s.job_type as text) <> 'pull_from_upstream'
              waiting    queued retry
              running    running
              success    submitted
              error      error
              other      skipped
              details    error run_status (downstream_pr_url) pull_requests logs
            """, """
            PULL_FROM_UPSTREAM
              urls       /jobs/pull-from-upstream /jobs/pull-from-upstream/7 pull-from-upstreams
              words      Pull from upstream · releases pulled from upstream · Upstream releases found by release-monitoring.org and pulled into Fedora’s dist-git
              sentence   Release pulled from upstream for x succeeded
              backend    dist-git · Open the dist-git pull request
              place      RELEASE: Dist-git pull request
              table      sync_release_run_targets by sync_release_run_id, target, timed
              where      cast(s.job_type as text) = 'pull_from_upstream'
              waiting    queued retry
              running    running
              success    submitted
              error      error
              other      skipped
              details    error run_status (downstream_pr_url) pull_requests logs
            """, """
            BODHI
              urls       /jobs/bodhi /jobs/bodhi/7 bodhi-updates
              words      Bodhi · Bodhi updates · Updates that deliver builds to Fedora’s users
              sentence   Bodhi update for x succeeded
              backend    Bodhi · Open in Bodhi
              place      RELEASE: Bodhi update
              table      bodhi_update_targets by bodhi_update_group_id, target
              waiting    queued retry
              success    success
              error      error
              other      skipped …
              details    error alias koji_nvrs sidetag update_creation_time
            """, """
            OPENSCANHUB
              urls       /jobs/openscanhub /jobs/openscanhub/7
              words      OpenScanHub · OpenScanHub scans · Static analysis of a Copr build
              sentence   OpenScanHub scan on x succeeded
              backend    OpenScanHub · Open in OpenScanHub
              place      CHECK
              table      scans by copr_build_group_id, target
              waiting    pending
              running    running
              success    succeeded
              error      failed
              other      canceled
              details    error task_id issues_added_count (issues_added_url) issues_fixed_url scan_results_url
              relations  builds:COPR
            """, """
            LOG_DETECTIVE
              urls       /jobs/log-detective /jobs/log-detective/7 /jobs/log-detective/group/7
              words      Log Detective · Log Detective runs · Explanations of why a build failed
              sentence   Log Detective run for x completed
              backend    Log Detective · Open in Log Detective
              place      CHECK
              table      log_detective_run by log_detective_run_group_id, target, identifier
              running    running
              success    complete
              error      error
              other      unknown
              details    error target_build build_system analysis_id log_detective_group no_issue_found explanation solution snippets
              relations  builds:COPR builds:KOJI
            """, """
            VM_IMAGE
              urls       /jobs/vm-image /jobs/vm-image/7
              words      VM image · VM image builds · Virtual machine images that contain the packages of a change
              sentence   VM image build for x succeeded
              backend    Image Builder · Open in Image Builder
              place      BUILD
              table      vm_image_build_targets by vm_image_build_id, target, timed
              waiting    pending
              running    building uploading registering
              success    success
              failed     failure
              error      error
              details    error build_id owner copr_project (project_url) (pr_id) task_accepted
            """);

    private static final Path MAIN = Path.of("src/main");

    /** The packages that may name kinds: Packit's vocabulary, and the demo's invented data. */
    private static final Set<String> MAY_NAME = Set.of("packit", "demo");

    @ParameterizedTest
    @EnumSource
    void differsAsItsRowSays(JobKind kind) {
        assertThat(row(kind))
                .isEqualTo(ROWS.stream()
                        .filter(row -> row.startsWith(kind + "\n"))
                        .findFirst()
                        .orElse("a row of its own in this test"));
        assertThat(JobKind.ofList(kind.slug())).contains(kind);
        assertThat(JobKind.ofDetail(kind.slugs().detail())).contains(kind);
    }

    @Test
    void everyReferenceWithoutAnIndexIsKnown() {
        assertThat(Reference.all())
                .containsExactlyInAnyOrder(
                        new Reference("koji_build_targets", "koji_build_group_id"),
                        new Reference("koji_tag_request_targets", "koji_tag_request_group_id"),
                        new Reference("bodhi_update_targets", "bodhi_update_group_id"),
                        new Reference("log_detective_run", "copr_build_target_id"),
                        new Reference("log_detective_run", "koji_build_target_id"));
    }

    @Test
    void noTemplateNamesAKind() throws IOException {
        Pattern named = Pattern.compile(Arrays.stream(JobKind.values())
                .flatMap(JobKindTest::names)
                .map(Pattern::quote)
                .collect(joining("|", "(?i)(?<![\\w.])(", ")(?!\\w)")));

        assertThat("<a href=\"/jobs/koji\">No test runs</a>").containsPattern(named);
        assertThat(found(named, MAIN.resolve("resources/templates"), ".html")).isEmpty();
    }

    /**
     * ArchitectureTest checks uses of the constants; this checks string literals, except for the examples of the API's
     * description, which are addresses of certain rows.
     */
    @Test
    void noOtherPackageWritesTheNameOfAKind() throws IOException {
        Pattern named = Pattern.compile(Arrays.stream(JobKind.values())
                .flatMap(kind ->
                        Stream.concat(names(kind), Stream.of(kind.source().table())))
                .map(Pattern::quote)
                .collect(joining("|", "\"(/jobs/)?(", ")[/\"]")));

        assertThat("\"/jobs/koji/\" + id").containsPattern(named);
        assertThat(found(named, MAIN.resolve("java/dev/packit/stats"), ".java"))
                .filteredOn(line -> !line.contains(".example(\"/jobs/"))
                .isEmpty();
    }

    private static Stream<String> names(JobKind kind) {
        Words words = kind.words();
        Slugs slugs = kind.slugs();
        return Stream.of(
                        kind.name(),
                        slugs.list(),
                        slugs.detail(),
                        slugs.former(),
                        words.brief(),
                        words.singular(),
                        words.plural())
                .filter(Objects::nonNull);
    }

    private static List<String> found(Pattern pattern, Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !MAY_NAME.contains(
                            folder.relativize(file).getName(0).toString()))
                    .flatMap(file -> lines(file)
                            .filter(line -> pattern.matcher(line).find())
                            .map(line -> folder.relativize(file) + ": " + line.strip()))
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String row(JobKind kind) {
        JobSource source = kind.source();
        Slugs slugs = kind.slugs();
        Words words = kind.words();
        StringBuilder row = new StringBuilder(kind + "\n");
        add(
                row,
                "urls",
                kind.listPath(),
                kind.detailPath(7),
                source.groups() == null ? null : kind.groupPath(7),
                slugs.former());
        add(row, "words", words.brief() + " · " + words.plural() + " · " + words.purpose());
        add(row, "sentence", succeeded(kind).subject(), succeeded(kind).verb());
        add(row, "backend", kind.backend().label() + " · " + kind.backend().link());
        add(
                row,
                "place",
                kind.stage() + (kind.step() == null ? "" : ": " + kind.step().label()));
        add(
                row,
                "objective",
                Arrays.stream(Objective.values())
                        .filter(objective -> objective.kinds().contains(kind))
                        .map(Objective::slo)
                        .toArray(String[]::new));
        add(
                row,
                "table",
                source.table() + " by " + source.pipelineColumn() + (source.hasTarget() ? ", target" : "")
                        + (source.hasIdentifier() ? ", identifier" : "") + (source.isTimed() ? ", timed" : ""));
        add(row, "where", kind.condition().equals("true") ? null : kind.condition());
        Set<String> waiting = source.statuses().waiting();
        add(row, "waiting", waiting.toArray(String[]::new));
        add(row, "passing", source.statuses().passing().toArray(String[]::new));
        for (Outcome outcome : Outcome.values()) {
            add(
                    row,
                    outcome.name().toLowerCase(Locale.ROOT),
                    Stream.concat(
                                    source.statuses().words(Set.of(outcome)).stream()
                                            .filter(word -> !waiting.contains(word)),
                                    Stream.of("…")
                                            .filter(any -> outcome == Outcome.OTHER
                                                    && source.statuses().free()))
                            .toArray(String[]::new));
        }
        add(
                row,
                "details",
                source.attributes().stream()
                        .map(attribute -> attribute.label() == null ? "(" + attribute.key() + ")" : attribute.key())
                        .toArray(String[]::new));
        add(
                row,
                "relations",
                source.relations().stream()
                        .map(relation -> relation.key() + ":" + relation.source())
                        .toArray(String[]::new));
        return row.toString();
    }

    private static void add(StringBuilder row, String name, String... values) {
        String value = Arrays.stream(values).filter(Objects::nonNull).collect(joining(" "));
        if (!value.isEmpty()) {
            row.append("  %-10s %s\n".formatted(name, value));
        }
    }

    private static Job succeeded(JobKind kind) {
        Outcome outcome = kind.source().statuses().outcomes().isEmpty() ? Outcome.OTHER : Outcome.SUCCESS;
        return new Job(
                kind,
                7,
                null,
                outcome,
                Fate.REPORTED,
                "x",
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
