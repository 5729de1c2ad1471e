package dev.packit.stats.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.packit.stats.database.Sql;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobSource;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.ReleaseStep;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.web.Link;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the progress of a package's releases to Fedora's branches. */
@ApplicationScoped
public class ReleaseWays {

    private static final String NAMES = """
            select '%1$s' as source, t.id, t.%2$s as builds, t.%3$s as made
            from %4$s t
            where t.id = any (:%1$s)
            """;

    private static final Pattern PULL_REQUEST = Pattern.compile("/pull-request/(\\d+)$");

    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 100;

    private final Cache<PackageOfProjects, List<ReleaseWay>> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

    private record PackageOfProjects(String name, List<Integer> projects) {}

    @Inject
    Sql sql;

    @Inject
    ReleaseJobs releaseJobs;

    @Inject
    Clock clock;

    /**
     * The newest release on a branch, in short.
     *
     * @param branch of dist-git
     * @param version with the release of the build, if there is one; null if it is not known
     * @param step the newest
     * @param url of the newest job
     * @param state of the release
     * @param newlyStuck whether it became stuck in the last month, since it may be stuck for ever on a branch that has ended
     * @param dormant whether the branch has probably ended
     */
    public record Progress(
            String branch,
            @Nullable String version,
            ReleaseStep step,
            Outcome outcome,
            Link url,
            ReleaseState state,
            @JsonIgnore boolean newlyStuck,
            @JsonIgnore boolean dormant) {

        private static Progress of(ReleaseWay way, Instant now) {
            ReleaseWay.Release newest = way.newest();
            Job job = newest.current();
            ReleaseStep step = Objects.requireNonNull(job.kind().step());
            ReleaseState state = ReleaseState.of(newest, way.reached(), now);
            return new Progress(
                    way.branch(),
                    newest.name(),
                    step,
                    job.outcome(),
                    job.url(),
                    state,
                    state.isStuck() && state.since() != null && state.since().isAfter(TimeRange.monthBefore(now)),
                    way.isDormant(now));
        }
    }

    /** Returns how far the newest release of a package has come, by branch. */
    public List<Progress> progress(String name, ProjectName project) {
        Instant now = clock.instant();
        return of(name, project).stream().map(way -> Progress.of(way, now)).toList();
    }

    /**
     * Returns a package's progress by branch, for new upstream versions and releases of the project.
     *
     * @param project the one that releases the package; if it is null or the package's own in Fedora, releases are those of all
     *     projects that have proposed one to the package
     */
    public List<ReleaseWay> of(String name, @Nullable ProjectName project) {
        List<Integer> ids = project == null ? List.of() : List.of(project.ids());
        return kept.get(new PackageOfProjects(name, ids), asked -> read(name, project));
    }

    private List<ReleaseWay> read(String name, @Nullable ProjectName project) {
        List<Job> jobs = releaseJobs.of(name, project);
        Map<JobSource, Map<Long, Names>> names = names(jobs);
        List<ReleaseWay.Step> proposed = new ArrayList<>();
        List<ReleaseWay.Step> others = new ArrayList<>();
        for (Job job : jobs) {
            ReleaseStep step = Objects.requireNonNull(job.kind().step());
            Names its = names.getOrDefault(job.kind().source(), Map.of()).getOrDefault(job.id(), Names.UNKNOWN);
            Nvr build = Nvr.among(its.builds, name);
            if (step == ReleaseStep.PULL_REQUEST) {
                String made = pullRequest(job.externalUrl());
                proposed.add(new ReleaseWay.Step(step, job, proposed(job, name), null, made));
            } else {
                others.add(new ReleaseWay.Step(step, job, build == null ? null : build.version(), build, its.made));
            }
        }
        Map<String, List<String>> ofPullRequests = ofPullRequests(proposed);
        others.replaceAll(step -> step.version() == null ? ofPullRequest(step, ofPullRequests) : step);
        return ReleaseWay.of(Stream.concat(proposed.stream(), others.stream()).toList());
    }

    /**
     * @param builds the builds that a job made, tagged or published
     * @param made the name of its build, side tag or update
     */
    private record Names(@Nullable String builds, @Nullable String made) {

        static final Names UNKNOWN = new Names(null, null);
    }

    /** Returns the names of what jobs made, tagged or published, by source and id. */
    private Map<JobSource, Map<Long, Names>> names(List<Job> jobs) {
        Map<JobSource, Map<Long, Names>> names = new EnumMap<>(JobSource.class);
        List<String> queries = new ArrayList<>();
        Map<String, Object> ids = new HashMap<>();
        jobs.stream().collect(Collectors.groupingBy(job -> job.kind().source())).forEach((source, some) -> {
            ReleaseStep step = Objects.requireNonNull(some.get(0).kind().step());
            if (step.builds() != null) {
                queries.add(NAMES.formatted(source.name(), step.builds(), step.made(), source.table()));
                ids.put(source.name(), some.stream().map(job -> (int) job.id()).toArray(Integer[]::new));
            }
        });
        if (!queries.isEmpty()) {
            sql.list(
                    String.join("union all ", queries),
                    ids,
                    row -> names.computeIfAbsent(row.constant("source", JobSource.class), first -> new HashMap<>())
                            .put(row.longValue("id"), new Names(row.text("builds"), row.text("made"))));
        }
        return names;
    }

    /** {@code #21} of the address of a pull request; null for another address. */
    private static @Nullable String pullRequest(@Nullable String url) {
        Matcher number = PULL_REQUEST.matcher(url == null ? "" : url);
        return number.find() ? "#" + number.group(1) : null;
    }

    /** The version that a pull request proposes; null if its trigger does not say, or names several. */
    private static @Nullable String proposed(Job job, String name) {
        Trigger trigger = job.trigger();
        String said = trigger == null ? null : trigger.version() == null ? trigger.release() : trigger.version();
        return said == null || said.contains(", ") ? null : version(said, name, job.project());
    }

    /**
     * The version that a tag names.
     *
     * @param project that has the tag; null if that is unknown
     */
    static String version(String tag, String name, @Nullable Project project) {
        return RpmVersion.inTag(
                tag,
                Stream.of(name, project == null ? null : project.repo())
                        .filter(Objects::nonNull)
                        .toList());
    }

    /** The versions by the addresses of the pull requests that propose them. */
    private static Map<String, List<String>> ofPullRequests(List<ReleaseWay.Step> proposed) {
        return proposed.stream()
                .filter(step -> step.job().externalUrl() != null && step.version() != null)
                .collect(Collectors.groupingBy(
                        step -> String.valueOf(step.job().externalUrl()),
                        Collectors.mapping(ReleaseWay.Step::version, Collectors.toList())));
    }

    /** Without a build, the version is that of the pull request in dist-git that triggered the job, if that is known. */
    private static ReleaseWay.Step ofPullRequest(ReleaseWay.Step step, Map<String, List<String>> versions) {
        Trigger trigger = step.job().trigger();
        List<String> ofTrigger = trigger == null || trigger.pr() == null || trigger.url() == null
                ? List.of()
                : versions.getOrDefault(trigger.url(), List.of()).stream()
                        .distinct()
                        .toList();
        return ofTrigger.size() == 1
                ? new ReleaseWay.Step(step.step(), step.job(), ofTrigger.get(0), null, step.made())
                : step;
    }
}
