package dev.packit.stats.search;

import dev.packit.stats.mirror.ActiveProjects;
import dev.packit.stats.mirror.ActiveProjects.Active;
import dev.packit.stats.mirror.PipelineIndex;
import dev.packit.stats.mirror.PipelineSnapshot;
import dev.packit.stats.mirror.ProjectDirectory;
import dev.packit.stats.mirror.ProjectDirectory.Entry;
import dev.packit.stats.packit.Project;
import dev.packit.stats.search.Found.Group;
import dev.packit.stats.web.Link;
import dev.packit.stats.web.Urls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds projects, namespaces and packages by their names, most recently active first. All names are in memory. */
@ApplicationScoped
class Names {

    /** The most hits of a type that are shown. */
    static final int MOST = 20;

    @Inject
    ProjectDirectory directory;

    @Inject
    ActiveProjects active;

    @Inject
    PipelineIndex index;

    /** Returns the projects of a name, which may begin with the forge. */
    List<Entry> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return matching(entry ->
                lower.endsWith(entry.lowerName()) && (lower.equals(entry.lowerName()) || lower.equals(full(entry))));
    }

    /** Returns the projects of a name, which may be only the repo. */
    List<Entry> abbreviated(String name) {
        String end = "/" + name.toLowerCase(Locale.ROOT);
        List<Entry> named = named(name);
        return named.isEmpty() ? matching(entry -> entry.lowerName().endsWith(end)) : named;
    }

    /** Returns the projects with any of these ids. */
    List<Entry> ofIds(Set<Integer> ids) {
        return ids.isEmpty() ? List.of() : matching(entry -> entry.hasAny(ids));
    }

    private static String full(Entry entry) {
        return entry.project().fullName().toLowerCase(Locale.ROOT);
    }

    Group projects(List<Entry> found, @Nullable String part) {
        List<Hit> hits = found.stream()
                .limit(MOST)
                .map(Entry::project)
                .map(project -> new Hit("project", project.fullName(), project.path()))
                .toList();
        Link all = part == null ? null : new Link("/projects" + Urls.query(Map.of("q", part)));
        return new Group("Projects", found.size(), hits, all);
    }

    /** Returns the projects with a part of their name. */
    Group projectsLike(String part) {
        String lower = part.toLowerCase(Locale.ROOT);
        return projects(matching(entry -> entry.lowerName().contains(lower)), part);
    }

    /** @param name of a forge, or of a forge and a namespace */
    Group namespaces(String name) {
        String[] parts = name.split("/", 2);
        String namespace = parts.length > 1 ? parts[1] : null;
        boolean exists = directory.lastKnown().stream().anyMatch(entry -> entry.isIn(parts[0], namespace));
        String path = Project.forgePath(parts[0]) + (namespace == null ? "" : "/" + Urls.path(namespace));
        List<Hit> hits = exists ? List.of(new Hit("namespace", name, path)) : List.of();
        return new Group("Namespaces", hits.size(), hits, null);
    }

    /** Returns the packages whose name contains a text, in each of their projects. A package without a project links to its runs. */
    Group packagesLike(String part) {
        PipelineSnapshot known = index.lastKnown();
        String lower = part.toLowerCase(Locale.ROOT);
        Set<String> names = known.packages().keySet().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(lower))
                .collect(Collectors.toSet());
        List<Packaged> found = names.isEmpty() ? List.of() : packaged(names, known);
        List<Hit> hits = found.stream()
                .limit(MOST)
                .map(Packaged::hit)
                .filter(Objects::nonNull)
                .toList();
        Link all = names.size() == 1 && !hits.isEmpty() && found.get(0).project != null
                ? new Link(Urls.runs("package", found.get(0).name))
                : null;
        return new Group("Packages", found.size() <= MOST ? hits.size() : found.size(), hits, all);
    }

    private List<Packaged> packaged(Set<String> names, PipelineSnapshot known) {
        List<Packaged> found = new ArrayList<>();
        for (Entry entry : directory.lastKnown()) {
            known.packagesOf(names, entry.ids())
                    .forEach((name, last) -> found.add(new Packaged(entry.project(), name, last)));
        }
        Set<String> named = found.stream().map(Packaged::name).collect(Collectors.toSet());
        names.stream()
                .filter(name -> !named.contains(name))
                .map(name -> new Packaged(null, name, last(known.ofPackage(name))))
                .filter(packaged -> packaged.last > 0)
                .forEach(found::add);
        found.sort(Comparator.comparing(Packaged::last).reversed());
        return found;
    }

    private static int last(int[] pipelines) {
        return pipelines.length == 0 ? 0 : pipelines[pipelines.length - 1];
    }

    /**
     * @param project null if there is none, as is the case until a new upstream version is first proposed in dist-git
     * @param last the latest pipeline of the package in the project
     */
    private record Packaged(@Nullable Project project, String name, int last) {

        @Nullable
        Hit hit() {
            if (project == null) {
                return new Hit("package", name, Urls.runs("package", name));
            }
            String path = project.packagePath(name);
            return path == null ? null : new Hit("package", "%s in %s".formatted(name, project.fullName()), path);
        }
    }

    private List<Entry> matching(Predicate<Entry> wanted) {
        return active.sorted(directory.lastKnown(), index.lastKnown()).stream()
                .map(Active::entry)
                .filter(wanted)
                .toList();
    }
}
