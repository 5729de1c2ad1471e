package dev.packit.stats.packit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The steps of a release to the users of a dist-git branch, in order. */
public enum ReleaseStep {
    PULL_REQUEST("Dist-git pull request", null),
    BUILD("Koji build", "nvr"),
    TAG("Side tag", "nvr"),
    UPDATE("Bodhi update", "koji_nvrs");

    private final String label;
    private final @Nullable String builds;

    ReleaseStep(String label, @Nullable String builds) {
        this.label = label;
        this.builds = builds;
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
