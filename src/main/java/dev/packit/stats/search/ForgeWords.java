package dev.packit.stats.search;

import dev.packit.stats.search.Guess.Form;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words in the paths of forges. */
final class ForgeWords {

    /** What comes between a project and the name of a part of it. */
    static final Map<String, List<Form>> MARKS = Map.ofEntries(
            Map.entry("pull", List.of(Form.PULL_REQUEST)),
            Map.entry("pulls", List.of(Form.PULL_REQUEST)),
            Map.entry("pull-request", List.of(Form.PULL_REQUEST)),
            Map.entry("merge_requests", List.of(Form.PULL_REQUEST)),
            Map.entry("issue", List.of(Form.ISSUE)),
            Map.entry("issues", List.of(Form.ISSUE)),
            Map.entry("work_items", List.of(Form.ISSUE)),
            Map.entry("c", List.of(Form.COMMIT)),
            Map.entry("commit", List.of(Form.COMMIT)),
            // also the history of a branch
            Map.entry("commits", List.of(Form.COMMIT, Form.BRANCH)),
            Map.entry("commits/branch", List.of(Form.BRANCH)),
            Map.entry("commits/tag", List.of(Form.RELEASE)),
            Map.entry("commits/commit", List.of(Form.COMMIT)),
            // also a tag on Pagure
            Map.entry("tree", List.of(Form.BRANCH, Form.RELEASE, Form.COMMIT)),
            Map.entry("src/branch", List.of(Form.BRANCH)),
            Map.entry("src/tag", List.of(Form.RELEASE)),
            Map.entry("src/commit", List.of(Form.COMMIT)),
            Map.entry("archive/refs/heads", List.of(Form.BRANCH)),
            Map.entry("archive/refs/tags", List.of(Form.RELEASE)),
            Map.entry("releases/tag", List.of(Form.RELEASE)),
            Map.entry("releases", List.of(Form.RELEASE)),
            Map.entry("tags", List.of(Form.RELEASE)));

    /** Where pull requests and issues share their numbers, a URL may name the wrong one. GitLab numbers them separately. */
    static final Map<String, Form> OTHERWISE = Map.of(
            "pull", Form.ISSUE,
            "pulls", Form.ISSUE,
            "pull-request", Form.ISSUE,
            "issue", Form.PULL_REQUEST,
            "issues", Form.PULL_REQUEST);

    /** How the addresses of other pages of a project go on. */
    static final Set<String> PAGES = Stream.concat(
                    MARKS.keySet().stream().map(mark -> mark.split("/")[0]),
                    Stream.of(
                            "-",
                            "actions",
                            "activity",
                            "blame",
                            "blob",
                            "branches",
                            "compare",
                            "deployments",
                            "discussions",
                            "find",
                            "forks",
                            "graphs",
                            "labels",
                            "milestones",
                            "network",
                            "packages",
                            "projects",
                            "pulse",
                            "pull-requests",
                            "raw",
                            "roadmap",
                            "security",
                            "settings",
                            "stargazers",
                            "stats",
                            "watchers",
                            "wiki"))
            .collect(Collectors.toSet());

    private ForgeWords() {}
}
