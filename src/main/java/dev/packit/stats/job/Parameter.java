package dev.packit.stats.job;

import static dev.packit.stats.job.ParameterType.EITHER;
import static dev.packit.stats.job.ParameterType.FLAG;
import static dev.packit.stats.job.ParameterType.NUMBER;
import static dev.packit.stats.job.ParameterType.OUTCOMES;
import static dev.packit.stats.job.ParameterType.PATTERN;
import static dev.packit.stats.job.ParameterType.TEXT;
import static dev.packit.stats.job.ParameterType.TIME;
import static dev.packit.stats.job.ParameterType.WORDS;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.TriggerType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a {@link JobFilter}, in the order of a query string. A row has the name in URLs, the type of the
 * value, the phrase and the form field of a page, the SQL condition, and which kinds of job have it at all. A new
 * parameter is one constant.
 */
public enum Parameter {
    PROJECT(
            "project",
            TEXT,
            "in %s",
            ParameterField.first(
                    "Project",
                    "In this project: `forge/namespace/repo`, or `namespace/repo` if only one forge has it.",
                    "github.com/packit/ogr",
                    28),
            Matching.SPECIAL),
    PR(
            "pr",
            NUMBER,
            "for pull request #%s",
            ParameterField.first("Pull request", "For this pull request; needs `project`.", "", 6),
            Matching.trigger(TriggerType.PULL_REQUEST)),
    BRANCH(
            "branch",
            TEXT,
            "of branch %s",
            ParameterField.more("Branch", "For pushes to this branch.", "", 10),
            Matching.trigger(TriggerType.BRANCH)),
    RELEASE(
            "release",
            TEXT,
            "of release %s",
            ParameterField.more("Release", "For the release with this tag.", "", 8),
            Matching.trigger(TriggerType.RELEASE)),
    ISSUE(
            "issue",
            NUMBER,
            "for issue #%s",
            ParameterField.more("Issue", "For this issue.", "", 6),
            Matching.trigger(TriggerType.ISSUE)),
    COMMIT(
            "commit",
            TEXT,
            "of commit %s",
            ParameterField.more("Commit", "For this commit, which can be abbreviated.", "", 10),
            Matching.run((any, value) -> Condition.commit(value))),
    PACKAGE(
            "package",
            TEXT,
            "of package %s",
            ParameterField.more("Package", "Of this package, as named in Packit’s configuration.", "", 10),
            Matching.run(Condition::inPackage)),
    OUTCOME(
            "outcome",
            OUTCOMES,
            "with outcome %s",
            ParameterField.first("Outcome", "With one of these outcomes. For runs, that of the run.", "", 0),
            Matching.job(source -> true, Job::outcome, Condition::outcome)),
    /** Unfinished for longer than it should be, but not lost. */
    OVERDUE(
            "overdue",
            FLAG,
            "overdue",
            ParameterField.more(
                    "Overdue", "Unfinished for more than twelve hours, but not for more than a week.", "", 0),
            Matching.job(
                    JobSource::hasStatus,
                    job -> job.fate() == Fate.OVERDUE,
                    (source, value) -> Condition.overdue(source))),
    /** Unfinished, but not started. */
    WAITING(
            "waiting",
            EITHER,
            "that %s waiting",
            ParameterField.more(
                    "Waiting",
                    "`true`: submitted, but not started. `false`: all others, also those that ended.",
                    "",
                    0),
            Matching.job(JobSource::hasStatus, Job::isWaiting, Condition::waiting)),
    STATUS(
            "status",
            WORDS,
            "with status %s",
            ParameterField.more("Status", "With one of these status words of the kind.", "", 10),
            Matching.job(JobSource::hasStatus, Job::status, Condition::status)),
    /** A chroot, dist-git branch or compose. */
    TARGET(
            "target",
            PATTERN,
            "for %s",
            ParameterField.first(
                    "Target", "For this chroot, dist-git branch or compose; `*` stands for any text.", "fedora-*", 16),
            Matching.job(JobSource::hasTarget, Job::target, Condition::target)),
    /** Distinguishes several jobs of one kind and target, as named in Packit's configuration. */
    IDENTIFIER(
            "identifier",
            TEXT,
            "with identifier %s",
            ParameterField.more("Identifier", "With this identifier, as in Packit’s configuration.", "", 10),
            Matching.job(JobSource::hasIdentifier, Job::identifier, Condition::identifier)),
    FROM(
            "from",
            TIME,
            "from %s",
            ParameterField.more("From", "Submitted at this time or later: a date or a time, UTC.", "2026-01-31", 10),
            Matching.SPECIAL),
    TO(
            "to",
            TIME,
            "before %s",
            ParameterField.more("To", "Submitted before this time: a date or a time, UTC.", "2026-02-28", 10),
            Matching.SPECIAL),
    PERIOD(
            "period",
            ParameterType.PERIOD,
            "from %s",
            ParameterField.more("Period", "Submitted in this period up to now, instead of `from` and `to`.", "", 0),
            Matching.SPECIAL);

    private final String word;
    private final ParameterType type;
    private final String phrase;
    private final ParameterField field;
    private final Matching matching;

    Parameter(String word, ParameterType type, String phrase, ParameterField field, Matching matching) {
        this.word = word;
        this.type = type;
        this.phrase = phrase;
        this.field = field;
        this.matching = matching;
    }

    /** Its name in URLs. */
    public String word() {
        return word;
    }

    public ParameterType type() {
        return type;
    }

    public ParameterField field() {
        return field;
    }

    /** The phrase for a value, such as {@code for pull request #24}. */
    String phrase(Object value) {
        return phrase.formatted(type.spoken(value));
    }

    /** The type of trigger that the parameter names; empty for a parameter that names none. */
    Optional<TriggerType> trigger() {
        return Optional.ofNullable(matching.trigger());
    }

    /** Whether jobs of a kind have this property at all. A page rejects a parameter that none of its kinds has. */
    boolean isOf(JobKind kind) {
        return matching.recorded().test(kind.source());
    }

    /** Whether this is a property of the job itself, and not of what triggered it. */
    boolean isOfJobs() {
        return matching.trait() != null;
    }

    /** The value of a job, null if unknown. Only for a parameter that {@link #isOfJobs}. */
    @Nullable
    Object of(Job job) {
        return matching.trait() == null ? null : matching.trait().apply(job);
    }

    /** The SQL condition for a value; empty for the project and the times, whose conditions need more than the value. */
    Optional<Condition> condition(JobSource source, Object value) {
        return Optional.ofNullable(matching.condition()).map(sql -> sql.apply(source, value));
    }
}
