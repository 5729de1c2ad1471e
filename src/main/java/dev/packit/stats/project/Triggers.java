package dev.packit.stats.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.packit.stats.database.Sql;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.SortedIds;
import dev.packit.stats.packit.Outcome;
import dev.packit.stats.packit.Project;
import dev.packit.stats.packit.ProjectName;
import dev.packit.stats.packit.Trigger;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.pipeline.Latest;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.answer.Feed;
import dev.packit.stats.web.paging.Keyset;
import dev.packit.stats.web.paging.Page;
import dev.packit.stats.web.paging.Sorted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the pull requests, branches, releases, issues and packages of a project. */
@ApplicationScoped
class Triggers {

    /** Added to the keys of entries that have runs, so that they are higher than those of entries without any. */
    private static final long ACTIVE = 1L << 31;

    @Inject
    Sql sql;

    @Inject
    PipelineIndex index;

    @Inject
    Pipelines pipelines;

    /** Returns a page of entries by last activity, newest first, followed by those without any runs. */
    Page<Item> page(Section section, ProjectName project, Keyset keyset) {
        return pages(section, project).apply(keyset);
    }

    /** Returns what reads the pages of one list: their entries are sorted only once, and the jobs of each page read. */
    Function<Keyset, Page<Item>> pages(Section section, ProjectName project) {
        Sorted<Ranked> sorted = new Sorted<>(
                ranked(section, project).values().stream()
                        .sorted(Comparator.comparing(Ranked::key).reversed())
                        .toList(),
                Ranked::key);
        return keyset -> page(section, project, sorted.page(keyset));
    }

    private Page<Item> page(Section section, ProjectName project, Page<Ranked> page) {
        PipelineSnapshot known = index.known();
        Map<String, Integer> pushes = page.items().stream()
                .collect(Collectors.toMap(Ranked::name, ranked -> ofNewestPush(section, project, ranked, known)));
        Map<Integer, Latest> latest = pipelines.latest(
                Stream.concat(page.items().stream().map(Ranked::lastPipeline), pushes.values().stream())
                        .collect(Collectors.toSet()));
        return page.showing(page.items().stream()
                .map(ranked -> item(
                        section,
                        project.project(),
                        ranked,
                        latest.get(ranked.lastPipeline),
                        latest.get(pushes.get(ranked.name))))
                .toList());
    }

    /** The latest pipeline of the newest push, which may have been followed by a repetition for an older one. */
    private static int ofNewestPush(Section section, ProjectName project, Ranked ranked, PipelineSnapshot known) {
        TriggerType type = section.trigger();
        int[] all = type == null
                ? SortedIds.intersection(known.ofPackage(ranked.name), known.ofProject(project.ids()))
                : known.ofTrigger(type, ranked.row);
        return Arrays.stream(all)
                .reduce((one, later) -> known.event(later) >= known.event(one) ? later : one)
                .orElse(ranked.lastPipeline);
    }

    /** Groups rows by name, since a project with several rows in the database may have the same entry several times. */
    private Map<String, Ranked> ranked(Section section, ProjectName project) {
        Map<String, Ranked> byName = new HashMap<>();
        PipelineSnapshot known = index.known();
        TriggerType type = section.trigger();
        if (type == null) {
            known.packagesOf(project.ids()).forEach((name, last) -> byName.put(name, new Ranked(name, 0, last)));
            return byName;
        }
        String named = """
                select t.id, cast(t.%1$s as text) as name
                from %2$s t
                where t.project_id = any (:projects) and t.%1$s is not null
                """.formatted(type.column(), type.table());
        sql.list(named, Map.of("projects", project.ids()), row -> {
                    int id = row.intValue("id");
                    return new Ranked(row.textValue("name"), id, known.lastOfTrigger(type, id));
                })
                .forEach(ranked -> byName.merge(ranked.name, ranked, Ranked::newer));
        return byName;
    }

    private static Item item(
            Section section, Project project, Ranked ranked, @Nullable Latest last, @Nullable Latest ofPush) {
        Latest latest = ofPush == null || section.trigger() != null ? ofPush : ofPush.ofPackage(ranked.name);
        Trigger trigger = section.trigger() == null ? null : Trigger.named(section.trigger(), ranked.name, project);
        String path = Urls.reachable(section.path(project, ranked.name));
        return new Item(
                section,
                ranked.name,
                latest == null ? null : latest.outcome(),
                last == null ? null : last.submitted(),
                Link.orNull(path),
                trigger == null ? null : trigger.url(),
                latest == null ? Map.of() : latest.counts(),
                ranked.key());
    }

    /**
     * A pull request, branch, release, issue or package of a project in a list.
     *
     * @param name its number, name or tag
     * @param outcome the outcome of the latest push; null if there is none
     * @param lastActivity when the latest pipeline was submitted, UTC; null if there is none
     * @param url this application's page about it; null if its name is too long for one
     * @param externalUrl on the forge; null for a package
     * @param counts the number of the latest push's jobs by outcome
     */
    record Item(
            @JsonIgnore Section section,
            @JsonIgnore String name,
            @Nullable Outcome outcome,
            @Nullable Instant lastActivity,
            @Nullable Link url,
            @Nullable String externalUrl,
            @JsonIgnore Map<Outcome, Long> counts,
            @JsonIgnore long key) {

        /** Its name in JSON, under the key of its section; written as a number if it is one. */
        @JsonAnyGetter
        public Map<String, Object> named() {
            return Map.of(section.key(), section.isNumbered() ? (Object) Long.valueOf(name) : name);
        }

        /** As an entry of a feed, under the path of the list. */
        Feed.Entry entry(String list) {
            return new Feed.Entry(
                    list + "/" + Urls.path(name),
                    section.titled(name) + (outcome == null ? "" : " · " + outcome.word()),
                    url,
                    lastActivity,
                    null,
                    "Latest push: %s.".formatted(Outcome.inWords(counts)),
                    outcome == null ? null : outcome.word());
        }
    }

    /** @param row its row id; {@code lastPipeline} is the latest pipeline that it triggered, or 0 if there is none */
    private record Ranked(String name, int row, int lastPipeline) {

        long key() {
            return lastPipeline > 0 ? ACTIVE + lastPipeline : row;
        }

        Ranked newer(Ranked other) {
            return key() >= other.key() ? this : other;
        }
    }
}
