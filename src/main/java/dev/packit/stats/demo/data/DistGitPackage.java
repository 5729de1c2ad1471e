package dev.packit.stats.demo.data;

import java.util.List;

/**
 * A package in Fedora's dist-git.
 *
 * @param anityaId of the project that release-monitoring.org watches for it
 * @param branches their versions left open
 * @param sideTagGroup the packages that are built together with it, empty if none
 * @param pulls releases a year that are pulled from upstream
 */
record DistGitPackage(
        String name, int anityaId, String anityaName, List<String> branches, String sideTagGroup, int pulls) {

    /** Its repository, in which Packit has checks done. */
    Project project() {
        return new Project(
                "src.fedoraproject.org",
                "rpms",
                name,
                0,
                1,
                "rawhide",
                "{version}",
                branches,
                List.of(name),
                "",
                List.of(),
                List.of());
    }
}
