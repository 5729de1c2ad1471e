package dev.packit.stats.packit;

/** The parts of a run, in the order in which one leads to the next. */
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
