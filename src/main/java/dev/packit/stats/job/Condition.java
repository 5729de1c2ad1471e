package dev.packit.stats.job;

import dev.packit.stats.packit.Fate;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.packit.TriggerType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of a {@link JobFilter} as SQL.
 *
 * @param level what must be joined to evaluate it
 * @param sql a condition over {@code t}, the job's row, {@code p}, its pipeline, and {@code e}, the pipeline's event
 */
record Condition(Level level, String sql, Map<String, Object> parameters) {

    /** The levels, from cheapest to most expensive. */
    enum Level {
        /** Time conditions also limit the range of ids. */
        TIME,
        JOB,
        PIPELINE,
        EVENT
    }

    /** An abbreviated commit hash, with fewer than the forty digits of SHA-1. Git uses lower case, but people may not. */
    private static final Pattern ABBREVIATED = Pattern.compile("[0-9a-f]{1,39}");

    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");

    /** @param project the project that the filter names; null if it names none */
    static List<Condition> of(JobSource source, JobFilter filter, @Nullable ProjectName project, Clock clock) {
        List<Condition> conditions = times(source.columns().submitted(), filter.time(), clock);
        if (project != null) {
            conditions.add(in(project));
        }
        filter.values()
                .forEach(
                        (parameter, value) -> parameter.condition(source, value).ifPresent(conditions::add));
        return conditions;
    }

    /** @param walk whether the trigger has not been taken into account otherwise */
    static List<Condition> ofPipelines(JobFilter filter, boolean walk, Clock clock) {
        List<Condition> conditions = times("p.datetime", filter.time(), clock);
        if (walk || filter.project() == null) {
            filter.triggers().forEach((type, value) -> conditions.add(trigger(type, value)));
        }
        return conditions;
    }

    private static List<Condition> times(String submitted, TimeRange time, Clock clock) {
        List<Condition> conditions = new ArrayList<>();
        Instant from = time.from(clock);
        Instant to = time.to();
        if (from != null) {
            conditions.add(new Condition(Level.TIME, submitted + " >= :from", Map.of("from", utc(from))));
        }
        if (to != null) {
            conditions.add(new Condition(Level.TIME, submitted + " < :to", Map.of("to", utc(to))));
        }
        return conditions;
    }

    private static Condition in(ProjectName project) {
        String inProject = TriggerType.OF_PROJECTS.stream()
                .map(type -> """
                        when '%s' then exists (
                            select 1 from %s x where x.id = e.event_id and x.project_id = any (:projects))""".formatted(type.event(), type.table()))
                .collect(Collectors.joining("\n", "case cast(e.type as text)\n", "\nend"));
        return new Condition(Level.EVENT, inProject, Map.of("projects", project.ids()));
    }

    /**
     * Null and all words that belong to no other outcome count as {@link Outcome#OTHER}, as does what was not built or
     * is lost, whatever its word.
     *
     * @param outcomes a set of {@link Outcome}s
     */
    static Condition outcome(JobSource source, Object outcomes) {
        Set<?> asked = (Set<?>) outcomes;
        String status = source.columns().status();
        String byWord = byWord(source);
        boolean other = asked.contains(Outcome.OTHER);
        List<String> words =
                other ? source.statuses().wordsExcept(asked) : source.statuses().words(asked);
        return new Condition(
                Level.JOB,
                other
                        ? "coalesce(%s <> all (:outcomes), true) or not (%s)".formatted(status, byWord)
                        : "%s = any (:outcomes) and %s".formatted(status, byWord),
                Map.of("outcomes", words.toArray(String[]::new)));
    }

    /** Whether its status word alone tells the outcome. */
    private static String byWord(JobSource source) {
        return Arrays.stream(Fate.values())
                .filter(Fate::isByWord)
                .map("'%s'"::formatted)
                .collect(Collectors.joining(", ", source.columns().fate() + " in (", ")"));
    }

    /** @param asked true for jobs that are waiting, false for all others */
    static Condition waiting(JobSource source, Object asked) {
        String waits = "coalesce(%s = any (:waiting) and %s is null and %s, false)"
                .formatted(source.columns().status(), source.columns().started(), byWord(source));
        return new Condition(
                Level.JOB,
                asked.equals(true) ? waits : "not " + waits,
                Map.of("waiting", source.statuses().waiting().toArray(String[]::new)));
    }

    static Condition overdue(JobSource source) {
        return new Condition(Level.JOB, "%s = '%s'".formatted(source.columns().fate(), Fate.OVERDUE), Map.of());
    }

    /** @param words a list of status words */
    static Condition status(JobSource source, Object words) {
        return new Condition(
                Level.JOB,
                source.columns().status() + " = any (:statuses)",
                Map.of("statuses", ((List<?>) words).toArray(String[]::new)));
    }

    static Condition target(JobSource source, Object pattern) {
        String like = pattern.toString().replaceAll("[!%_]", "!$0").replace('*', '%');
        return new Condition(Level.JOB, source.columns().target() + " like :target escape '!'", Map.of("target", like));
    }

    static Condition identifier(JobSource source, Object identifier) {
        return new Condition(
                Level.JOB, source.columns().identifier() + " = :identifier", Map.of("identifier", identifier));
    }

    /**
     * Matches the package of any pipeline that refers to the job, not only of its first one. The offset makes PostgreSQL look up
     * each job's pipelines, rather than join all of the package, which its generic plan prefers.
     */
    static Condition inPackage(JobSource source, Object name) {
        String ofAny = "exists (select 1 from pipelines x where x.%s = %s and x.package_name = :package offset 0)"
                .formatted(source.pipelineColumn(), source.link().target());
        return new Condition(Level.PIPELINE, ofAny, Map.of("package", name));
    }

    static Condition trigger(TriggerType type, Object value) {
        return new Condition(
                Level.EVENT,
                """
                cast(e.type as text) = '%s' and exists (
                    select 1 from %s x where x.id = e.event_id and x.%s = :%s)""".formatted(type.event(), type.table(), type.column(), type.name()),
                Map.of(type.name(), value));
    }

    /**
     * Matches a commit by its full hash or its first digits: hashes with a prefix lie between it and it followed by a
     * g. As on pages, a release whose event has no commit has its own.
     */
    static Condition commit(Object value) {
        String written = (String) value;
        return new Condition(
                Level.EVENT,
                """
                %s or e.commit_sha is null and cast(e.type as text) = 'release' and exists (
                    select 1 from project_releases r where r.id = e.event_id and %s)""".formatted(isCommit("e.commit_sha", written), isCommit("r.commit_hash", written)),
                commitParameters(written));
    }

    /**
     * Selects the ids of the events that {@link #commit} matches, without scanning all events: commits of events have
     * an index, while those of releases are scanned, since there are few.
     */
    static Condition eventsOfCommit(String written) {
        return new Condition(
                Level.EVENT,
                """
                select e.id from project_events e where %s
                union all
                select e.id
                from project_releases r
                join project_events e on e.event_id = r.id and cast(e.type as text) = 'release'
                where e.commit_sha is null and %s""".formatted(isCommit("e.commit_sha", written), isCommit("r.commit_hash", written)),
                commitParameters(written));
    }

    private static String isCommit(String column, String written) {
        return commitParameters(written).containsKey("commit_end")
                ? "%1$s >= :commit and %1$s < :commit_end".formatted(column)
                : column + " = :commit";
    }

    private static Map<String, Object> commitParameters(String written) {
        String commit = DIGITS.matcher(written).matches() ? written.toLowerCase(Locale.ROOT) : written;
        return ABBREVIATED.matcher(commit).matches()
                ? Map.of("commit", commit, "commit_end", commit + "g")
                : Map.of("commit", commit);
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
