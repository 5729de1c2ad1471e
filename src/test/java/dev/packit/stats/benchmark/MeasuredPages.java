package dev.packit.stats.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.packit.stats.packit.JobKind;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which pages are measured. */
final class MeasuredPages {

    private final Client client;

    MeasuredPages(Client client) {
        this.client = client;
    }

    /** Each kind's list, a page from its middle, and a job from there; also all filters of the list with the most jobs. */
    Set<String> all() throws IOException, InterruptedException {
        Set<String> pages = new LinkedHashSet<>(List.of("/q/health/live", "/", "/status", "/jobs"));
        for (JobKind kind : JobKind.values()) {
            pages.add(kind.listPath());
            List<JsonNode> newest = client.items(kind.listPath());
            if (!newest.isEmpty()) {
                String middle =
                        kind.listPath() + "?before=" + newest.get(0).get("id").asLong() / 2;
                pages.add(middle);
                client.items(middle).stream()
                        .findFirst()
                        .ifPresent(
                                job -> pages.add(kind.detailPath(job.get("id").asLong())));
            }
        }
        String list = JobKind.COPR.listPath();
        client.items(list + "?outcome=failed").stream()
                .findFirst()
                .ifPresent(
                        job -> pages.add(JobKind.COPR.detailPath(job.get("id").asLong())));
        pages.add(list + "?limit=100");
        pages.add(list + "?format=json");
        client.items(list + "?limit=100").stream()
                .filter(job -> !job.at("/trigger/pr").isMissingNode()
                        && !job.at("/trigger/pr").isNull())
                .findFirst()
                .ifPresent(job -> {
                    JsonNode project = job.get("project");
                    String name = "project=%s/%s/%s"
                            .formatted(
                                    project.get("forge").asText(),
                                    project.get("namespace").asText(),
                                    project.get("repo").asText());
                    pages.add(list + "?" + name);
                    pages.add(list + "?" + name + "&pr=" + job.at("/trigger/pr").asText());
                    pages.add(list + "?commit=" + job.at("/trigger/commit").asText());
                    pages.add(list + "?target=" + job.get("target").asText());
                });
        for (String filter : List.of(
                "outcome=failed",
                "outcome=error",
                "status=retry",
                "target=*-s390x",
                "branch=main",
                "period=month",
                "period=week&outcome=failed",
                "from=2025-01-01&to=2025-01-02")) {
            pages.add(list + "?" + filter);
        }
        pages.addAll(statistics());
        pages.addAll(runs());
        pages.addAll(projects());
        return pages;
    }

    private static Set<String> statistics() {
        return new LinkedHashSet<>(List.of(
                "/statistics",
                "/statistics?period=day",
                "/statistics?period=month",
                "/statistics?period=quarter",
                "/statistics?period=year",
                "/statistics?period=month&format=json",
                "/statistics?period=month&target=fedora-rawhide-x86_64",
                "/statistics?target=fedora-rawhide-x86_64",
                "/statistics?period=month&branch=main",
                "/statistics/throughput.svg?period=month",
                "/usage?period=month",
                "/usage?period=all"));
    }

    private static Set<String> runs() {
        return new LinkedHashSet<>(List.of(
                "/pipeline",
                "/pipeline?format=json",
                "/pipeline?before=500000",
                "/pipeline?branch=main",
                "/pipeline?outcome=failed",
                "/pipeline?target=*-s390x",
                "/pipeline?period=month"));
    }

    /** The list of projects, and all pages of the busiest among the hundred most recently active ones. */
    private Set<String> projects() throws IOException, InterruptedException {
        Set<String> pages = new LinkedHashSet<>(
                List.of("/projects", "/projects?sort=name", "/projects?q=sys", "/projects/github.com"));
        JsonNode busiest = client.items("/projects?limit=100").stream()
                .max(Comparator.comparing(
                        project -> project.get("pull_requests").asLong()))
                .orElseThrow();
        String name = "%s/%s/%s"
                .formatted(
                        busiest.get("forge").asText(),
                        busiest.get("namespace").asText(),
                        busiest.get("repo").asText());
        String project = "/projects/" + name;
        pages.add(project);
        pages.add(project + "?format=json");
        pages.add("/pipeline?project=" + name);
        pages.add(project + "/-/statistics?period=quarter");
        pages.add("/statistics?project=" + name);
        pages.add("/statistics?period=quarter&project=" + name);
        for (String section : List.of("pull-requests", "branches", "releases", "issues", "packages")) {
            pages.add(project + "/-/" + section);
            client.items(project + "/-/" + section).stream()
                    .findFirst()
                    .ifPresent(item ->
                            pages.add(URI.create(item.get("url").asText()).getRawPath()));
        }
        return pages;
    }
}
