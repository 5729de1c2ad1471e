package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every kind of job that Packit does. All that tells one kind from another on a page stands here and in its
 * {@link JobSource}: a new kind is one constant.
 */
public enum JobKind {
    SRPM(
            JobSource.SRPM,
            Stage.SOURCE,
            new Slugs("srpm", "srpm", "srpm-builds"),
            new Words("SRPM", "SRPM build", "SRPM builds", "The source package that everything else is built from")),
    COPR(
            JobSource.COPR,
            Stage.BUILD,
            new Slugs("copr", "copr", "copr-builds"),
            new Words("Copr", "Copr build", "Copr builds", "RPM packages of a change, one build for each chroot")),
    KOJI(
            JobSource.KOJI,
            Stage.BUILD,
            new Slugs("koji", "koji", "koji-builds"),
            new Words(
                    "Koji scratch",
                    "Koji scratch build",
                    "Koji scratch builds",
                    "Trial builds on Fedora's own builders"),
            "t.scratch is not false"),
    KOJI_DOWNSTREAM(
            JobSource.KOJI,
            Stage.RELEASE,
            new Slugs("koji-downstream", "koji-downstream", "downstream-koji-builds"),
            new Words("Koji", "Koji build", "Koji builds", "Production builds, of which Fedora is made"),
            "t.scratch is false"),
    KOJI_TAG_REQUEST(
            JobSource.KOJI_TAG_REQUEST,
            Stage.RELEASE,
            new Slugs("koji-tag-requests", "koji-tag-request", null),
            new Words(
                    "Koji tag",
                    "Koji tag request",
                    "Koji tag requests",
                    "Builds tagged into a side tag, to go out in one update")),
    TESTING_FARM(
            JobSource.TESTING_FARM,
            Stage.CHECK,
            new Slugs("testing-farm", "testing-farm", "testing-farm-runs"),
            new Words("Testing Farm", "Test run", "Test runs", "Tests of the built packages, in Testing Farm")),
    PROPOSE_DOWNSTREAM(
            JobSource.SYNC_RELEASE,
            Stage.RELEASE,
            new Slugs("propose-downstream", "propose-downstream", "propose-downstreams"),
            new Words(
                    "Propose downstream",
                    "Release proposed downstream",
                    "Releases proposed downstream",
                    "Upstream releases, proposed as pull requests in Fedora's dist-git"),
            "s.job_type is null or cast(s.job_type as text) <> 'pull_from_upstream'"),
    PULL_FROM_UPSTREAM(
            JobSource.SYNC_RELEASE,
            Stage.RELEASE,
            new Slugs("pull-from-upstream", "pull-from-upstream", "pull-from-upstreams"),
            new Words(
                    "Pull from upstream",
                    "Release pulled from upstream",
                    "Releases pulled from upstream",
                    "Upstream releases that release-monitoring.org saw, pulled into Fedora's dist-git"),
            "cast(s.job_type as text) = 'pull_from_upstream'"),
    BODHI(
            JobSource.BODHI,
            Stage.RELEASE,
            new Slugs("bodhi", "bodhi", "bodhi-updates"),
            new Words("Bodhi", "Bodhi update", "Bodhi updates", "Updates that bring builds to Fedora's users")),
    OPENSCANHUB(
            JobSource.OPENSCANHUB,
            Stage.CHECK,
            new Slugs("openscanhub", "openscanhub", null),
            new Words("OpenScanHub", "OpenScanHub scan", "OpenScanHub scans", "Static analysis of a Copr build")),
    LOG_DETECTIVE(
            JobSource.LOG_DETECTIVE,
            Stage.CHECK,
            new Slugs("log-detective", "log-detective", null),
            new Words(
                    "Log Detective", "Log Detective run", "Log Detective runs", "Explanations of why a build failed")),
    VM_IMAGE(
            JobSource.VM_IMAGE,
            Stage.BUILD,
            new Slugs("vm-image", "vm-image", null),
            new Words(
                    "VM image",
                    "VM image build",
                    "VM image builds",
                    "Virtual machine images with the packages of a change"));

    private final JobSource source;
    private final Stage stage;
    private final Slugs slugs;
    private final Words words;
    private final String condition;

    JobKind(JobSource source, Stage stage, Slugs slugs, Words words) {
        this(source, stage, slugs, words, "true");
    }

    /** @param condition over {@code t} that tells this kind from another of the same source */
    JobKind(JobSource source, Stage stage, Slugs slugs, Words words, String condition) {
        this.source = source;
        this.stage = stage;
        this.slugs = slugs;
        this.words = words;
        this.condition = condition;
    }

    /** By the word in the path of a list. */
    public static Optional<JobKind> ofList(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }

    /** By the word in the path of one job. */
    public static Optional<JobKind> ofDetail(String slug) {
        return Arrays.stream(values())
                .filter(kind -> kind.slugs.detail.equals(slug))
                .findFirst();
    }

    /** The kinds kept in one table: one, or two that a column tells apart. */
    public static List<JobKind> in(JobSource source) {
        return Arrays.stream(values()).filter(kind -> kind.source == source).toList();
    }

    /** An SQL expression for the constant's name of a row's kind. */
    public static String nameIn(JobSource source) {
        return in(source).stream()
                .map(kind -> "when %s then '%s'".formatted(kind.condition, kind.name()))
                .collect(Collectors.joining(" ", "case ", " end"));
    }

    public JobSource source() {
        return source;
    }

    public Stage stage() {
        return stage;
    }

    /** The word for this kind in URLs, filters and JSON. */
    @JsonValue
    public String slug() {
        return slugs.list;
    }

    public String listPath() {
        return "/jobs/" + slugs.list;
    }

    public String detailPath(long id) {
        return "/jobs/" + slugs.detail + "/" + id;
    }

    public Words words() {
        return words;
    }

    public String condition() {
        return condition;
    }

    public Slugs slugs() {
        return slugs;
    }

    /** @param former the word that links of old have in place of both, null if none was ever written */
    public record Slugs(String list, String detail, String former) {}

    /** @param brief where there is little room or the context says build or run */
    public record Words(String brief, String singular, String plural, String purpose) {

        /** What a link to the backend's page says. */
        public String externally() {
            return switch (brief) {
                case "SRPM" -> "Open in Copr";
                case "Koji scratch", "Koji tag" -> "Open in Koji";
                case "Propose downstream", "Pull from upstream" -> "Open the dist-git pull request";
                default -> "Open in " + brief;
            };
        }
    }
}
