package dev.packit.stats.status;

import dev.packit.stats.packit.JobKind;
import java.util.Arrays;
import java.util.List;

/** Who does the work that Packit waits for. */
enum Backend {
    COPR("Copr", JobKind.SRPM, JobKind.COPR),
    TESTING_FARM("Testing Farm", JobKind.TESTING_FARM),
    KOJI("Koji", JobKind.KOJI, JobKind.KOJI_DOWNSTREAM, JobKind.KOJI_TAG_REQUEST),
    DIST_GIT("dist-git", JobKind.PROPOSE_DOWNSTREAM, JobKind.PULL_FROM_UPSTREAM),
    BODHI("Bodhi", JobKind.BODHI),
    OPENSCANHUB("OpenScanHub", JobKind.OPENSCANHUB),
    LOG_DETECTIVE("Log Detective", JobKind.LOG_DETECTIVE),
    IMAGE_BUILDER("Image Builder", JobKind.VM_IMAGE);

    private final String label;
    private final List<JobKind> kinds;

    Backend(String label, JobKind... kinds) {
        this.label = label;
        this.kinds = List.of(kinds);
    }

    String label() {
        return label;
    }

    static Backend of(JobKind kind) {
        return Arrays.stream(values())
                .filter(backend -> backend.kinds.contains(kind))
                .findFirst()
                .orElseThrow();
    }
}
