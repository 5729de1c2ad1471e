package dev.packit.stats.demo.data;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The jobs for one package and one trigger.
 *
 * @param coprProject the Copr project of its builds
 * @param release the packages' release, without the distribution tag
 */
record Run(Trigger trigger, String packageName, String version, Row pipeline, String coprProject, String release) {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    static Run of(Trigger trigger, String packageName, Row pipeline, Instant time) {
        String version = trigger.repository().version();
        return new Run(trigger, packageName, version, pipeline, coprProject(trigger), release(trigger, time));
    }

    /** Packit's name for the Copr project, which contains the forge unless it is GitHub. */
    private static String coprProject(Trigger trigger) {
        Project project = trigger.project();
        String host = project.forge().equals("github.com") ? "" : project.forge() + "-";
        String name = host + project.namespace() + "-" + project.name() + "-" + trigger.label();
        return name.replaceAll("[^A-Za-z0-9._-]+", "-");
    }

    /** Packit's release number for snapshots: time, branch, number of commits since the release, and commit. */
    private static String release(Trigger trigger, Instant time) {
        int commits = Integer.parseInt(trigger.commit().substring(0, 2), 16);
        return "1.%s.%s.%s.g%s"
                .formatted(
                        STAMP.format(time),
                        trigger.label().replaceAll("[^A-Za-z0-9]+", "."),
                        commits,
                        trigger.commit().substring(0, 7));
    }

    Project project() {
        return trigger.project();
    }
}
