package dev.packit.stats.demo.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The state of a project during the year: open pull requests, the next number and the latest version. */
final class Repository {

    /** @param id of its row */
    record PullRequest(int id, int number) {}

    private static final int MOST_OPEN = 6;

    private final Project project;
    private final int id;
    private final List<PullRequest> open = new ArrayList<>();
    private final Map<String, Integer> branches = new HashMap<>();
    private int number;
    private String version;

    /** @param id of its row in {@code git_projects} */
    Repository(Project project, int id) {
        this.project = project;
        this.id = id;
        number = project.firstNumber();
        // An arbitrary start that differs between projects.
        version = project.name().length() % 5 + 1 + "." + project.url().length() % 13 + ".0";
    }

    Project project() {
        return project;
    }

    int id() {
        return id;
    }

    /** Pull requests and issues share one sequence of numbers. */
    int nextNumber() {
        return number++;
    }

    List<PullRequest> openPullRequests() {
        return open;
    }

    void open(PullRequest pullRequest) {
        open.add(pullRequest);
        if (open.size() > MOST_OPEN) {
            open.remove(0);
        }
    }

    /** Row ids of the branches by name. */
    Map<String, Integer> branches() {
        return branches;
    }

    /** The latest released version. */
    String version() {
        return version;
    }

    void release(String released) {
        version = released;
    }

    /** @param small whether it contains only fixes */
    String nextVersion(boolean small) {
        String[] parts = version.split("\\.");
        int increased = small ? 2 : 1;
        parts[increased] = Integer.toString(Integer.parseInt(parts[increased]) + 1);
        return String.join(".", parts[0], parts[1], small ? parts[2] : "0");
    }

    String tag() {
        return project.tag().replace("{version}", version());
    }
}
