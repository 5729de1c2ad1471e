package dev.packit.stats.usage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Project;
import dev.packit.stats.statistics.Granularity;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Answers;
import java.time.Instant;
import java.util.List;

/**
 * Who uses Packit, and for what.
 *
 * @param from inclusive, UTC; null where open; to the second, the next one after a fraction
 * @param to exclusive, likewise
 * @param projects that something was done for
 * @param events by type, each once, when the first thing was done about it
 * @param jobs by kind
 * @param series over time
 */
record Usage(
        Instant from,
        Instant to,
        Adoption projects,
        List<Events> events,
        List<JobsOfKind> jobs,
        List<Part> series,
        @JsonIgnore Granularity step)
        implements Answers.Tabular {

    /**
     * Projects on forges. One that stands twice in the database is one.
     *
     * @param active how many something was done for
     * @param newcomers how many of them for the first time ever
     * @param namespaces how many owners of projects that something was done for
     * @param newNamespaces how many of them for the first time ever
     * @param retention the share of those who were newcomers in the stretch of the same length before that are active
     *     now; null where there were none, or no stretch before
     */
    record Adoption(
            long active,
            List<OfForge> forges,
            long newcomers,
            long namespaces,
            long newNamespaces,
            Double retention,
            List<Busy> top) {}

    record OfForge(String forge, long active) {}

    /** @param type Packit's word, as in {@code project_events}; null where it was not recorded */
    record Events(String type, long total) {}

    /**
     * @param total each job once, however many pipelines point at it
     * @param projects for how many projects
     * @param withoutProject how many jobs are of no project on a forge: new upstream versions, and jobs of old
     */
    record JobsOfKind(JobKind kind, long total, long projects, long withoutProject, List<Busy> top) {}

    /** @param jobs or, for all kinds together, runs */
    record Busy(String project, long jobs, Link url) {

        static Busy of(Project project, long jobs) {
            return new Busy(project.fullName(), jobs, new Link(project.path()));
        }
    }

    /** @param projects known up to the end of this part: since the beginning */
    record Part(
            Instant from,
            Instant to,
            long activeProjects,
            long newProjects,
            long projects,
            long events,
            long jobs,
            List<PartOfKind> kinds) {}

    /** @param projects for how many projects these jobs were */
    record PartOfKind(JobKind kind, long jobs, long projects) {}

    /** Jobs by kind and project, as far as they are named. */
    @Override
    public List<?> rows() {
        return jobs.stream()
                .flatMap(of -> of.top.stream().map(busy -> new Row(of.kind, busy.project, busy.jobs)))
                .toList();
    }

    record Row(JobKind kind, String project, long jobs) {}
}
