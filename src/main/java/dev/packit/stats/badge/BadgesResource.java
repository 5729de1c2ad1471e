package dev.packit.stats.badge;

import dev.packit.stats.chart.Badge;
import dev.packit.stats.job.FilterForm;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Kinds;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.statistics.StatisticsFilter;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.answer.RequestedFormat;
import dev.packit.stats.web.request.FileName;
import dev.packit.stats.web.request.Parameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The badges of a project. */
@Path("/badge")
public class BadgesResource {

    /** The name of the badge that is not about one kind of job. */
    static final String RATE = "success-rate";

    static final Set<String> RATE_PARAMETERS = Stream.concat(
                    JobFilter.NARROWING.stream(), Stream.of(FilterForm.KIND, "period", "from", "to"))
            .collect(Collectors.toUnmodifiableSet());

    @Inject
    Kinds kinds;

    @Inject
    Badges badges;

    @Inject
    Answers answers;

    @Inject
    RequestedFormat requested;

    @Inject
    UriInfo uri;

    /** @param path the encoded name of the project, which may contain slashes, and of the badge */
    @GET
    @Path("{forge}/{path:.+}")
    public Response badge(String forge, @Encoded String path) {
        int slash = path.lastIndexOf('/');
        String name = FileName.without(".svg", Urls.decoded(path.substring(slash + 1)));
        ProjectName project = slash < 1 ? null : ProjectName.at(forge, Urls.decoded(path.substring(0, slash)));
        Badge badge = project == null ? null : badge(project, name);
        if (badge == null && requested.isForProgram()) {
            throw new NotFoundException("There is no such badge: Packit has no such project or kind of job.");
        }
        Badge shown = badge == null ? Badges.NOT_FOUND : badge;
        return answers.badge(
                shown.svg(),
                Shields.of(shown, badge == null),
                badge == null ? Response.Status.NOT_FOUND : Response.Status.OK);
    }

    private @Nullable Badge badge(ProjectName project, String name) {
        if (name.equals(RATE)) {
            return badges.rate(rated(project));
        }
        Optional<JobKind> kind = kinds.present().stream()
                .filter(known -> known.slug().equals(name))
                .findFirst();
        return kind.map(known -> badges.of(project, known, narrowed(project, known)))
                .orElse(null);
    }

    private JobFilter narrowed(ProjectName project, JobKind kind) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), JobFilter.NARROWING);
        return JobFilter.of(parameters, List.of(kind))
                .with(Parameter.PROJECT, project.project().fullName());
    }

    private StatisticsFilter rated(ProjectName project) {
        StatisticsFilter asked = StatisticsFilter.of(Parameters.of(uri.getQueryParameters(), RATE_PARAMETERS));
        JobFilter jobs = asked.jobs().with(Parameter.PROJECT, project.project().fullName());
        boolean always = jobs.time().equals(TimeRange.ALL);
        return new StatisticsFilter(always ? jobs.with(Parameter.PERIOD, "month") : jobs, asked.kinds());
    }
}
