package dev.packit.stats.search;

import dev.packit.stats.search.Guess.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the URLs of GitHub, GitLab, Pagure, Forgejo and those like them. A namespace may have any number of segments, and a
 * project may be called like a part of these URLs, so all possible ends of a project's name are guessed.
 */
final class ForgePath {

    /** What comes between a project and the name of a part of it. */
    private static final Map<String, List<Form>> MARKS = Map.ofEntries(
            Map.entry("pull", List.of(Form.PULL_REQUEST)),
            Map.entry("pulls", List.of(Form.PULL_REQUEST)),
            Map.entry("pull-request", List.of(Form.PULL_REQUEST)),
            Map.entry("merge_requests", List.of(Form.PULL_REQUEST)),
            Map.entry("issue", List.of(Form.ISSUE)),
            Map.entry("issues", List.of(Form.ISSUE)),
            Map.entry("c", List.of(Form.COMMIT)),
            Map.entry("commit", List.of(Form.COMMIT)),
            // also the history of a branch
            Map.entry("commits", List.of(Form.COMMIT, Form.BRANCH)),
            // also a tag on Pagure
            Map.entry("tree", List.of(Form.BRANCH, Form.RELEASE)),
            Map.entry("src/branch", List.of(Form.BRANCH)),
            Map.entry("src/tag", List.of(Form.RELEASE)),
            Map.entry("src/commit", List.of(Form.COMMIT)),
            Map.entry("releases/tag", List.of(Form.RELEASE)),
            Map.entry("releases", List.of(Form.RELEASE)),
            Map.entry("tags", List.of(Form.RELEASE)));

    /** How the addresses of other pages of a project go on. */
    private static final Set<String> PAGES = Stream.concat(
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
                            "merge_requests",
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

    /** Maximum number of segments of a project's name; GitLab nests groups at most twenty deep. */
    private static final int LONGEST_NAME = 21;

    private ForgePath() {}

    static List<Guess> guesses(Address address) {
        List<Guess> guesses = new ArrayList<>();
        List<String> segments = address.segments();
        for (int end = 1; end < segments.size() - 1; end++) {
            int mark = segments.get(end).equals("-") ? end + 1 : end;
            if (add(guesses, address, end, mark, 2)) {
                end = mark + 1;
            } else if (add(guesses, address, end, mark, 1)) {
                end = addCommit(guesses, address, end, mark + 1) ? mark + 2 : mark;
            }
        }
        if (segments.isEmpty()) {
            return List.of(Guess.of(Form.NAMESPACE, address.host()));
        }
        if (guesses.isEmpty()) {
            String whole = withoutSuffix(address.path(0, segments.size()));
            guesses.add(Guess.of(Form.PROJECT, address.host() + "/" + whole));
            guesses.add(Guess.of(Form.NAMESPACE, address.host() + "/" + whole));
            addProjects(guesses, address);
        }
        return guesses;
    }

    /** Adds the projects of which this may be a page that has no counterpart here, such as that of a file. */
    private static void addProjects(List<Guess> guesses, Address address) {
        for (int end = 1; end <= Math.min(LONGEST_NAME, address.segments().size() - 1); end++) {
            if (PAGES.contains(address.segments().get(end))) {
                guesses.add(Guess.of(Form.PROJECT, address.host() + "/" + address.path(0, end)));
            }
        }
    }

    /**
     * Adds what a mark at this position leads to.
     *
     * @param length of the mark, in segments
     * @return whether there is a mark
     */
    private static boolean add(List<Guess> guesses, Address address, int end, int mark, int length) {
        int from = mark + length;
        int to = address.segments().size();
        if (from >= to) {
            return false;
        }
        String project = address.host() + "/" + withoutSuffix(address.path(0, end));
        int before = guesses.size();
        for (Form form : MARKS.getOrDefault(address.path(mark, from), List.of())) {
            // what follows a number or a commit is a part of its page
            boolean isName = form == Form.BRANCH || form == Form.RELEASE;
            String name = address.path(from, isName ? to : from + 1);
            if (isName || (form == Form.COMMIT ? Guesses.isCommit(name) : Guesses.isNumber(name))) {
                guesses.add(Guess.in(project, form, name));
            }
        }
        return guesses.size() > before;
    }

    /**
     * Adds the commit whose page within a pull request this is.
     *
     * @param number the position of the number of the pull request
     * @return whether it is such a page
     */
    private static boolean addCommit(List<Guess> guesses, Address address, int end, int number) {
        List<String> segments = address.segments();
        boolean is = number + 2 < segments.size()
                && Guesses.isNumber(segments.get(number))
                && segments.get(number + 1).equals("commits")
                && Guesses.isCommit(segments.get(number + 2));
        if (is) {
            String project = address.host() + "/" + withoutSuffix(address.path(0, end));
            guesses.add(Guess.in(project, Form.COMMIT, segments.get(number + 2)));
        }
        return is;
    }

    private static String withoutSuffix(String path) {
        return path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
    }
}
