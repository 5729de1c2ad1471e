package dev.packit.stats.project;

import dev.packit.stats.packit.NoProject;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.request.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lists of all projects, of a forge's and of a namespace's projects, and a project's own pages. */
@Path("/projects")
public class ProjectsResource {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance project(ProjectPage page);
    }

    @Inject
    Projects projects;

    @Inject
    ProjectPages pages;

    @Inject
    ProjectLists lists;

    @Inject
    SectionPages sections;

    @Inject
    StatisticsPages statistics;

    @Inject
    HistoryPicture history;

    @Inject
    LatestJob latest;

    @Inject
    Answers answers;

    @Inject
    UriInfo uri;

    @GET
    public Response all() {
        return lists.of(null, null);
    }

    @GET
    @Path("{forge}")
    public Response ofForge(String forge) {
        return lists.of(forge, null);
    }

    /** Shows the project if the rest of the path is a project's name, else the namespace of that name, or a project's part. */
    @GET
    @Path("{forge}/{path:.+}")
    public Response below(String forge, @Encoded String path) {
        ProjectPath asked = ProjectPath.of(forge, path);
        ProjectName project = ProjectName.at(forge, asked.project());
        if (asked.section() == null) {
            return project == null ? lists.of(forge, asked.project()) : project(project);
        }
        if (project == null) {
            throw new NoProject(forge + "/" + asked.project());
        }
        return part(project, asked.section(), asked.name(), asked.statistics());
    }

    private Response part(ProjectName project, String section, @Nullable String name, boolean statistic) {
        if (name != null && section.equals(LatestJob.SECTION)) {
            return latest.of(project.project(), name);
        }
        if (name == null) {
            return switch (section) {
                case "history.svg" -> history.of(project.project());
                case "statistics" -> statistics.of(project);
                default -> sections.of(project, Section.of(section));
            };
        }
        Section known = Section.of(section);
        return statistic ? statistics.of(project, known, name) : sections.of(project, known, name);
    }

    private Response project(ProjectName project) {
        Parameters.of(uri.getQueryParameters(), Set.of());
        return answers.of(projects.summary(project), summary -> Templates.project(pages.of(project, summary)));
    }
}
