package dev.packit.stats.project;

import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.packit.NoProject;
import dev.packit.stats.packit.Project;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.answer.Errors;
import dev.packit.stats.web.answer.Missing;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Offers projects with similar names where there is none of a name. */
public class SimilarProjects {

    private static final int SHOWN = 5;

    /** The most characters that may differ, as after a slip of the keyboard. */
    private static final int MOST_DIFFERENT = 2;

    /** Shorter names resemble everything. */
    private static final int SHORTEST = 4;

    /** Longer texts are no names and are not compared with all projects. */
    private static final int LONGEST = 200;

    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(MOST_DIFFERENT);

    @Inject
    ProjectDirectory directory;

    @Inject
    Errors errors;

    private record Candidate(Project project, int distance) {}

    @ServerExceptionMapper
    public Response noProject(NoProject none) {
        return errors.missing(new Missing(
                none.problem(),
                similar(none.name()).stream()
                        .map(project -> new Missing.Instead(project.fullName(), new Link(project.path())))
                        .toList()));
    }

    /** The projects whose names differ in up to two characters, and those of the same name in another namespace. */
    private List<Project> similar(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return wanted.length() > LONGEST
                ? List.of()
                : directory.lastKnown().stream()
                        .map(entry -> new Candidate(entry.project(), distance(wanted, entry)))
                        .filter(candidate -> candidate.distance >= 0)
                        .sorted(Comparator.comparing(Candidate::distance)
                                .thenComparing(candidate -> candidate.project.fullName()))
                        .limit(SHOWN)
                        .map(Candidate::project)
                        .toList();
    }

    /** −1 if they are not similar. */
    private static int distance(String wanted, ProjectDirectory.Entry entry) {
        String name = entry.lowerName();
        int whole = Math.max(
                DISTANCE.apply(wanted, entry.project().forge().toLowerCase(Locale.ROOT) + "/" + name),
                DISTANCE.apply(wanted, name));
        String repo = wanted.substring(wanted.lastIndexOf('/') + 1);
        if (whole >= 0 || repo.length() < SHORTEST) {
            return whole;
        }
        int ofRepo = DISTANCE.apply(repo, name.substring(name.lastIndexOf('/') + 1));
        return ofRepo < 0 ? -1 : MOST_DIFFERENT + 1 + ofRepo;
    }
}
