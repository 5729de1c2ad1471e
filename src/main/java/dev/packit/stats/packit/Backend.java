package dev.packit.stats.packit;

/** The services that process jobs while Packit waits for them, in the order of the status page. */
public enum Backend {
    COPR("Copr"),
    TESTING_FARM("Testing Farm"),
    KOJI("Koji"),
    DIST_GIT("dist-git", "Open the dist-git pull request"),
    BODHI("Bodhi"),
    OPENSCANHUB("OpenScanHub"),
    LOG_DETECTIVE("Log Detective"),
    IMAGE_BUILDER("Image Builder");

    private final String label;
    private final String link;

    Backend(String label) {
        this(label, "Open in " + label);
    }

    Backend(String label, String link) {
        this.label = label;
        this.link = link;
    }

    public String label() {
        return label;
    }

    /** The text of a link to its page of a job. */
    public String link() {
        return link;
    }
}
