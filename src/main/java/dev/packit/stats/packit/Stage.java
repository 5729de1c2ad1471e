package dev.packit.stats.packit;

/** The stages of a run, in order. */
public enum Stage {
    SOURCE("Source package"),
    BUILD("Builds"),
    CHECK("Tests and scans"),
    RELEASE("Release");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
