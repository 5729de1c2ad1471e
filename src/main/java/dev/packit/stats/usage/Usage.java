package dev.packit.stats.usage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Project;
import dev.packit.stats.statistics.Granularity;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Answers;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Usage statistics: who uses Packit, and for what.
 *
 * @param from inclusive, UTC, rounded up to whole seconds; null if open
 * @param to exclusive, UTC, rounded up to whole seconds; null if open
 * @param projects the projects for which Packit ran something
 * @param events the number of events by type, each counted once, at the time of its first run
 * @param jobs by kind
 * @param series over time
 * @param asOf when jobs and runs were last read from the database, UTC; null if not yet
 */
record Usage(
        @Nullable Instant from,
        @Nullable Instant to,
        Adoption projects,
        List<Events> events,
        List<JobsOfKind> jobs,
        List<Part> series,
        @Nullable Instant asOf,
        @JsonIgnore Granularity step)
        implements Answers.Tabular {

    /**
     * The number of projects on forges. A project with several rows in the database is counted once.
     *
     * @param all all that the database has today, whatever the period
     * @param active projects for which Packit ran something
     * @param newcomers those for which it did so for the first time
     * @param namespaces namespaces of active projects
     * @param newNamespaces those that were active for the first time
     * @param retention the share of newcomers in the previous period of the same length that are still active
     *     now; null if there were none or there is no previous period
     */
    record Adoption(
            long all,
            long active,
            List<OfForge> forges,
            long newcomers,
            long namespaces,
            long newNamespaces,
            @Nullable Double retention,
            List<Busy> top) {}

    /**
     * @param all all its projects that the database has today, whatever the period
     * @param onboarded those for which Packit ran something for the first time, which is what Packit calls onboarded in a period
     */
    record OfForge(String forge, long all, long active, long onboarded) {

        /** The path of the list of its projects. */
        public String path() {
            return Project.forgePath(forge);
        }
    }

    /** @param type the value in {@code project_events}; null if it was not recorded */
    record Events(@Nullable String type, long total) {}

    /**
     * @param total the number of jobs, each counted once even if several pipelines refer to it
     * @param projects the number of projects for which they ran
     * @param withoutProject the number of jobs that are not linked to a project: for new upstream versions, and very old ones
     */
    record JobsOfKind(JobKind kind, long total, long projects, long withoutProject, List<Busy> top) {}

    /** @param jobs the number of jobs or, for all kinds together, of runs */
    record Busy(String project, long jobs, Link url) {

        static Busy of(Project project, long jobs) {
            return new Busy(project.fullName(), jobs, new Link(project.path()));
        }
    }

    /** @param projects the total number of projects up to the end of this step */
    record Part(
            Instant from,
            Instant to,
            long activeProjects,
            long newProjects,
            long projects,
            long events,
            long jobs,
            List<PartOfKind> kinds) {}

    /** @param projects the number of projects for which these jobs ran */
    record PartOfKind(JobKind kind, long jobs, long projects) {}

    /** The number of jobs by kind and project, for the projects that are listed, and then the number of projects by forge. */
    @Override
    public List<?> rows() {
        return Stream.concat(
                        jobs.stream().flatMap(of -> of.top.stream().map(busy -> Row.of(of.kind, busy))),
                        projects.forges.stream().map(Row::of))
                .toList();
    }

    @Override
    public Class<?> rowType() {
        return Row.class;
    }

    /** Either the jobs of a kind for a project, or the projects of a forge. */
    record Row(
            @Nullable JobKind kind,
            @Nullable String project,
            @Nullable Long jobs,
            @Nullable String forge,
            @Nullable Long allProjects,
            @Nullable Long activeProjects,
            @Nullable Long onboardedProjects) {

        static Row of(JobKind kind, Busy busy) {
            return new Row(kind, busy.project, busy.jobs, null, null, null, null);
        }

        static Row of(OfForge forge) {
            return new Row(null, null, null, forge.forge, forge.all, forge.active, forge.onboarded);
        }
    }
}
