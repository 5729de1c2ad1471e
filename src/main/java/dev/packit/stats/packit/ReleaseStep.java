package dev.packit.stats.packit;

/** The steps of a release to the users of a dist-git branch, in order. */
public enum ReleaseStep {
    PULL_REQUEST("Dist-git pull request"),
    BUILD("Koji build"),
    TAG("Side tag"),
    UPDATE("Bodhi update");

    private final String label;

    ReleaseStep(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
