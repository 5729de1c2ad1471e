package dev.packit.stats.demo.data;

/**
 * An event to which Packit reacts.
 *
 * @param event id of its row in {@code project_events}
 * @param label its part of the Copr project's name: the number, the branch, or {@code releases}
 * @param ref the Git ref to be fetched
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
