package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The steps of a release to the users of a dist-git branch, in order. */
public enum ReleaseStep {
    PULL_REQUEST("Dist-git pull request", "pull request", null, null),
    BUILD("Koji build", "build", "nvr", "nvr"),
    TAG("Side tag", "side tag", "nvr", "sidetag"),
    UPDATE("Bodhi update", "update", "koji_nvrs", "alias");

    private final String label;
    private final String noun;
    private final @Nullable String builds;
    private final @Nullable String name;

    ReleaseStep(String label, String noun, @Nullable String builds, @Nullable String name) {
        this.label = label;
        this.noun = noun;
        this.builds = builds;
        this.name = name;
    }

    /** The name of its result within a sentence. */
    public String noun() {
        return noun;
    }

    /** The column with the name of what its jobs make; null if they have none. */
    public @Nullable String made() {
        return name;
    }

    public String label() {
        return label;
    }

    /** The column of its jobs that names the builds they are about; null if they have none. */
    public @Nullable String builds() {
        return builds;
    }

    /** The name in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
