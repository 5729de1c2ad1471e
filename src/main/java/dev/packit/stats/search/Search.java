package dev.packit.stats.search;

import dev.packit.stats.mirror.ProjectDirectory.Entry;
import dev.packit.stats.packit.TriggerType;
import dev.packit.stats.search.Found.Group;
import dev.packit.stats.web.Site;
import dev.packit.stats.web.request.BadParameter;
import dev.packit.stats.web.request.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds everything that a text may stand for. */
@ApplicationScoped
public class Search {

    static final String PARAMETER = "q";

    /** Maximum length of what is searched for, in characters. */
    private static final int LONGEST = 500;

    @Inject
    Names names;

    @Inject
    Triggered triggered;

    @Inject
    KnownJobs jobs;

    @Inject
    Site site;

    /**
     * Finds a text that may have been typed with plus signs. Strictly, these are spaces. If nothing is found then, or if they
     * are at the end, where nobody types spaces, they may be meant.
     *
     * @param typed the query with its plus signs
     */
    Found find(String query, String typed) {
        Found found = find(query);
        if (typed.equals(query) || !found.groups().isEmpty() && !typed.endsWith("+")) {
            return found;
        }
        Found literal = find(typed);
        return literal.groups().isEmpty() ? found : literal;
    }

    /**
     * @param query nothing is found if it is empty
     * @throws BadParameter if it is too long
     */
    public Found find(String query) {
        Parameters.requireLength(PARAMETER, query, LONGEST);
        if (query.isEmpty()) {
            return new Found("", List.of(), List.of(), List.of());
        }
        Guesses guesses = Guesses.of(query, URI.create(site.absolute("/")).getHost());
        Set<String> tried = new LinkedHashSet<>();
        Map<String, List<Entry>> projects = new LinkedHashMap<>();
        for (List<Guess> tier : guesses.tiers()) {
            tier.forEach(guess -> tried.add(guess.words()));
            List<Group> found = groups(tier, projects);
            if (!found.isEmpty()) {
                return new Found(query, found, List.copyOf(tried), List.of());
            }
        }
        return new Found(query, List.of(), List.copyOf(tried), near(projects.values()));
    }

    /** The projects that were named. */
    private List<Hit> near(Collection<List<Entry>> named) {
        return named.stream()
                .flatMap(projects -> names.projects(projects, null).hits().stream())
                .distinct()
                .limit(Names.MOST)
                .toList();
    }

    /** @param known the projects of the names that have been looked up */
    private List<Group> groups(List<Guess> guesses, Map<String, List<Entry>> known) {
        List<Group> groups = new ArrayList<>();
        for (Guess guess : guesses) {
            List<Entry> projects =
                    guess.project() == null ? null : known.computeIfAbsent(guess.project(), names::abbreviated);
            if (projects == null || !projects.isEmpty()) {
                groups(guess, projects).stream()
                        .filter(group -> group.count() > 0)
                        .forEach(groups::add);
            }
        }
        return groups;
    }

    /** @param projects null for all */
    private List<Group> groups(Guess guess, @Nullable List<Entry> projects) {
        String name = guess.name();
        return switch (guess.form()) {
            case OTHER_PAGE -> List.of();
            case PAGE -> List.of(new Group("Pages", 1, List.of(Hit.page(name)), null));
            case PROJECT -> List.of(names.projects(names.named(name), null));
            case NAMESPACE -> List.of(names.namespaces(name));
            case PULL_REQUEST -> List.of(triggered.of(TriggerType.PULL_REQUEST, name, projects));
            case ISSUE -> List.of(triggered.of(TriggerType.ISSUE, name, projects));
            case BRANCH -> List.of(triggered.of(TriggerType.BRANCH, name, projects));
            case RELEASE -> List.of(triggered.of(TriggerType.RELEASE, name, projects));
            case COMMIT -> List.of(triggered.commits(name, projects));
            case JOB -> jobs.of(guess.ids(), name);
            case PROJECT_PART -> List.of(names.projectsLike(name));
            case PACKAGE_PART -> List.of(names.packagesLike(name));
            case IDENTIFIER -> List.of(jobs.identifiedBy(name));
        };
    }
}
