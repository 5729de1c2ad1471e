package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All kinds of Packit's jobs. Everything that differs between kinds is defined here, except for what depends on the table,
 * which is in {@link JobSource}. A new kind is one constant.
 */
public enum JobKind {
    SRPM(
            JobSource.SRPM,
            Stage.SOURCE,
            Backend.COPR,
            new Slugs("srpm").formerly("srpm-builds"),
            new Words("SRPM", "SRPM build", "SRPM builds", "The source package that all other builds start from"),
            Traits.PLAIN.withDuty(Duty.BUILD).withRetries(Retries.COPR)),
    COPR(
            JobSource.COPR,
            Stage.BUILD,
            Backend.COPR,
            new Slugs("copr").formerly("copr-builds"),
            new Words("Copr", "Copr build", "Copr builds", "RPM packages built from a change, one build per chroot"),
            Traits.PLAIN.withDuty(Duty.BUILD).withRetries(Retries.COPR)),
    KOJI(
            JobSource.KOJI,
            Stage.BUILD,
            Backend.KOJI,
            new Slugs("koji").formerly("koji-builds"),
            new Words(
                    "Koji scratch", "Koji scratch build", "Koji scratch builds", "Scratch builds on Fedora’s builders"),
            Traits.PLAIN.where("t.scratch is not false").withRetries(Retries.SCRATCH)),
    KOJI_DOWNSTREAM(
            JobSource.KOJI,
            Stage.RELEASE,
            Backend.KOJI,
            new Slugs("koji-downstream").formerly("downstream-koji-builds"),
            new Words("Koji", "Koji build", "Koji builds", "Production builds that go into Fedora"),
            Traits.PLAIN.where("t.scratch is false").withStep(ReleaseStep.BUILD).withRetries(Retries.KOJI_BUILD)),
    KOJI_TAG_REQUEST(
            JobSource.KOJI_TAG_REQUEST,
            Stage.RELEASE,
            Backend.KOJI,
            new Slugs("koji-tag-requests").withDetail("koji-tag-request"),
            new Words(
                    "Koji tag",
                    "Koji tag request",
                    "Koji tag requests",
                    "Builds tagged into a side tag, to be released in one update"),
            Traits.PLAIN.withStep(ReleaseStep.TAG).withRetries(Retries.KOJI_TAG_REQUEST)),
    TESTING_FARM(
            JobSource.TESTING_FARM,
            Stage.CHECK,
            Backend.TESTING_FARM,
            new Slugs("testing-farm").formerly("testing-farm-runs"),
            new Words("Testing Farm", "test run", "test runs", "Tests of built packages, run in Testing Farm")
                    .withPreposition("on"),
            Traits.PLAIN.withDuty(Duty.TEST).withRetries(Retries.TESTS)),
    PROPOSE_DOWNSTREAM(
            JobSource.SYNC_RELEASE,
            Stage.RELEASE,
            Backend.DIST_GIT,
            new Slugs("propose-downstream").formerly("propose-downstreams"),
            new Words(
                    "Propose downstream",
                    "release proposed downstream",
                    "releases proposed downstream",
                    "Upstream releases proposed as pull requests in Fedora’s dist-git"),
            Traits.PLAIN
                    .where("s.job_type is null or cast(s.job_type as text) <> 'pull_from_upstream'")
                    .withStep(ReleaseStep.PULL_REQUEST)
                    .withRetries(Retries.PROPOSE_DOWNSTREAM)),
    PULL_FROM_UPSTREAM(
            JobSource.SYNC_RELEASE,
            Stage.RELEASE,
            Backend.DIST_GIT,
            new Slugs("pull-from-upstream").formerly("pull-from-upstreams"),
            new Words(
                    "Pull from upstream",
                    "release pulled from upstream",
                    "releases pulled from upstream",
                    "Upstream releases found by release-monitoring.org and pulled into Fedora’s dist-git"),
            Traits.PLAIN
                    .where("cast(s.job_type as text) = 'pull_from_upstream'")
                    .withStep(ReleaseStep.PULL_REQUEST)
                    .withRetries(Retries.PULL_FROM_UPSTREAM)),
    BODHI(
            JobSource.BODHI,
            Stage.RELEASE,
            Backend.BODHI,
            new Slugs("bodhi").formerly("bodhi-updates"),
            new Words("Bodhi", "Bodhi update", "Bodhi updates", "Updates that deliver builds to Fedora’s users"),
            Traits.PLAIN.withStep(ReleaseStep.UPDATE).withRetries(Retries.BODHI_UPDATE)),
    OPENSCANHUB(
            JobSource.OPENSCANHUB,
            Stage.CHECK,
            Backend.OPENSCANHUB,
            new Slugs("openscanhub"),
            new Words("OpenScanHub", "OpenScanHub scan", "OpenScanHub scans", "Static analysis of a Copr build")
                    .withPreposition("on"),
            Traits.PLAIN),
    LOG_DETECTIVE(
            JobSource.LOG_DETECTIVE,
            Stage.CHECK,
            Backend.LOG_DETECTIVE,
            new Slugs("log-detective"),
            // the build that it explains has failed, so "succeeded" would be misleading, and it may have found nothing
            new Words("Log Detective", "Log Detective run", "Log Detective runs", "Explanations of why a build failed")
                    .withSuccess("completed"),
            Traits.PLAIN),
    VM_IMAGE(
            JobSource.VM_IMAGE,
            Stage.BUILD,
            Backend.IMAGE_BUILDER,
            new Slugs("vm-image"),
            new Words(
                    "VM image",
                    "VM image build",
                    "VM image builds",
                    "Virtual machine images that contain the packages of a change"),
            Traits.PLAIN.withRetries(Retries.VM_IMAGE));

    private final JobSource source;
    private final Stage stage;
    private final Backend backend;
    private final Slugs slugs;
    private final Words words;
    private final Traits traits;

    JobKind(JobSource source, Stage stage, Backend backend, Slugs slugs, Words words, Traits traits) {
        this.source = source;
        this.stage = stage;
        this.backend = backend;
        this.slugs = slugs;
        this.words = words;
        this.traits = traits;
    }

    /** The slugs in the paths of all lists. */
    public static List<String> allSlugs() {
        return Arrays.stream(values()).map(JobKind::slug).toList();
    }

    /** Finds a kind by the slug in the path of its list. */
    public static Optional<JobKind> ofList(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /** Finds a kind by the slug in the path of one job. */
    public static Optional<JobKind> ofDetail(String slug) {
        return Arrays.stream(values())
                .filter(kind -> kind.slugs.detail().equals(slug))
                .findFirst();
    }

    /** The kinds stored in one table: one, or two that are distinguished by a column. */
    public static List<JobKind> in(JobSource source) {
        return Arrays.stream(values()).filter(kind -> kind.source == source).toList();
    }

    /** An SQL expression that yields the name of a row's kind. */
    public static String nameIn(JobSource source) {
        return in(source).stream()
                .map(kind -> "when %s then '%s'".formatted(kind.condition(), kind.name()))
                .collect(Collectors.joining(" ", "case ", " end"));
    }

    public JobSource source() {
        return source;
    }

    public Stage stage() {
        return stage;
    }

    /** The name of this kind in URLs, filters and JSON. */
    @JsonValue
    public String slug() {
        return slugs.list();
    }

    public String listPath() {
        return "/jobs/" + slugs.list();
    }

    public String detailPath(long id) {
        return "/jobs/" + slugs.detail() + "/" + id;
    }

    /** The path of a group of jobs that were requested together; only for sources with {@link JobSource#groups}. */
    public String groupPath(long group) {
        return listPath() + "/group/" + group;
    }

    public Words words() {
        return words;
    }

    public Slugs slugs() {
        return slugs;
    }

    public Backend backend() {
        return backend;
    }

    /** An SQL condition over {@code t} that distinguishes its rows from those of another kind in the same table. */
    public String condition() {
        return traits.condition();
    }

    /** The step of a release that its jobs are; null if none. */
    public @Nullable ReleaseStep step() {
        return traits.step();
    }

    /** The objective that covers its jobs; null if none. */
    public @Nullable Duty duty() {
        return traits.duty();
    }

    Retries retries() {
        return traits.retries();
    }
}
