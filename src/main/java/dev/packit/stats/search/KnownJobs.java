package dev.packit.stats.search;

import dev.packit.stats.job.JobFilter;
import dev.packit.stats.job.Jobs;
import dev.packit.stats.job.Parameter;
import dev.packit.stats.mirror.JobNames;
import dev.packit.stats.mirror.JobStore;
import dev.packit.stats.mirror.Selection;
import dev.packit.stats.mirror.Window;
import dev.packit.stats.packit.ExternalId;
import dev.packit.stats.packit.Job;
import dev.packit.stats.packit.JobKind;
import dev.packit.stats.search.Found.Group;
import dev.packit.stats.web.Urls;
import dev.packit.stats.web.page.Figures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds jobs by what other systems call them, and by their identifiers in Packit's configuration. */
@ApplicationScoped
class KnownJobs {

    @Inject
    JobNames names;

    @Inject
    Jobs jobs;

    @Inject
    JobStore store;

    /** Returns the jobs by kind, newest first. If all of them are parts of one run, that run is what was found. */
    List<Group> of(Collection<ExternalId> ids, String name) {
        List<Job> found = new ArrayList<>();
        names.find(ids, name).forEach((source, rows) -> found.addAll(jobs.byIds(source, rows.toArray(Integer[]::new))));
        List<Long> runs = found.stream().map(Job::pipeline).distinct().toList();
        if (found.size() > 1 && runs.size() == 1 && runs.get(0) != null) {
            return List.of(run(found, runs.get(0)));
        }
        return found.stream()
                .sorted(Comparator.comparing(Job::id).reversed())
                .collect(Collectors.groupingBy(Job::kind, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(ofKind -> group(ofKind.getKey(), ofKind.getValue()))
                .toList();
    }

    private static Group group(JobKind kind, List<Job> jobs) {
        List<Hit> hits = jobs.stream()
                .limit(Names.MOST)
                .map(job -> new Hit("job", job.title(), job.url()))
                .toList();
        return new Group(kind.words().pluralTitle(), jobs.size(), hits, null);
    }

    private static Group run(List<Job> jobs, long id) {
        String origin = jobs.get(0).origin();
        String title = "Run %d".formatted(id) + (origin == null ? "" : " of " + origin);
        return new Group("Runs", 1, List.of(new Hit("run", title, "/pipeline/" + id)), null);
    }

    /** Returns the lists of the jobs of each kind with an identifier. */
    Group identifiedBy(String identifier) {
        Map<JobKind, Long> counts = new EnumMap<>(JobKind.class);
        if (store.hasWord(identifier::equals)) {
            Selection selection =
                    new Selection(status -> status.kind().source().hasIdentifier(), null, identifier::equals, null);
            store.snapshot().scan(Window.ALL, selection, job -> counts.merge(job.kind(), 1L, Long::sum));
        }
        Map<String, String> query =
                JobFilter.NONE.with(Parameter.IDENTIFIER, identifier).query();
        List<Hit> hits = counts.entrySet().stream()
                .map(count -> new Hit(
                        "identifier",
                        "%s with identifier %s"
                                .formatted(
                                        Figures.inWords(
                                                count.getValue(),
                                                count.getKey().words().singular(),
                                                count.getKey().words().plural()),
                                        identifier),
                        count.getKey().listPath() + Urls.query(query)))
                .toList();
        return new Group("Identifiers", hits.size(), hits, null);
    }
}
