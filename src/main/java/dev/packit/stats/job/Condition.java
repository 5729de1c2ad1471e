package dev.packit.stats.job;

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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of a {@link JobFilter} in SQL.
 *
 * @param level what must be joined to decide it
 * @param sql over {@code t}, the job's row, {@code p}, its pipeline, and {@code e}, that one's event
 */
record Condition(Level level, String sql, Map<String, Object> parameters) {

    /** In the order of what they cost. */
    enum Level {
        /** A range of ids narrows the search as well. */
        TIME,
        JOB,
        PIPELINE,
        EVENT
    }

    /** The first digits of a commit: fewer than SHA-1's forty. Git writes them small, people do not always. */
    private static final Pattern ABBREVIATED = Pattern.compile("[0-9a-f]{1,39}");

    private static final Pattern DIGITS = Pattern.compile("[0-9a-fA-F]+");

    /** @param project what the filter's project was found to be; null where it names none */
    static List<Condition> of(JobSource source, JobFilter filter, ProjectName project, Clock clock) {
        List<Condition> conditions = new ArrayList<>();
        addTimes(conditions, source.columns().submitted(), filter.time(), clock);
        addOutcomes(conditions, source, filter);
        if (!filter.statuses().isEmpty()) {
            String status = source.columns().status();
            conditions.add(new Condition(
                    Level.JOB,
                    status + " = any (:statuses)",
                    Map.of("statuses", filter.statuses().toArray(String[]::new))));
        }
        if (filter.target() != null) {
            conditions.add(new Condition(
                    Level.JOB,
                    source.columns().target() + " like :target escape '!'",
                    Map.of("target", pattern(filter.target()))));
        }
        if (filter.packageName() != null) {
            conditions.add(new Condition(
                    Level.PIPELINE, "p.package_name = :package", Map.of("package", filter.packageName())));
        }
        addTriggers(conditions, filter, project);
        return conditions;
    }

    /** @param walk whether nothing else has seen to the triggers that were asked for */
    static List<Condition> ofPipelines(JobFilter filter, boolean walk, Clock clock) {
        List<Condition> conditions = new ArrayList<>();
        addTimes(conditions, "p.datetime", filter.time(), clock);
        filter.triggers().forEach((type, value) -> {
            if (walk || filter.project() == null) {
                conditions.add(trigger(type, value));
            }
        });
        return conditions;
    }

    private static void addTimes(List<Condition> conditions, String submitted, TimeRange time, Clock clock) {
        Instant from = time.from(clock);
        Instant to = time.to();
        if (from != null) {
            conditions.add(new Condition(Level.TIME, submitted + " >= :from", Map.of("from", utc(from))));
        }
        if (to != null) {
            conditions.add(new Condition(Level.TIME, submitted + " < :to", Map.of("to", utc(to))));
        }
    }

    /** What is not a word of the other outcomes counts as {@link Outcome#OTHER}: null and unknown words do. */
    private static void addOutcomes(List<Condition> conditions, JobSource source, JobFilter filter) {
        if (filter.outcomes().isEmpty()) {
            return;
        }
        String status = source.columns().status();
        boolean other = filter.outcomes().contains(Outcome.OTHER);
        List<String> words = other
                ? source.statuses().wordsExcept(filter.outcomes())
                : source.statuses().words(filter.outcomes());
        conditions.add(new Condition(
                Level.JOB,
                other ? "coalesce(%s <> all (:outcomes), true)".formatted(status) : status + " = any (:outcomes)",
                Map.of("outcomes", words.toArray(String[]::new))));
    }

    private static void addTriggers(List<Condition> conditions, JobFilter filter, ProjectName project) {
        filter.triggers().forEach((type, value) -> conditions.add(trigger(type, value)));
        if (project != null) {
            String inProject = TriggerType.OF_PROJECTS.stream()
                    .map(type -> """
                            when '%s' then exists (
                                select 1 from %s x where x.id = e.event_id and x.project_id = any (:projects))""".formatted(type.event(), type.table()))
                    .collect(Collectors.joining("\n", "case cast(e.type as text)\n", "\nend"));
            conditions.add(new Condition(Level.EVENT, inProject, Map.of("projects", project.ids())));
        }
        if (filter.commit() != null) {
            conditions.add(commit(filter.commit()));
        }
    }

    private static Condition trigger(TriggerType type, Object value) {
        return new Condition(
                Level.EVENT,
                """
                cast(e.type as text) = '%s' and exists (
                    select 1 from %s x where x.id = e.event_id and x.%s = :%s)""".formatted(type.event(), type.table(), type.column(), type.name()),
                Map.of(type.name(), value));
    }

    /**
     * A commit by its full name, or by its first digits: those of one commit lie between them and them with a g. As on
     * the pages, a release whose event has none has its own.
     */
    static Condition commit(String written) {
        return new Condition(
                Level.EVENT,
                """
                %s or e.commit_sha is null and cast(e.type as text) = 'release' and exists (
                    select 1 from project_releases r where r.id = e.event_id and %s)""".formatted(isCommit("e.commit_sha", written), isCommit("r.commit_hash", written)),
                commitParameters(written));
    }

    /**
     * The ids of the events that {@link #commit} takes, found without looking at every event: an index has the commits of
     * events, while those of releases are read through, and there are few.
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

    private static String pattern(String target) {
        return target.replaceAll("[!%_]", "!$0").replace('*', '%');
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    }
}
