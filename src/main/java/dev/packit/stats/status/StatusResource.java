package dev.packit.stats.status;

import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Kinds;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.TimeRange;
import dev.packit.stats.statistics.FailureContext;
import dev.packit.stats.statistics.FailureContexts;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queues, the objectives, and the answer to "Is it me or Packit?". */
@Path("/status")
public class StatusResource {

    private static final Set<String> PARAMETERS = Set.of("kind", "target", "project", "at");

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance status(Status status);
    }

    @Inject
    StatusPage statuses;

    @Inject
    FailureContexts surroundings;

    @Inject
    Kinds kinds;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response status() {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), PARAMETERS);
        return answers.kept(() -> statuses.now(elsewhere(parameters)), Templates::status);
    }

    /** Returns null if no kind of job was given. */
    private @Nullable FailureContext elsewhere(Parameters parameters) {
        Optional<JobKind> kind = parameters.text("kind").map(this::kind);
        String target = parameters.text("target").orElse(null);
        Project except = parameters
                .text("project")
                .map(name -> ProjectName.find(name).project())
                .orElse(null);
        Instant at =
                parameters.text("at").map(text -> TimeRange.instant("at", text)).orElse(null);
        if (kind.isEmpty()) {
            if (!Parameters.EVERYWHERE.containsAll(parameters.values().keySet())) {
                throw new BadParameter("kind", "is required; it must be one of " + words());
            }
            return null;
        }
        return at == null
                ? surroundings.lately(kind.get(), target, except)
                : surroundings.at(kind.get(), target, except, at);
    }

    private JobKind kind(String word) {
        return kinds.present().stream()
                .filter(kind -> kind.slug().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadParameter("kind", "must be one of %s, not “%s”".formatted(words(), word)));
    }

    private String words() {
        return kinds.present().stream().map(JobKind::slug).collect(Collectors.joining(", "));
    }
}
