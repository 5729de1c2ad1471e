package dev.packit.stats.demo.data;

/**
 * Something that happened and that Packit acts upon.
 *
 * @param event the id of its row in {@code project_events}
 * @param label names it in Copr projects: the number, the branch, or {@code releases}
 * @param ref what is fetched from the repository
 * @param commit null where it concerns none
 */
record Trigger(Repository repository, int event, String label, String ref, String commit) {

    Project project() {
        return repository.project();
    }

    /** The pull request's number; null where it is something else. */
    String number() {
        return ref != null && ref.startsWith("refs/pull/") ? label : null;
    }
}
