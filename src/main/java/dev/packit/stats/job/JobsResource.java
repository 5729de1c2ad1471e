package dev.packit.stats.job;

import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.packit.Kinds;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.answer.Missing;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.FileName;
import dev.packit.stats.web.request.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** The overview of all kinds of job, the list of each kind, groups of jobs, and logs. */
@Path("/jobs")
public class JobsResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance overview(List<Jobs.Newest> kinds);

        static native TemplateInstance list(JobList list);

        static native TemplateInstance group(JobKind kind, long id, List<Job> jobs);
    }

    @Inject
    Jobs jobs;

    @Inject
    JobDetails details;

    @Inject
    JobLists lists;

    @Inject
    Kinds kinds;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response overview() {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return answers.of(
                Page.whole(jobs.newest(kinds.present(), 1)).asTable(Job.class),
                page -> Templates.overview(page.items()));
    }

    @GET
    @Path("{kind}")
    public Response list(String kind) {
        return lists.of(kinds.listed(kind));
    }

    @GET
    @Path("{kind}/group/{id}")
    public Response group(String kind, long id) {
        JobKind known = kinds.listed(kind);
        Parameters.of(uri.getQueryParameters(), Set.of());
        List<Job> found = jobs.ofGroup(known.source(), id).orElseThrow(() -> missing(known, id));
        return answers.of(Page.whole(found).asTable(Job.class), page -> Templates.group(known, id, page.items()));
    }

    /** Returns a log that is stored in the database as plain text, for download. */
    @GET
    @Path("{kind}/{id}/{file}")
    public Response log(String kind, long id, String file) {
        String key = FileName.without(".txt", file);
        if (Parameters.of(uri.getQueryParameters(), Set.of()).has("format")) {
            throw new BadParameter("format", "is not supported here: logs are plain text");
        }
        JobDetail detail = details.of(kinds.detailed(kind), id);
        String gone = "This job has no such log, or its log has been deleted.";
        Link instead = detail.job().url();
        String log = detail.attributes().log(key).orElseThrow(() -> new Missing(gone, "the job", instead));
        return Response.ok(log, MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8")).build();
    }

    private static Missing missing(JobKind kind, long id) {
        String problem =
                "There is no %s group with the id %d.".formatted(kind.words().brief(), id);
        return new Missing(problem, kind.words().plural(), new Link(kind.listPath()));
    }
}
