package dev.packit.stats.project;

import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.release.ReleaseTable;
import dev.packit.stats.web.answer.Answers;
import dev.packit.stats.web.paging.Exports;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.request.Parameters;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The sections of a project: its pull requests, branches, releases, issues, commits and packages. */
@ApplicationScoped
class SectionPages {

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance list(SectionList list);

        static native TemplateInstance pushes(PushPage page, Instant now);
    }

    @Inject
    Projects projects;

    @Inject
    Triggers triggers;

    @Inject
    Pushes pushes;

    @Inject
    SectionProgress progresses;

    @Inject
    Summaries briefs;

    @Inject
    Exports exports;

    @Inject
    Answers answers;

    @Inject
    Clock clock;

    @Inject
    UriInfo uri;

    /** The list of a section. */
    Response of(ProjectName found, Section known) {
        if (known.label() == null) {
            throw new NotFoundException(
                    "There is no list of commits. Look at the project’s branches and pull requests instead.");
        }
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Keyset.PARAMETERS);
        Keyset keyset = exports.keyset(parameters);
        if (exports.isAsked(parameters)) {
            return exports.of(
                    known.slug(), Triggers.Item.class, List.of(known.key()), keyset, triggers.pages(known, found));
        }
        Page<Triggers.Item> page = triggers.page(known, found, keyset)
                .at(known.path(found.project()), parameters.kept(Map.of(), keyset.query()))
                .asTable(Triggers.Item.class, known.key());
        String title = found.project().name() + " · " + known.label();
        return answers.of(
                page,
                items -> items.feed(title, item -> item.entry(known.path(found.project()))),
                items -> Templates.list(new SectionList(found.project(), known, projects.tabs(found, known), items)));
    }

    /** A pull request, branch etc. */
    Response of(ProjectName found, Section known, String name) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), known.parameters());
        Keyset keyset = Keyset.of(parameters);
        String version = parameters.text(ReleaseTable.PARAMETER).orElse(null);
        Page<Push> page = pushes.page(known, name, found, keyset)
                .at(
                        known.path(found.project(), name),
                        parameters.kept(
                                version == null ? Map.of() : Map.of(ReleaseTable.PARAMETER, version), keyset.query()));
        Project its = found.project();
        Trigger trigger = known.trigger() == null ? null : Trigger.named(known.trigger(), name, its);
        SectionProgress.Found progress = progresses.of(known, name, found, page.items(), version);
        return answers.of(
                PushPage.of(
                        its,
                        trigger,
                        known,
                        name,
                        page,
                        progress.ways(),
                        progress.tables(),
                        projects.tabs(found, known),
                        answers.isPage() ? briefs.of(its, known, name) : null),
                shown -> page.feed(its.repo() + " · " + shown.title(), Push::entry),
                shown -> Templates.pushes(shown, clock.instant()));
    }

    /** The list page of a project's pull requests, branches etc. */
    record SectionList(Project project, Section section, Tabs tabs, Page<Triggers.Item> page) {}
}
