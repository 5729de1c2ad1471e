package dev.packit.stats.search;

import dev.packit.stats.packit.ExternalId;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that a text may stand for.
 *
 * @param ids what the name may identify in other systems; empty unless it is a {@link Form#JOB}
 * @param project the project that it belongs to: {@code forge/namespace/repo}, {@code namespace/repo} or, of a reference, only
 *     the repo; null for any
 * @param name a name, number, hash or path, depending on the form
 */
record Guess(Form form, Set<ExternalId> ids, @Nullable String project, String name) {

    /** What it may be. */
    enum Form {
        /** A page of this site. */
        PAGE("page"),
        /** A page of this site or of a backend that identifies no job. */
        OTHER_PAGE("page"),
        PROJECT("project"),
        NAMESPACE("namespace"),
        PULL_REQUEST("pull request"),
        ISSUE("issue"),
        BRANCH("branch"),
        RELEASE("release"),
        COMMIT("commit"),
        JOB("job"),
        PROJECT_PART("project with a name like"),
        PACKAGE_PART("package with a name like"),
        IDENTIFIER("identifier");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    static Guess of(Form form, String name) {
        return new Guess(form, Set.of(), null, name);
    }

    static Guess in(String project, Form form, String name) {
        return new Guess(form, Set.of(), project, name);
    }

    static Guess job(String name, ExternalId... ids) {
        return new Guess(Form.JOB, Set.of(ids), null, name);
    }

    /** What it is, as written in a list: {@code pull request 24 of packit/ogr}. */
    String words() {
        String what = ids.isEmpty()
                ? form.words
                : ids.stream().sorted().map(ExternalId::words).collect(Collectors.joining(" or "));
        return what + " " + name + (project == null ? "" : " of " + project);
    }
}
