package dev.packit.stats.project;

import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.pipeline.Latest;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.paging.Sorted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pull requests, branches, releases, issues and packages of a project. */
@ApplicationScoped
class Triggers {

    /** What names one that has runs, in the addresses of pages, lies above what names one that has none. */
    private static final long ACTIVE = 1L << 31;

    @Inject
    Sql sql;

    @Inject
    PipelineIndex index;

    @Inject
    Pipelines pipelines;

    /** A page of them: what happened last comes first, and last what nothing was ever done for. */
    Page<TriggerItem> page(Section section, ProjectName project, Keyset keyset) {
        List<Ranked> sorted = ranked(section, project).values().stream()
                .sorted(Comparator.comparing(Ranked::key).reversed())
                .toList();
        Page<Ranked> page = new Sorted<>(sorted, Ranked::key).page(keyset);
        Map<Integer, Latest> latest =
                pipelines.latest(page.items().stream().map(Ranked::lastPipeline).toList());
        return page.showing(page.items().stream()
                .map(ranked -> item(section, project.project(), ranked, latest.get(ranked.lastPipeline)))
                .toList());
    }

    /** By name, since a project that stands twice in the database may have the same one twice. */
    private Map<String, Ranked> ranked(Section section, ProjectName project) {
        Map<String, Ranked> byName = new HashMap<>();
        PipelineSnapshot known = index.known();
        if (section == Section.PACKAGES) {
            known.packagesOf(project.ids()).forEach((name, last) -> byName.put(name, new Ranked(name, 0, last)));
            return byName;
        }
        TriggerType type = section.trigger();
        String named = "select t.id, cast(t.%s as text) as name from %s t where t.project_id = any (:projects)"
                .formatted(type.column(), type.table());
        sql
                .list(named, Map.of("projects", project.ids()), row -> {
                    int id = row.number("id").intValue();
                    return new Ranked(row.text("name"), id, known.lastOfTrigger(type, id));
                })
                .stream()
                .filter(ranked -> ranked.name != null)
                .forEach(ranked -> byName.merge(ranked.name, ranked, Ranked::newer));
        return byName;
    }

    private static TriggerItem item(Section section, Project project, Ranked ranked, Latest latest) {
        Trigger trigger = section.trigger() == null ? null : Trigger.named(section.trigger(), ranked.name, project);
        return new TriggerItem(
                section,
                ranked.name,
                latest == null ? null : latest.outcome(),
                latest == null ? null : latest.submitted(),
                new Link(section.path(project, ranked.name)),
                trigger == null ? null : trigger.url(),
                latest == null ? Map.of() : latest.counts(),
                ranked.key());
    }

    /** @param row its id in the database, and {@code lastPipeline} the newest that it triggered; 0 where there is none */
    private record Ranked(String name, int row, int lastPipeline) {

        long key() {
            return lastPipeline > 0 ? ACTIVE + lastPipeline : row;
        }

        Ranked newer(Ranked other) {
            return key() >= other.key() ? this : other;
        }
    }
}
