package dev.packit.stats.packit;

import dev.packit.stats.web.Urls;
import org.jspecify.annotations.Nullable;

/** The kinds of forge, each with its own URL patterns for the parts of a project. */
enum Forge {
    GITHUB("/pull/", "/tree/", "/releases/tag/", "/issues/", "/commit/", "/compare/%s...%s"),
    GITLAB("/-/merge_requests/", "/-/tree/", "/-/tags/", "/-/issues/", "/-/commit/", "/-/compare/%s...%s"),
    PAGURE("/pull-request/", "/tree/", "/tree/", "/issue/", "/c/", "/c/%s..%s"),
    /** Fedora's sources, also on Pagure, but the only place there whose comments Packit reads. */
    DIST_GIT("/pull-request/", "/tree/", "/tree/", "/issue/", "/c/", "/c/%s..%s"),
    FORGEJO("/pulls/", "/src/branch/", "/releases/tag/", "/issues/", "/commit/", "/compare/%s...%s");

    private final String pullRequest;
    private final String branch;
    private final String release;
    private final String issue;
    private final String commit;
    private final String comparison;

    Forge(String pullRequest, String branch, String release, String issue, String commit, String comparison) {
        this.pullRequest = pullRequest;
        this.branch = branch;
        this.release = release;
        this.issue = issue;
        this.commit = commit;
        this.comparison = comparison;
    }

    /** Finds the kind by host name. Unless Packit's configuration contains the host, it is assumed to be a Forgejo. */
    static Forge at(String host) {
        if (host.equals("github.com")) {
            return GITHUB;
        }
        if (host.startsWith("gitlab.") || host.equals("salsa.debian.org")) {
            return GITLAB;
        }
        return switch (host) {
            case Project.FEDORA_DIST_GIT, "pkgs.fedoraproject.org" -> DIST_GIT;
            case "pagure.io", "git.centos.org" -> PAGURE;
            default -> FORGEJO;
        };
    }

    @Nullable
    String pullRequest(Project project, long number) {
        return address(project, pullRequest, Long.toString(number));
    }

    @Nullable
    String branch(Project project, @Nullable String name) {
        return address(project, branch, name);
    }

    @Nullable
    String release(Project project, String tag) {
        return address(project, release, tag);
    }

    @Nullable
    String issue(Project project, long number) {
        return address(project, issue, Long.toString(number));
    }

    @Nullable
    String commit(Project project, @Nullable String sha) {
        return address(project, commit, sha);
    }

    /** What changed between two commits; null if either is unknown, or if they are the same. */
    @Nullable
    String comparison(Project project, @Nullable String from, @Nullable String to) {
        return from == null || to == null || from.isEmpty() || to.isEmpty() || from.equals(to)
                ? null
                : address(project, comparison.formatted(Urls.path(from), Urls.path(to)));
    }

    /** The list of its issues. */
    @Nullable
    String issues(Project project) {
        return address(project, issue.replaceFirst("s?/$", "s"));
    }

    /** The list of its pull requests. */
    @Nullable
    String pullRequests(Project project) {
        return address(project, pullRequest.replaceFirst("s?/$", "s"));
    }

    private static @Nullable String address(Project project, String part, @Nullable String name) {
        return name == null || name.isEmpty() ? null : address(project, part + Urls.path(name));
    }

    private static @Nullable String address(Project project, String path) {
        if (project.url() == null) {
            return null;
        }
        String address = Urls.withoutTrailing('/', project.url());
        return Urls.reachable(
                (address.endsWith(".git") ? address.substring(0, address.length() - ".git".length()) : address) + path);
    }
}
