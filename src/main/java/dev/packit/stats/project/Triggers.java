package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.packit.Outcome;
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
import java.time.Instant;
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
    Page<Item> page(Section section, ProjectName project, Keyset keyset) {
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

    private static Item item(Section section, Project project, Ranked ranked, Latest latest) {
        Trigger trigger = section.trigger() == null ? null : Trigger.named(section.trigger(), ranked.name, project);
        return new Item(
                section,
                ranked.name,
                latest == null ? null : latest.outcome(),
                latest == null ? null : latest.submitted(),
                new Link(section.path(project, ranked.name)),
                trigger == null ? null : trigger.url(),
                latest == null ? Map.of() : latest.counts(),
                ranked.key());
    }

    /**
     * One of the pull requests, branches, releases, issues or packages of a project.
     *
     * @param name its number, name or tag
     * @param outcome of the newest push; null where nothing was done
     * @param lastActivity when the newest pipeline was submitted, UTC; null where there is none
     * @param url this application's page
     * @param externalUrl on the forge; null for a package
     * @param counts of the newest push's jobs, by outcome
     */
    record Item(
            @JsonIgnore Section section,
            @JsonIgnore String name,
            Outcome outcome,
            Instant lastActivity,
            Link url,
            String externalUrl,
            @JsonIgnore Map<Outcome, Long> counts,
            @JsonIgnore long key) {

        /** In JSON, under the word of its section; a number where it is one. */
        @JsonAnyGetter
        public Map<String, Object> named() {
            return Map.of(section.key(), section.isNumbered() ? (Object) Long.valueOf(name) : name);
        }
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
