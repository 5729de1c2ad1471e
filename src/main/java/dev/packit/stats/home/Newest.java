package dev.packit.stats.home;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.packit.stats.job.JobFilter;
import dev.packit.stats.pipeline.Pipeline;
import dev.packit.stats.pipeline.Pipelines;
import dev.packit.stats.project.ProjectSummary;
import dev.packit.stats.project.Projects;
import dev.packit.stats.statistics.Glance;
import dev.packit.stats.statistics.Glances;
import dev.packit.stats.web.SiteConfig;
import dev.packit.stats.web.answer.Recent;
import dev.packit.stats.web.paging.Keyset;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Reads and caches the home page's data, which is the same for every reader. */
@ApplicationScoped
class Newest {

    /** The number of latest runs that are searched for unfinished ones. */
    private static final int LOOKED_AT = 100;

    private static final int SHOWN = 12;
    private static final int PROJECTS = 12;

    @Inject
    Pipelines pipelines;

    @Inject
    Projects projects;

    @Inject
    Glances glances;

    @Inject
    SiteConfig config;

    @Inject
    Clock clock;

    private LoadingCache<Boolean, Home> kept;

    @PostConstruct
    void create() {
        kept = Recent.figures(config.kept(), clock).build(always -> read());
    }

    Home home() {
        return kept.get(true);
    }

    @ActivateRequestContext
    Home read() {
        Instant start = clock.instant();
        List<Pipeline> newest =
                pipelines.page(JobFilter.NONE, Keyset.first(LOOKED_AT)).items();
        Glance glance = glances.now();
        Instant counted = glance.asOf();
        return new Home(
                counted != null && counted.isBefore(start) ? counted : start,
                glance,
                newest.stream().filter(Pipeline::isUnfinished).limit(SHOWN).toList(),
                newest.stream()
                        .filter(run -> !run.jobs().isEmpty() && !run.isUnfinished())
                        .limit(SHOWN)
                        .toList(),
                projects.mostActive(PROJECTS));
    }

    /**
     * What Packit is doing right now.
     *
     * @param at when the oldest of this was read from the database, UTC
     * @param glance key figures of the whole service
     * @param running the latest unfinished runs
     * @param newest the latest finished runs
     * @param projects the most recently active projects
     */
    record Home(
            @JsonProperty("at") Instant at,
            @JsonUnwrapped Glance glance,
            @JsonProperty("running_runs") List<Pipeline> running,
            @JsonProperty("newest_runs") List<Pipeline> newest,
            List<ProjectSummary> projects) {}
}
