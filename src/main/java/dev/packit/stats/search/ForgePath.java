package dev.packit.stats.search;

import dev.packit.stats.search.Guess.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the URLs of GitHub, GitLab, Pagure, Forgejo and those like them. A namespace may have any number of segments, and a
 * project may be called like a part of these URLs, so all possible ends of a project's name are guessed.
 */
final class ForgePath {

    private static final int LONGEST_MARK = 3;

    /** Branches and releases seldom have more than one slash in their names. */
    private static final int MOST_SHORTER = 10;

    private static final Set<Form> NAMED = Set.of(Form.BRANCH, Form.RELEASE);

    /** Where Fedora's packages are cloned from, and where their pages are. */
    private static final Map<String, String> PAGES_OF = Map.of("pkgs.fedoraproject.org", "src.fedoraproject.org");

    private static final Set<String> FORKS = Set.of("fork", "forks");

    private static final Pattern ARCHIVE = Pattern.compile("\\.(?:tar\\.gz|tar\\.bz2|tar|zip)$");

    /** Maximum number of segments of a project's name; GitLab nests groups at most twenty deep. */
    private static final int LONGEST_NAME = 21;

    private final String host;
    private final List<String> segments;
    private final List<Guess> exact = new ArrayList<>();
    private final List<Guess> otherwise = new ArrayList<>();

    private ForgePath(String host, List<String> segments) {
        this.host = host;
        this.segments = segments;
    }

    static Guesses guesses(Address address) {
        String host = PAGES_OF.getOrDefault(address.host(), address.host());
        List<String> segments = address.segments();
        Guesses guesses = new ForgePath(host, segments).guesses();
        // on Pagure, a fork has the name of its project at the end
        return segments.size() > 2 && FORKS.contains(segments.get(0))
                ? guesses.or(new ForgePath(host, segments.subList(2, segments.size())).guesses())
                : guesses;
    }

    private Guesses guesses() {
        if (segments.isEmpty()) {
            return Guesses.of(List.of(Guess.of(Form.NAMESPACE, host)));
        }
        for (int end = 1; end < Math.min(LONGEST_NAME + 1, segments.size() - 1); end++) {
            end = addMarked(end);
        }
        if (exact.isEmpty()) {
            String whole = withoutSuffix(path(0, segments.size()));
            exact.add(Guess.of(Form.PROJECT, host + "/" + whole));
            exact.add(Guess.of(Form.NAMESPACE, host + "/" + whole));
            addProjects();
            return Guesses.of(exact);
        }
        List<Guess> projects = exact.stream()
                .filter(guess -> NAMED.contains(guess.form()))
                .map(Guess::project)
                .filter(Objects::nonNull)
                .distinct()
                .map(project -> Guess.of(Form.PROJECT, project))
                .toList();
        return Guesses.of(exact, otherwise, projects);
    }

    /** Adds the projects of which this may be a page that has no counterpart here, such as that of a file. */
    private void addProjects() {
        for (int end = 1; end <= Math.min(LONGEST_NAME, segments.size() - 1); end++) {
            if (ForgeWords.PAGES.contains(segments.get(end))) {
                exact.add(Guess.of(Form.PROJECT, host + "/" + path(0, end)));
            }
        }
    }

    /**
     * Adds what is marked after a project's name.
     *
     * @param end where the name may end
     * @return the last segment of what is marked; {@code end} if nothing is
     */
    private int addMarked(int end) {
        int mark = segments.get(end).equals("-") ? end + 1 : end;
        for (int length = LONGEST_MARK; length > 0; length--) {
            if (add(end, mark, length)) {
                return addCommit(end, mark + 1) ? mark + 2 : mark + length - 1;
            }
        }
        return end;
    }

    /**
     * Adds what a mark at this position leads to.
     *
     * @param length of the mark, in segments
     * @return whether there is a mark
     */
    private boolean add(int end, int at, int length) {
        int from = at + length;
        if (from >= segments.size()) {
            return false;
        }
        String mark = path(at, from);
        String project = project(end);
        int before = exact.size();
        for (Form form : ForgeWords.MARKS.getOrDefault(mark, List.of())) {
            if (NAMED.contains(form)) {
                addNames(project, form, mark, from);
            } else {
                // what follows a number or a commit is a part of its page
                addNumber(project, form, mark, segments.get(from));
            }
        }
        return exact.size() > before;
    }

    /** Adds a branch or release, whose name may contain slashes, and may be followed by the path of a file. */
    private void addNames(String project, Form form, String mark, int from) {
        String name = path(from, segments.size());
        exact.add(Guess.in(
                project,
                form,
                mark.startsWith("archive/") ? ARCHIVE.matcher(name).replaceFirst("") : name));
        for (int to = segments.size() - 1; to > from && otherwise.size() < MOST_SHORTER; to--) {
            otherwise.add(Guess.in(project, form, path(from, to)));
        }
    }

    private void addNumber(String project, Form form, String mark, String name) {
        if (form == Form.COMMIT ? !Guesses.isCommit(name) : !Guesses.isNumber(name)) {
            return;
        }
        exact.add(Guess.in(project, form, name));
        Form other = ForgeWords.OTHERWISE.get(mark);
        if (other != null && !isOnGitLab()) {
            otherwise.add(Guess.in(project, other, name));
        }
    }

    private boolean isOnGitLab() {
        return host.contains("gitlab") || segments.contains("-");
    }

    /**
     * Adds the commit whose page within a pull request this is.
     *
     * @param number the position of the number of the pull request
     * @return whether it is such a page
     */
    private boolean addCommit(int end, int number) {
        boolean is = number + 2 < segments.size()
                && Guesses.isNumber(segments.get(number))
                && segments.get(number + 1).equals("commits")
                && Guesses.isCommit(segments.get(number + 2));
        if (is) {
            exact.add(Guess.in(project(end), Form.COMMIT, segments.get(number + 2)));
        }
        return is;
    }

    private String project(int end) {
        return host + "/" + withoutSuffix(path(0, end));
    }

    private String path(int from, int to) {
        return String.join("/", segments.subList(from, to));
    }

    private static String withoutSuffix(String path) {
        return path.endsWith(".git") ? path.substring(0, path.length() - ".git".length()) : path;
    }
}
