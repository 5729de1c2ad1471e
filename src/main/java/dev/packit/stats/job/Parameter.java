package dev.packit.stats.job;

import static dev.packit.stats.job.ParameterType.NUMBER;
import static dev.packit.stats.job.ParameterType.OUTCOMES;
import static dev.packit.stats.job.ParameterType.PATTERN;
import static dev.packit.stats.job.ParameterType.TEXT;
import static dev.packit.stats.job.ParameterType.TIME;
import static dev.packit.stats.job.ParameterType.WORDS;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.TriggerType;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a filter can ask for, a row each: its name in URLs, what it takes, how a page says it and asks for it, what it means
 * in SQL, and which jobs have it. In the order of a query string, which is that in which people think of them. A new one
 * is one constant.
 */
public enum Parameter {
    PROJECT("project", TEXT, "in %s", Field.first("Project", "github.com/packit/ogr", 28)),
    PR("pr", NUMBER, "for pull request #%s", Field.first("Pull request", "", 6), TriggerType.PULL_REQUEST),
    BRANCH("branch", TEXT, "of branch %s", Field.more("Branch", "", 10), TriggerType.BRANCH),
    RELEASE("release", TEXT, "of release %s", Field.more("Release", "", 8), TriggerType.RELEASE),
    ISSUE("issue", NUMBER, "for issue #%s", Field.more("Issue", "", 6), TriggerType.ISSUE),
    COMMIT("commit", TEXT, "of commit %s", Field.more("Commit", "", 10), Condition::commit),
    PACKAGE("package", TEXT, "of package %s", Field.more("Package", "", 14), Condition::inPackage),
    OUTCOME(
            "outcome",
            OUTCOMES,
            "with outcome %s",
            Field.first("Outcome", "", 0),
            source -> true,
            Job::outcome,
            Condition::outcome),
    STATUS(
            "status",
            WORDS,
            "with status %s",
            Field.more("Status", "", 14),
            JobSource::hasStatus,
            Job::status,
            Condition::status),
    /** Chroot, dist-git branch or compose. */
    TARGET(
            "target",
            PATTERN,
            "for %s",
            Field.first("Target", "fedora-*", 16),
            JobSource::hasTarget,
            Job::target,
            Condition::target),
    /** What tells two jobs of a kind for one target apart. */
    IDENTIFIER(
            "identifier",
            TEXT,
            "with identifier %s",
            Field.more("Identifier", "", 12),
            JobSource::hasIdentifier,
            Job::identifier,
            Condition::identifier),
    FROM("from", TIME, "from %s", Field.more("From", "2026-01-31", 10)),
    TO("to", TIME, "before %s", Field.more("To", "2026-02-28", 10)),
    PERIOD("period", ParameterType.PERIOD, "from %s", Field.more("Period", "", 0));

    /**
     * How a form asks for it.
     *
     * @param first whether it is asked often enough to stand in the first row
     * @param example of a value; empty where none is needed
     * @param size in characters; 0 where the form has no text field for it
     */
    public record Field(String label, boolean first, String example, int size) {

        private static Field first(String label, String example, int size) {
            return new Field(label, true, example, size);
        }

        private static Field more(String label, String example, int size) {
            return new Field(label, false, example, size);
        }
    }

    private final String word;
    private final ParameterType type;
    private final String phrase;
    private final Field field;
    private final TriggerType trigger;
    private final Predicate<JobSource> recorded;
    private final Function<Job, Object> trait;
    private final BiFunction<JobSource, Object, Condition> condition;

    /** What a search makes a condition of itself, which takes more than the value. */
    Parameter(String word, ParameterType type, String phrase, Field field) {
        this(word, type, phrase, field, null, source -> true, null, null);
    }

    /** What triggers jobs. */
    Parameter(String word, ParameterType type, String phrase, Field field, TriggerType trigger) {
        this(word, type, phrase, field, trigger, any -> true, null, (any, value) -> Condition.trigger(trigger, value));
    }

    /** What else pipelines have. */
    Parameter(String word, ParameterType type, String phrase, Field field, Function<Object, Condition> condition) {
        this(word, type, phrase, field, null, any -> true, null, (any, value) -> condition.apply(value));
    }

    /** What only jobs have. */
    Parameter(
            String word,
            ParameterType type,
            String phrase,
            Field field,
            Predicate<JobSource> recorded,
            Function<Job, Object> trait,
            BiFunction<JobSource, Object, Condition> condition) {
        this(word, type, phrase, field, null, recorded, trait, condition);
    }

    Parameter(
            String word,
            ParameterType type,
            String phrase,
            Field field,
            TriggerType trigger,
            Predicate<JobSource> recorded,
            Function<Job, Object> trait,
            BiFunction<JobSource, Object, Condition> condition) {
        this.word = word;
        this.type = type;
        this.phrase = phrase;
        this.field = field;
        this.trigger = trigger;
        this.recorded = recorded;
        this.trait = trait;
        this.condition = condition;
    }

    /** Its name in URLs. */
    public String word() {
        return word;
    }

    public ParameterType type() {
        return type;
    }

    public Field field() {
        return field;
    }

    /** A piece of a sentence: {@code for pull request #24}. */
    String phrase(Object value) {
        return phrase.formatted(type.spoken(value));
    }

    /** What it names, where that is what triggered the jobs. */
    Optional<TriggerType> trigger() {
        return Optional.ofNullable(trigger);
    }

    /** Whether jobs of a kind can have it at all: a page of kinds of which none can does not take it. */
    boolean isOf(JobKind kind) {
        return recorded.test(kind.source());
    }

    /** Whether only a job tells, and not what triggered it. */
    boolean isOfJobs() {
        return trait != null;
    }

    /** What a job has of it; null if nothing is known. Only of those that are {@link #isOfJobs of jobs}. */
    Object of(Job job) {
        return trait.apply(job);
    }

    /** Empty where a search makes the condition itself: of a project's ids, and of the times asked for. */
    Optional<Condition> condition(JobSource source, Object value) {
        return Optional.ofNullable(condition).map(sql -> sql.apply(source, value));
    }
}
