package dev.packit.stats.demo.data;

import org.jspecify.annotations.Nullable;

/**
 * An event to which Packit reacts.
 *
 * @param event id of its row in {@code project_events}
 * @param label its part of the Copr project's name: the number, the branch, or {@code releases}
 * @param ref the Git ref to be fetched; empty if nothing is built
 * @param commit empty if the event has none
 */
record Trigger(Repository repository, int event, String label, String ref, String commit) {

    /** An event after which nothing is built from a repository. */
    Trigger(Repository repository, int event, String label) {
        this(repository, event, label, "", "");
    }

    Project project() {
        return repository.project();
    }

    /** The pull request's number; null if it is something else. */
    @Nullable
    String number() {
        return ref.startsWith("refs/pull/") ? label : null;
    }
}
